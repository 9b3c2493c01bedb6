/** Panels of the smaller records: an offer or need, an action, a note, a frame. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordRef } from '../../../model/records'
import { useBoard, useEditor, useRecord } from '../../board/context'
import { goTo } from '../commands'
import { useBound } from '../fieldInput/useBound'
import fields from '../fields.module.css'
import { CompanyPicker } from '../pickers/CompanyPicker'
import { ActionFields } from './ActionList'
import css from './inspector.module.css'
import { RecordFields } from './RecordFields'
import { ResourceFields } from './ResourceList'
import { Section } from './Section'

export function ResourcePanel({ of }: { of: RecordRef<'resources'> }) {
  const { t } = useTranslation()
  const company = useBound(of, 'company')
  const id = useId()
  return (
    <Section name="resources.about" title={t('records.section.about')}>
      <div className={fields.field}>
        <label className={fields.label} htmlFor={id}>
          {company.label}
        </label>
        <CompanyPicker
          id={id}
          label={company.label}
          company={String(company.raw ?? '')}
          onPick={company.write}
          readOnly={company.readOnly}
        />
      </div>
      <ResourceFields of={of} />
    </Section>
  )
}

export function ActionPanel({ of }: { of: RecordRef<'actions'> }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const board = useBoard()
  const action = useRecord(of)
  const flow = action && board.flows.get(action.flow)
  return (
    <Section name="actions.about" title={t('records.section.about')}>
      <ActionFields of={of} />
      <RecordFields of={of} lines={[['done']]} />
      {flow && (
        <button
          type="button"
          className={css.itemButton}
          onClick={() => goTo(editor, { collection: 'flows', id: flow.id })}
        >
          {t('records.actions.toFlow', { name: flow.resource || t('records.unnamed') })}
        </button>
      )}
    </Section>
  )
}

export function NotePanel({ of }: { of: RecordRef<'notes'> }) {
  const { t } = useTranslation()
  const note = useRecord(of)
  return (
    <Section name="notes.about" title={t('records.section.about')}>
      <RecordFields of={of} lines={[['text'], ['colour']]} />
      {note?.author && <p className={css.small}>{t('records.note.by', { name: note.author })}</p>}
    </Section>
  )
}

export function FramePanel({ of }: { of: RecordRef<'frames'> }) {
  const { t } = useTranslation()
  return (
    <Section name="frames.about" title={t('records.section.about')}>
      <RecordFields of={of} lines={[['title'], ['colour'], ['locked']]} />
    </Section>
  )
}
