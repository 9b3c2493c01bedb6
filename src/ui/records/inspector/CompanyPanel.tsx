/** Everything about one company. */
import { useTranslation } from 'react-i18next'
import { setFields } from '../../../model/commands'
import type { RecordRef } from '../../../model/records'
import { useBoard, useEditor, useRecord, useVersion } from '../../board/context'
import { parseNumber } from '../fieldInput/numbers'
import { TypedInput } from '../fieldInput/TypedInput'
import { useBound } from '../fieldInput/useBound'
import { FlowList } from './FlowList'
import css from './inspector.module.css'
import { RecordFields } from './RecordFields'
import { ResourceList } from './ResourceList'
import { Section } from './Section'
import { Stamp } from './Stamp'

export function CompanyPanel({ of }: { of: RecordRef<'companies'> }) {
  const { t } = useTranslation()
  const board = useBoard()
  const company = useRecord(of)
  useVersion('resources')
  useVersion('flows')
  if (!company) return null
  return (
    <>
      <Section name="companies.about" title={t('records.section.about')}>
        <RecordFields of={of} lines={[['name'], ['kind'], ['nace'], ['size', 'website']]} />
      </Section>
      <Section
        name="companies.resources"
        title={t('records.section.resources')}
        count={board.resourcesOf(of.id).size}
      >
        <ResourceList company={of.id} />
      </Section>
      <Section name="companies.flows" title={t('records.section.flows')} count={board.flowsOf(of.id).size}>
        <FlowList company={of.id} />
      </Section>
      <Section name="companies.place" title={t('records.section.place')}>
        <RecordFields of={of} lines={[['municipality', 'country']]} />
        <Coordinates of={of} />
      </Section>
      <Section name="companies.notes" title={t('records.section.notes')}>
        <RecordFields of={of} lines={[['colour'], ['notes']]} />
      </Section>
      <Stamp record={company} />
    </>
  )
}

/** Latitude and longitude; a pair pasted into either fills both. */
function Coordinates({ of }: { of: RecordRef<'companies'> }) {
  const editor = useEditor()
  const lat = useBound(of, 'lat')
  const lon = useBound(of, 'lon')
  const onPaste = (text: string) => {
    const pair = coordinatePair(text)
    if (pair) setFields(editor.session.doc, editor.edit(), of, pair)
    return pair !== null
  }
  return (
    <div className={css.line}>
      <TypedInput bound={lat} onPaste={onPaste} placeholder="56.95" />
      <TypedInput bound={lon} onPaste={onPaste} placeholder="24.1" />
    </div>
  )
}

/** "56.95, 24.1", "56,95; 24,1" or "56.95 24.1" as maps and tables give them; null where it is no such pair. */
export function coordinatePair(text: string): { lat: number; lon: number } | null {
  const parts =
    /^\s*([+-]?\d+(?:[.,]\d+)?)\s*°?\s*(?:[;,]\s|[;\t]|\s|,(?=[+-]?\d+\.))\s*([+-]?\d+(?:[.,]\d+)?)\s*°?\s*$/.exec(
      text,
    )
  if (!parts) return null
  // The comma between digits can only be decimal here: no coordinate has thousands.
  const [lat, lon] = [parts[1]!, parts[2]!].map((part) => parseNumber(part.replace(',', '.'), 'ru'))
  if (lat === null || lon === null || lat === undefined || lon === undefined) return null
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null
}
