/** Keeps a text field and a text of the document the same while several people type in it. */
import { setFields } from '../../model/commands'
import type { Canvas } from '../canvas'
import type { Editing } from '../editor'
import { carried, mergeTexts, textChange } from './mergeText'

/**
 * Every keystroke goes into the document, so that others see it, joined to one step of undo; what others type comes into the
 * field, and the caret stays where it was in the words. While an input method composes, nothing is changed under it.
 */
export class LiveText {
  /** What field and document last agreed on. */
  private agreed: string
  private composing = false

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
    const stop = this.canvas.board.subscribe(({ ids }) => {
      if (ids[this.editing.ref.collection].has(this.editing.ref.id)) this.changed()
    })
    this.changed()
    return () => {
      field.removeEventListener('input', typed)
      field.removeEventListener('compositionstart', begin)
      field.removeEventListener('compositionend', end)
      stop()
    }
  }

  private typed(): void {
    if (this.composing) return
    const { canvas, editing } = this
    const { ref, field: name } = editing
    const merged = mergeTexts(this.agreed, this.field.value, this.inDocument() ?? '')
    this.agreed = merged
    this.show(merged)
    setFields(canvas.board.doc, canvas.editor.edit(`typing/${ref.id}`), ref, { [name]: merged })
  }

  private changed(): void {
    const now = this.inDocument()
    if (this.composing || now === null || now === this.agreed) return
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

  private inDocument(): string | null {
    const { ref, field } = this.editing
    const record = this.canvas.board.all(ref.collection).get(ref.id) as Record<string, unknown> | undefined
    return record ? String(record[field] ?? '') : null
  }
}
