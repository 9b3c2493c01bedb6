/** Deleting with a word of what went, and the way back beside it. */
import type { TFunction } from 'i18next'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { removeFrom, type Removal } from '../../canvas/removing'
import type { Editor } from '../../canvas/editor'
import type { RecordRef } from '../../model/records'
import { useEditor } from '../board/context'
import { notify } from '../notify'
import { notifyWithUndo } from '../undoNotice'

/** @returns a function that deletes records, says so and offers to undo; it answers how many went. */
export function useRemoval(): (refs: readonly RecordRef[]) => number {
  const { t } = useTranslation()
  const editor = useEditor()
  return (refs) => {
    const removal = removeFrom(editor, refs)
    tell(editor, t, removal)
    return removal.removed
  }
}

/** What the canvas deleted is said only where it was more, or less, than the hand had hold of. */
export function useRemovalNotices(): void {
  const { t } = useTranslation()
  const editor = useEditor()
  useEffect(
    () =>
      editor.onRemoved((removal) => {
        if (removal.flows > 0 || removal.locked > 0) tell(editor, t, removal)
      }),
    [editor, t],
  )
}

function tell(editor: Editor, t: TFunction, { removed, locked, flows }: Removal): void {
  const message = [
    removed > 0 && t('shell.removed.done', { count: removed }),
    flows > 0 && t('shell.removed.along', { count: flows }),
    locked > 0 && t('shell.removed.locked', { count: locked }),
  ]
    .filter(Boolean)
    .join(' ')
  if (message === '') return
  if (removed === 0) notify({ id: 'removed', message })
  else notifyWithUndo(editor.session.undo, { id: 'removed', message, label: t('shell.removed.undo') })
}
