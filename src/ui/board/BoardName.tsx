/** The board's name; who may edit renames it in place. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setMeta } from '../../model/commands'
import { TextField } from '../basics/TextField'
import { useEditor, useEditorState, useMeta } from './context'
import classes from './topbar.module.css'

export function BoardName() {
  const { t } = useTranslation()
  const { session } = useEditor()
  const canEdit = useEditorState((state) => state.canEdit)
  const { title } = useMeta()
  const [typing, setTyping] = useState(false)
  const shown = title || t('shell.untitled')
  useEffect(() => {
    document.title = `${shown} · ${t('shell.product')}`
  }, [shown, t])

  if (!typing)
    return (
      <h1 className={classes.nameHolder}>
        {canEdit ? (
          <button
            type="button"
            className={classes.name}
            dir="auto"
            title={shown}
            aria-label={t('shell.rename', { title: shown })}
            onClick={() => setTyping(true)}
          >
            {shown}
          </button>
        ) : (
          <span className={classes.name} dir="auto" title={shown}>
            {shown}
          </span>
        )}
      </h1>
    )
  const finish = (value: string) => {
    setTyping(false)
    const next = value.trim()
    if (next && next !== title) setMeta(session.doc, session.edit(), { title: next })
  }
  return (
    <TextField
      className={classes.nameField}
      aria-label={t('shell.boardName')}
      defaultValue={title}
      maxLength={200}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(event.currentTarget.value)
        if (event.key === 'Escape') setTyping(false)
      }}
    />
  )
}
