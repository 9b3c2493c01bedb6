/** Keeps a text field and a text of the document the same while several people type in it. */
import * as Y from 'yjs'
import { liveRecord, setFields, spliceText } from '../../model/commands'
import { carried, mergeTexts, textChange } from '../../model/mergeText'
import type { Canvas } from '../canvas'
import type { Editing } from '../editor'

/**
 * Every keystroke goes into the document, so that others see it, joined to one step of undo; what others type comes into the
 * field, and the caret stays where it was in the words. While an input method composes, nothing is changed under it.
 */
export class LiveText {
  /** What field and document last agreed on. */
  private agreed: string
  private composing = false
  private writing = false

  constructor(
    private readonly canvas: Canvas,
    private readonly editing: Editing,
    private readonly field: HTMLTextAreaElement,
  ) {
    this.agreed = field.value
  }

  /** @returns a function that ends it. */
  attach(): () => void {
    const { field } = this
    const typed = () => this.typed()
    const begin = () => (this.composing = true)
    const end = () => {
      this.composing = false
      this.typed()
    }
    field.addEventListener('input', typed)
    field.addEventListener('compositionstart', begin)
    field.addEventListener('compositionend', end)
    const text = this.text()
    text?.observe(this.heard)
    const stop = this.canvas.board.subscribe(({ ids }) => {
      if (ids[this.editing.ref.collection].has(this.editing.ref.id)) this.changed()
    })
    this.changed()
    return () => {
      field.removeEventListener('input', typed)
      field.removeEventListener('compositionstart', begin)
      field.removeEventListener('compositionend', end)
      text?.unobserve(this.heard)
      stop()
    }
  }

  private typed(): void {
    if (this.composing) return
    const { canvas, editing, field } = this
    const { ref, field: name } = editing
    const { doc } = canvas.board
    const edit = canvas.editor.edit(`typing/${ref.id}`)
    const now = this.inDocument() ?? ''
    const change = textChange(this.agreed, field.value, field.selectionEnd)
    this.writing = true
    if (now === this.agreed && change && spliceText(doc, edit, ref, name, change)) this.agreed = field.value
    else {
      // Others wrote while an input method composed.
      const merged = mergeTexts(this.agreed, field.value, now)
      this.agreed = merged
      this.show(merged)
      setFields(doc, edit, ref, { [name]: merged })
    }
    this.writing = false
  }

  /** Someone else typed, or something was undone: exactly where is known. */
  private readonly heard = ({ delta, target }: Y.YTextEvent): void => {
    if (this.writing || this.composing || this.field.value !== this.agreed) return
    const { field } = this
    let [start, end] = [field.selectionStart, field.selectionEnd]
    let at = 0
    for (const { retain = 0, insert, delete: removed = 0 } of delta) {
      at += retain
      const inserted = typeof insert === 'string' ? insert : ''
      const change = { at, removed, inserted }
      start = carried(start, change)
      end = carried(end, change)
      at += inserted.length
    }
    this.agreed = target.toString()
    field.value = this.agreed
    field.setSelectionRange(start, end)
  }

  private changed(): void {
    const now = this.inDocument()
    if (this.composing || this.writing || now === null || now === this.agreed) return
    const merged = mergeTexts(this.agreed, this.field.value, now)
    this.agreed = now
    this.show(merged)
  }

  /** Puts words into the field without moving the caret among them. */
  private show(words: string): void {
    const { field } = this
    if (field.value === words) return
    const change = textChange(field.value, words)
    const [start, end] = [carried(field.selectionStart, change), carried(field.selectionEnd, change)]
    field.value = words
    field.setSelectionRange(start, end)
  }

  private text(): Y.Text | null {
    const { ref, field } = this.editing
    const text = liveRecord(this.canvas.board.doc, ref)?.get(field)
    return text instanceof Y.Text ? text : null
  }

  private inDocument(): string | null {
    const { ref, field } = this.editing
    const record = this.canvas.board.all(ref.collection).get(ref.id) as Record<string, unknown> | undefined
    return record ? String(record[field] ?? '') : null
  }
}
