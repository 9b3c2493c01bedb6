/** Takes in text from elsewhere: a note, names to place, or a list that goes through the import. */
import i18next, { type TFunction } from 'i18next'
import type { Editor } from '../../canvas/editor'
import { words, type Language } from '../../model/words'
import { announce } from '../announcer'
import { notify } from '../notify'
import { mostPastedRows, pasteAsCompanies, pasteCompanies, pasteNote, readPastedText } from './pasteText'
import { openImport, type Shell } from './shell'
import './pastingWords'

export async function pasteText(
  editor: Editor,
  shell: Shell,
  t: TFunction,
  text: string,
  html: string,
): Promise<void> {
  const pasted = readPastedText(text, html)
  if (pasted.kind === 'text') {
    pasteNote(editor, pasted.text)
    return
  }
  if (await isList(text)) return openImport(shell, { text })
  if (pasted.kind === 'rows') return pasteRows(editor, shell, t, pasted.text)
  if (tooMany(pasted.names, t)) return
  const note = pasteNote(editor, pasted.text)
  notify({
    message: t('pasting.lines'),
    action: {
      label: t('pasting.asCompanies', { count: pasted.names.length }),
      run: () => tellPasted(t, pasteAsCompanies(editor, note, pasted.names)),
    },
  })
}

/** One column is names to place; more says more of each company, which is looked at before it is written. */
async function pasteRows(editor: Editor, shell: Shell, t: TFunction, text: string): Promise<void> {
  const { guessColumns, readPastedRows, rowsText } = await import('../../exchange/headless')
  const rows = readPastedRows(text)
  const columns = guessColumns(rows)
  const filled = columns.filter((_, index) => rows.some((row) => (row[index] ?? '') !== ''))
  if (filled.length > 1 && columns.includes('name')) {
    const { fields } = words[i18next.language as Language]
    return openImport(shell, {
      text: rowsText(rows),
      readAs: columns.map((column) => column && fields[column]),
    })
  }
  const names = rows.map((row) => row.find((cell) => cell !== '') ?? '').filter(Boolean)
  if (!tooMany(names, t)) tellPasted(t, pasteCompanies(editor, names))
}

function tooMany(names: readonly string[], t: TFunction): boolean {
  if (names.length <= mostPastedRows) return false
  notify({ tone: 'problem', message: t('pasting.tooMany', { count: mostPastedRows }) })
  return true
}

/** What is new is seen; what was there already must be said. */
function tellPasted(t: TFunction, { placed, here }: { placed: number; here: number }): void {
  if (here === 0) return announce(t('shell.clipboard.pasted', { count: placed }))
  const message = [
    placed > 0 && t('pasting.placed', { count: placed }),
    t('pasting.alreadyHere', { count: here }),
  ]
  notify({ id: 'pasted', message: message.filter(Boolean).join(' ') })
}

/** Whether the text is a table with a heading that the import understands. */
async function isList(text: string): Promise<boolean> {
  const { readCsv } = await import('../../exchange/csv')
  try {
    readCsv(new TextEncoder().encode(text))
    return true
  } catch {
    return false
  }
}
