/** Says that each tap adds to the selection, and ends it. */
import { useTranslation } from 'react-i18next'
import { Button } from '../basics/Button'
import classes from './board.module.css'
import { useEditor, useEditorState } from './context'

export function SelectingMore() {
  const { t } = useTranslation()
  const editor = useEditor()
  const on = useEditorState((state) => state.selectingMore)
  const count = useEditorState((state) => state.selection.length)
  if (!on) return null
  return (
    <div className={classes.selectingMore} role="status">
      <span>{t('shell.selectingMore.tap', { count })}</span>
      <Button onClick={() => editor.setSelectingMore(false)}>{t('shell.selectingMore.done')}</Button>
    </div>
  )
}
