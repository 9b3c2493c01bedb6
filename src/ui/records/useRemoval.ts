/** Deleting with a word of what went, and the way back beside it. */
import { useTranslation } from 'react-i18next'
import type { RecordRef } from '../../model/records'
import { useEditor } from '../board/context'
import { notify } from '../notify'
import { remove } from './commands'

/** @returns a function that deletes records, says so and offers to undo; it answers how many went. */
export function useRemoval(): (refs: readonly RecordRef[]) => number {
  const { t } = useTranslation()
  const editor = useEditor()
  return (refs) => {
    const { removed, locked } = remove(editor, refs)
    const { undo } = editor.session
    const said = [
      removed > 0 && t('records.removed.done', { count: removed }),
      locked > 0 && t('records.removed.locked', { count: locked }),
    ].filter(Boolean)
    if (said.length > 0)
      notify({
        id: 'removed',
        message: said.join(' '),
        ...(removed > 0 && { action: { label: t('records.removed.undo'), run: () => undo.undo() } }),
      })
    return removed
  }
}
