/** What pasted text becomes: rows of a spreadsheet become companies, anything else a sticky note. */
import { freeSpot } from '../../canvas/tools/placing'
import type { Editor } from '../../canvas/editor'
import { addCompany, addNote, removeRecords } from '../../model/commands'
import { together } from '../../model/edit'
import { defaultSize, type RecordRef } from '../../model/records'

/** More rows than this at once is a list to import with a heading, not a paste. */
export const mostPastedRows = 1_000

export type PastedText =
  /** A table: the first cell of each row. */
  | { readonly kind: 'rows'; readonly names: readonly string[] }
  /** Several lines that may be a list of companies or a text. */
  | { readonly kind: 'lines'; readonly names: readonly string[]; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }

/** Tells what text from the clipboard is. @param html the same in HTML; one column of a spreadsheet shows itself there only. */
export function readPastedText(text: string, html: string): PastedText {
  const whole = text.replace(/\r\n?/g, '\n').trim()
  const lines = whole.split('\n')
  const table = whole.includes('\t') || (/<table/i.test(html) && /<t[dh][\s>]/i.test(html))
  const names = lines.map((line) => (line.split('\t')[0] ?? '').trim()).filter(Boolean)
  if (table && names.length > 0) return { kind: 'rows', names }
  if (lines.length > 1 && names.every((name) => name.length <= 80))
    return { kind: 'lines', names, text: whole }
  return { kind: 'text', text: whole }
}

/** Places companies of these names in a grid near the middle of the view, in one step, and selects them. */
export function pasteCompanies(editor: Editor, names: readonly string[]): void {
  const { w, h } = defaultSize.companies
  const cell = { w: w + 80, h: h + 56 }
  const columns = Math.max(1, Math.round(Math.sqrt((names.length * 1.4 * cell.h) / cell.w)))
  const size = {
    w: Math.min(columns, names.length) * cell.w,
    h: Math.ceil(names.length / columns) * cell.h,
  }
  const { companies, notes } = editor.session.snapshot
  const corner = freeSpot(editor.middleOfView(), size, [...companies.values(), ...notes.values()])
  const { doc } = editor.session
  const edit = editor.edit()
  const made = together(doc, edit, () =>
    names.map((name, i): RecordRef => {
      const x = corner.x + (i % columns) * cell.w
      const y = corner.y + Math.floor(i / columns) * cell.h
      return { collection: 'companies', id: addCompany(doc, edit, { name, x, y }) }
    }),
  )
  editor.select(made)
  editor.showRefs(made)
}

/** Sticks a note with the text in the middle of the view. @returns the note. */
export function pasteNote(editor: Editor, text: string): RecordRef {
  const { companies, notes } = editor.session.snapshot
  const spot = freeSpot(editor.middleOfView(), defaultSize.notes, [...companies.values(), ...notes.values()])
  const id = addNote(editor.session.doc, editor.edit(), { ...spot, text })
  const note: RecordRef = { collection: 'notes', id }
  editor.select([note])
  return note
}

/** Takes a pasted note off again and places companies of its lines instead, in one step. */
export function pasteAsCompanies(editor: Editor, note: RecordRef, names: readonly string[]): void {
  const { doc } = editor.session
  const edit = editor.edit()
  together(doc, edit, () => {
    removeRecords(doc, edit, [note])
    pasteCompanies(editor, names)
  })
}
