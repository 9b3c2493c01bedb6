/** Copy, cut and paste by the browser's own events, which work on plain addresses of a LAN too. */
import type { TFunction } from 'i18next'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { copySelection, cutSelection, pasteRecords } from '../../canvas/actions'
import { canvasOf } from '../../canvas/canvas'
import type { Point } from '../../canvas/camera'
import type { Editor } from '../../canvas/editor'
import type { Clip } from '../../model/commands'
import { words } from '../../model/words'
import { announce } from '../announcer'
import { useLanguage } from '../i18n'
import { clipFormats, readClip } from './clip'
import { useEditor } from './context'
import { isTyping } from './keys'
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
  const html = data.getData('text/html')
  void import('./pasting').then(({ pasteText }) => pasteText(editor, shell, t, text, html))
}
