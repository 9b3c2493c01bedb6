/** What pasted text becomes: rows of a spreadsheet become companies, anything else a sticky note. */
import { freeSpot } from '../../canvas/tools/placing'
import type { Editor } from '../../canvas/editor'
import { addCompany, addNote, removeRecords } from '../../model/commands'
import { together } from '../../model/edit'
import { companiesByKey } from '../../model/findCompanies'
import { companyKey } from '../../model/names'
import { defaultSize, type RecordRef } from '../../model/records'

/** More rows than this at once is a list to import with a heading, not a paste. */
export const mostPastedRows = 1_000

export type PastedText =
  /** Rows of a spreadsheet; `text` is as it was copied, with quotes round cells of several lines. */
  | { readonly kind: 'rows'; readonly text: string }
  /** Several lines that may be a list of companies or a text. */
  | { readonly kind: 'lines'; readonly names: readonly string[]; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }

/** Tells what text from the clipboard is. @param html the same in HTML; one column of a spreadsheet shows itself there only. */
export function readPastedText(text: string, html: string): PastedText {
  const whole = text.replace(/\r\n?/g, '\n').trim()
  const lines = whole.split('\n')
  const table = whole.includes('\t') || (/<table/i.test(html) && /<t[dh][\s>]/i.test(html))
  if (table && whole !== '') return { kind: 'rows', text }
  const names = lines.map((line) => line.trim()).filter(Boolean)
  if (lines.length > 1 && names.every((name) => name.length <= 80))
    return { kind: 'lines', names, text: whole }
  return { kind: 'text', text: whole }
}

/**
 * Places companies of these names in a grid near the middle of the view, in one step, and selects them, with those that are
 * on the board already: a name stands for one company, whatever its case and legal form.
 * @returns how many are new, and how many were there.
 */
export function pasteCompanies(editor: Editor, all: readonly string[]): { placed: number; here: number } {
  const known = companiesByKey(editor.session.snapshot)
  const names: string[] = []
  const here = new Map<string, RecordRef>()
  const met = new Set<string>()
  for (const name of all) {
    const key = companyKey(name) || name
    const company = known.get(key)
    if (company) here.set(company.id, { collection: 'companies', id: company.id })
    else if (!met.has(key)) names.push(name)
    met.add(key)
  }
  const shown = [...here.values(), ...placeInGrid(editor, names)]
  editor.select(shown)
  editor.showRefs(shown)
  return { placed: names.length, here: here.size }
}

function placeInGrid(editor: Editor, names: readonly string[]): RecordRef[] {
  if (names.length === 0) return []
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
  return together(doc, edit, () =>
    names.map((name, i): RecordRef => {
      const x = corner.x + (i % columns) * cell.w
      const y = corner.y + Math.floor(i / columns) * cell.h
      return { collection: 'companies', id: addCompany(doc, edit, { name, x, y }) }
    }),
  )
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
export function pasteAsCompanies(
  editor: Editor,
  note: RecordRef,
  names: readonly string[],
): { placed: number; here: number } {
  const { doc } = editor.session
  const edit = editor.edit()
  return together(doc, edit, () => {
    removeRecords(doc, edit, [note])
    return pasteCompanies(editor, names)
  })
}
