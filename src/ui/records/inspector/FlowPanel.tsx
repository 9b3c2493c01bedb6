/** Everything about one flow, seen as a business case. */
import { IconArrowDown, IconArrowsExchange, IconHelpCircle } from '@tabler/icons-react'
import { Suspense, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { setFields } from '../../../model/commands'
import { distanceKm } from '../../../model/distance'
import { flowFault } from '../../../model/questions'
import type { Flow, RecordRef } from '../../../model/records'
import { LoadFault } from '../../basics/LoadFault'
import { part } from '../../basics/part'
import {
  useBoard,
  useCollection,
  useEditor,
  useEditorState,
  useRecord,
  useVersion,
} from '../../board/context'
import { useLanguage } from '../../i18n'
import { setFlowEnd } from '../commands'
import { formatNumber } from '../fieldInput/numbers'
import { useBound } from '../fieldInput/useBound'
import fields from '../fields.module.css'
import { StatusChip } from '../look'
import { CompanyPicker } from '../pickers/CompanyPicker'
import { useWords } from '../words'
import { ActionList } from './ActionList'
import { AmountFields } from './AmountFields'
import { BarrierFields } from './BarrierFields'
import css from './inspector.module.css'
import { RecordField, RecordFields } from './RecordFields'
import { Section } from './Section'
import { Stamp } from './Stamp'
import { StatusSteps } from './StatusSteps'

const AssessmentSection = part(() => import('./AssessmentSection'))
const FeasibilityFields = part(() => import('./FeasibilityFields'))

export function FlowPanel({ of }: { of: RecordRef<'flows'> }) {
  const { t } = useTranslation()
  const board = useBoard()
  const flow = useRecord(of)
  const status = useBound(of, 'status')
  useVersion('actions')
  if (!flow) return null
  return (
    <>
      <Section name="flows.about" title={t('records.section.about')}>
        <RecordFields of={of} lines={[['resource']]} />
        <Ends flow={flow} />
        <div className={fields.field}>
          <span className={css.statusLabel}>
            <span className={fields.label}>{status.label}</span>
            <StatusChip status={flow.status} />
          </span>
          <StatusSteps bound={status} />
        </div>
        <RecordFields of={of} lines={[['category'], ['exchange'], ['low']]} />
        <AmountFields of={of} />
        <Distance flow={flow} of={of} />
        <RecordFields of={of} lines={[['shape']]} />
      </Section>
      <Section name="flows.actions" title={t('records.section.actions')} count={board.actionsOf(of.id).size}>
        <BarrierFields of={of} />
        <ActionList flow={of.id} />
      </Section>
      <Section name="flows.benefits" title={t('records.section.benefits')}>
        {/* What is known comes first; what somebody knows better is typed beneath it. */}
        <LoadFault quiet>
          <Suspense fallback={null}>
            <AssessmentSection of={of} />
          </Suspense>
        </LoadFault>
        <RecordFields
          of={of}
          lines={[['co2e'], ['landfill'], ['virgin'], ['water'], ['saving'], ['confidence']]}
        />
        <LoadFault quiet>
          <Suspense fallback={null}>
            <FeasibilityFields of={of} />
          </Suspense>
        </LoadFault>
      </Section>
      <Section name="flows.notes" title={t('records.section.notes')}>
        <RecordFields of={of} lines={[['source'], ['notes']]} />
      </Section>
      <Stamp record={flow} />
    </>
  )
}

/** Who gives and who takes; either can be changed, and both swapped. */
function Ends({ flow }: { flow: Flow }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const board = useBoard()
  const words = useWords()
  const canEdit = useEditorState((state) => state.canEdit)
  const id = useId()
  useCollection('companies')
  const fault = flowFault(board, flow)
  const end = (name: 'from' | 'to') => (
    <div className={fields.field}>
      <label className={fields.label} htmlFor={`${id}-${name}`}>
        {words.fields[name]}
      </label>
      <CompanyPicker
        id={`${id}-${name}`}
        label={words.fields[name]}
        describedBy={fault?.field === name ? `${id}-fault` : undefined}
        company={flow[name]}
        onPick={(company) => setFlowEnd(editor, flow, name, { id: company })}
        onNew={(typed) => setFlowEnd(editor, flow, name, { name: typed })}
        readOnly={!canEdit}
        invalid={fault?.field === name}
      />
    </div>
  )
  return (
    <div className={css.ends}>
      <div className={css.endsFields}>
        {end('from')}
        <IconArrowDown size={16} aria-hidden className={css.endsArrow} />
        {end('to')}
      </div>
      {canEdit && (
        <button
          type="button"
          className={fields.iconButton}
          aria-label={t('records.flows.swap')}
          title={t('records.flows.swap')}
          onClick={() =>
            setFields(
              editor.session.doc,
              editor.edit(),
              { collection: 'flows', id: flow.id },
              { from: flow.to, to: flow.from, offer: null, need: null },
            )
          }
        >
          <IconArrowsExchange size={18} style={{ rotate: '90deg' }} />
        </button>
      )}
      {fault && (
        <div className={fields.question} id={`${id}-fault`}>
          <IconHelpCircle size={16} aria-hidden />
          {words.questions[fault.ask]}
        </div>
      )}
    </div>
  )
}

/** As the crow flies where both places are known, else as someone stated it. */
function Distance({ flow, of }: { flow: Flow; of: RecordRef<'flows'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const companies = useCollection('companies')
  const km = distanceKm(companies.get(flow.from), companies.get(flow.to))
  if (km === null)
    return <RecordField of={of} name="distance" placeholder={t('records.flows.distanceHint')} />
  return <p className={css.small}>{t('records.flows.distance', { km: formatNumber(km, language) })}</p>
}
