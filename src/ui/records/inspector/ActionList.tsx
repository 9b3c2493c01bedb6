/** What is to be done for a flow, by whom and until when. */
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { addAction, setFields } from '../../../model/commands'
import type { Action, RecordRef } from '../../../model/records'
import { barrierFamilies } from '../../../model/records'
import { useBoard, useEditor, useEditorState } from '../../board/context'
import { ChoiceInput } from '../fieldInput/ChoiceInput'
import { GrowingText } from '../fieldInput/GrowingText'
import { ParagraphInput } from '../fieldInput/ParagraphInput'
import { useBound } from '../fieldInput/useBound'
import fields from '../fields.module.css'
import { useRemoval } from '../useRemoval'
import { useWords } from '../words'
import css from './inspector.module.css'
import { RecordField } from './RecordFields'

export function ActionList({ flow }: { flow: string }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const board = useBoard()
  const canEdit = useEditorState((state) => state.canEdit)
  const [text, setText] = useState('')
  const actions = [...board.actionsOf(flow)].flatMap((id) => board.actions.get(id) ?? [])
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    addAction(editor.session.doc, editor.edit(), { flow, text: text.trim() })
    setText('')
  }
  return (
    <div className={css.group}>
      <ul className={css.list}>
        {actions.map((action) => (
          <ActionItem key={action.id} action={action} />
        ))}
      </ul>
      {canEdit && (
        <form className={css.add} onSubmit={add}>
          <GrowingText
            label={t('records.actions.add')}
            placeholder={t('records.actions.add')}
            text={text}
            onText={setText}
          />
          <button
            type="submit"
            className={fields.iconButton}
            aria-label={t('records.add')}
            disabled={!text.trim()}
          >
            <IconPlus size={16} />
          </button>
        </form>
      )}
    </div>
  )
}

function ActionItem({ action }: { action: Action }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const canEdit = useEditorState((state) => state.canEdit)
  const remove = useRemoval()
  const words = useWords()
  const ref: RecordRef<'actions'> = { collection: 'actions', id: action.id }
  return (
    <li className={css.action} data-done={action.done || undefined}>
      <div className={css.actionHead}>
        <label className={css.actionDone}>
          <input
            type="checkbox"
            aria-label={t('records.actions.done', { text: action.text })}
            checked={action.done ?? false}
            disabled={!canEdit}
            onChange={(event) =>
              setFields(editor.session.doc, editor.edit(), ref, { done: event.currentTarget.checked })
            }
          />
          {words.fields.done}
        </label>
        {canEdit && (
          <button
            type="button"
            className={fields.iconButton}
            aria-label={t('records.actions.remove', { text: action.text })}
            onClick={() => remove([ref])}
          >
            <IconTrash size={16} />
          </button>
        )}
      </div>
      <ActionFields of={ref} />
    </li>
  )
}

/** Every field of an action but its flow and whether it is done. */
export function ActionFields({ of }: { of: RecordRef<'actions'> }) {
  const { t } = useTranslation()
  const text = useBound(of, 'text')
  const barrier = useBound(of, 'barrier')
  return (
    <>
      <ParagraphInput bound={{ ...text, label: t('records.one.actions') }} />
      <div className={css.who}>
        <RecordField of={of} name="owner" />
        <RecordField of={of} name="due" />
      </div>
      {/* A barrier of an action may be any text; the families are what it mostly is. */}
      <ChoiceInput bound={{ ...barrier, field: { type: 'choice', of: barrierFamilies } }} />
    </>
  )
}
