/** Copy, cut and paste by the browser's own events, which work on plain addresses of a LAN too. */
import i18next, { type TFunction } from 'i18next'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { copySelection, cutSelection, pasteRecords } from '../../canvas/actions'
import { canvasOf } from '../../canvas/canvas'
import type { Point } from '../../canvas/camera'
import type { Editor } from '../../canvas/editor'
import type { Clip } from '../../model/commands'
import { words, type Language } from '../../model/words'
import { announce } from '../announcer'
import { useLanguage } from '../i18n'
import { notify } from '../notify'
import { clipFormats, readClip } from './clip'
import { useEditor } from './context'
import { isTyping } from './keys'
import { mostPastedRows, pasteAsCompanies, pasteCompanies, pasteNote, readPastedText } from './pasteText'
import { openImport, useShell, type Shell } from './shell'

/** What was copied last in this page: a menu may paste it, where browsers would ask before they show a page their clipboard. */
let held: Clip | null = null

export const heldClip = (): Clip | null => held

/** @param at where the middle of what is pasted goes, world units; beside its originals when absent. */
export function pasteHeld(editor: Editor, at?: Point): void {
  if (held) pasteRecords(editor, held, at)
}

/** Copies or cuts as the key would: the browser answers with the same event. */
export function copyByMenu(cut: boolean): void {
  // The menu gives the focus back to where it was; the copy must not come from a text field.
  setTimeout(() => document.execCommand(cut ? 'cut' : 'copy'))
}

/** Answers the clipboard while no text is in hand. */
export function useClipboard(): void {
  const { t } = useTranslation()
  const language = useLanguage()
  const editor = useEditor()
  const shell = useShell()
  useEffect(() => {
    const ours = (event: ClipboardEvent) =>
      event.clipboardData !== null &&
      !event.defaultPrevented &&
      !isTyping(event.target) &&
      !isTyping(document.activeElement) &&
      !canvasOf(editor)?.tools.holding &&
      shell.getState().dialog === null

    const copy = (event: ClipboardEvent) => {
      if (!ours(event) || hasTextSelection()) return
      const clip = event.type === 'cut' ? cutSelection(editor) : copySelection(editor)
      if (!clip) return
      event.preventDefault()
      held = clip
      const formats = clipFormats(clip, editor.session.snapshot, words[language])
      for (const [type, text] of Object.entries(formats)) event.clipboardData!.setData(type, text)
      announce(t('shell.clipboard.copied', { count: placedCount(clip) }))
    }
    const paste = (event: ClipboardEvent) => {
      if (!ours(event) || !editor.state.canEdit) return
      event.preventDefault()
      pasteData(editor, shell, t, event.clipboardData!)
    }
    document.addEventListener('copy', copy)
    document.addEventListener('cut', copy)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', copy)
      document.removeEventListener('paste', paste)
    }
  }, [editor, shell, t, language])
}

/** A sentence that someone marked in a panel is what they want to copy. */
const hasTextSelection = () => (document.getSelection()?.toString() ?? '') !== ''

const placedCount = ({ records }: Clip) =>
  records.companies.length + records.notes.length + records.frames.length

function pasteData(editor: Editor, shell: Shell, t: TFunction, data: DataTransfer): void {
  const clip = readClip((type) => data.getData(type))
  if (clip) {
    const made = pasteRecords(editor, clip)
    announce(t('shell.clipboard.pasted', { count: made.length }))
    return
  }
  const text = data.getData('text/plain')
  const file = data.files[0]
  if (text.trim() === '') {
    if (file) openImport(shell, { file })
    return
  }
  void pasteText(editor, shell, t, text, data.getData('text/html'))
}

async function pasteText(
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
    message: t('shell.clipboard.lines'),
    action: {
      label: t('shell.clipboard.asCompanies', { count: pasted.names.length }),
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
  notify({ tone: 'problem', message: t('shell.clipboard.tooMany', { count: mostPastedRows }) })
  return true
}

/** What is new is seen; what was there already must be said. */
function tellPasted(t: TFunction, { placed, here }: { placed: number; here: number }): void {
  if (here === 0) return announce(t('shell.clipboard.pasted', { count: placed }))
  const message = [
    placed > 0 && t('shell.clipboard.placed', { count: placed }),
    t('shell.clipboard.alreadyHere', { count: here }),
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
