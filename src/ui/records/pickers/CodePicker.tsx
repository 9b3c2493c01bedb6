/** Finds a code by its digits or by words of either language, or by walking down from chapters and sections. */
import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeEntry } from '../../../model/codes/table'
import type { Language } from '../../../model/words'
import { useLanguage } from '../../i18n'
import css from '../fields.module.css'
import { Picker, type PickerOption } from './Picker'
import { useCodeTable, type CodeSystem } from './useCodeTable'

export interface CodePickerProps {
  readonly system: CodeSystem
  readonly label: string
  readonly id?: string
  readonly describedBy?: string
  /** As the document holds it; '' for none. */
  readonly code: string
  /** A code of the table, a text that is none, or null for nothing. */
  readonly onChange: (code: string | null) => void
  readonly readOnly?: boolean
  readonly bare?: boolean
  readonly autoFocus?: boolean
  readonly initial?: string
  readonly invalid?: boolean
  readonly placeholder?: string
  readonly onDone?: () => void
}

/** How many hits a search shows. */
const mostHits = 60

export function CodePicker({ system, code, onChange, ...rest }: CodePickerProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const table = useCodeTable(system)
  const entry = code ? table?.get(code) : undefined
  const parent = entry ? (table!.path(entry.code).at(-2)?.code ?? '') : ''
  // Null until someone walks the tree: then it follows the code that is set.
  const [walked, setWalked] = useState<string | null>(null)
  const at = walked ?? parent
  const here = at ? table?.get(at) : null

  const options = (query: string | null): readonly PickerOption[] => {
    if (!table) return []
    if (query?.trim()) return table.search(query, language, mostHits).map((one) => option(one, language, t))
    return table
      .children(at || undefined)
      .filter((one) => one.revision !== '2')
      .map((one) => ({ ...option(one, language, t), opens: table.children(one.code).length > 0 }))
  }
  const up = () => setWalked(table?.path(at).at(-2)?.code ?? '')
  return (
    <Picker
      {...rest}
      shown={entry ? `${written(entry)} ${entry.title[language]}` : code}
      current={entry && written(entry)}
      icon={
        entry?.hazardous ? <IconAlertTriangle size={16} aria-label={t('records.code.hazardous')} /> : null
      }
      options={options}
      onPick={(value) => {
        setWalked(null)
        onChange(value)
      }}
      onFree={(text) => {
        setWalked(null)
        const known = text === '' ? undefined : table?.get(text)
        onChange(text === '' ? null : known ? written(known) : text)
      }}
      onOpenOption={(value) => setWalked(table?.get(value)?.code ?? '')}
      onUp={at ? up : undefined}
      openLabel={t('records.code.open')}
      empty={table ? t('records.code.none') : t('records.code.loading')}
      header={
        here && (
          <div className={css.crumbs}>
            <button type="button" tabIndex={-1} onClick={up} aria-label={t('records.code.up')}>
              <IconArrowLeft size={16} />
            </button>
            <span>
              {here.code} {here.title[language]}
            </span>
          </div>
        )
      }
    />
  )
}

/** A code as the document writes it: with the mark where it is hazardous. */
const written = (entry: CodeEntry) => (entry.hazardous ? `${entry.code}*` : entry.code)

function option(entry: CodeEntry, language: Language, t: (key: string) => string): PickerOption {
  return {
    value: written(entry),
    label: `${written(entry)} ${entry.title[language]}`,
    icon: entry.hazardous ? (
      <IconAlertTriangle size={16} aria-label={t('records.code.hazardous')} />
    ) : undefined,
  }
}
