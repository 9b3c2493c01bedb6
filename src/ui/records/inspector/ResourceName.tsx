/** Names an offer or a need: while one types, known resources are offered, with their category and usual waste codes. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Concept } from '../../../analysis/knowledge/knowledge'
import { isExactly, nameOf } from '../../../analysis/knowledge/suggest'
import { setFields } from '../../../model/commands'
import type { RecordRef, Resource } from '../../../model/records'
import type { Language } from '../../../model/words'
import { useEditor, useRecord } from '../../board/context'
import { useKnown, type Known } from '../../explorer/useSuggestions'
import { useLanguage } from '../../i18n'
import { FieldShell } from '../fieldInput/FieldShell'
import { useBound } from '../fieldInput/useBound'
import { choiceIcon } from '../look'
import { Picker, type PickerOption } from '../pickers/Picker'
import { useWords } from '../words'
import css from './inspector.module.css'

/** More codes than this are no help. */
const mostCodes = 4

export interface ResourceNamePickerProps {
  readonly label: string
  readonly id?: string
  readonly name: string
  readonly placeholder?: string
  readonly readOnly?: boolean
  readonly onName: (name: string) => void
  readonly onKnown: (name: string, concept: Concept) => void
}

/** A text field that offers known resources; what is typed is taken as it stands unless one of them is chosen. */
export function ResourceNamePicker({ onName, onKnown, name, ...rest }: ResourceNamePickerProps) {
  const language = useLanguage()
  const [touched, setTouched] = useState(false)
  const known = useKnown(touched)
  const words = useWords()
  const hint = (concept: Concept, as: string | null) =>
    [as, words.categories[concept.category], concept.low?.slice(0, mostCodes).join(', ')]
      .filter(Boolean)
      .join(' · ')
  const options = (query: string | null): PickerOption[] =>
    query && known
      ? known.suggestions.find(query, language).map(({ concept: number, name, as }) => {
          const concept = known.base.concepts[number]!
          return {
            value: String(number),
            label: name,
            hint: hint(concept, as),
            icon: choiceIcon('category', concept.category),
          }
        })
      : []
  return (
    <div className={css.naming} onFocus={() => setTouched(true)}>
      <Picker
        {...rest}
        loose
        shown={name}
        options={options}
        onPick={(value) => {
          const concept = known!.base.concepts[Number(value)]!
          onKnown(nameOf(concept, language), concept)
        }}
        onFree={onName}
      />
    </div>
  )
}

/** What a known resource fills in beside its name: its category, and its code where it has but one. */
export function knownFields(concept: Concept): Partial<Resource> {
  const [low, ...more] = concept.low ?? []
  return { category: concept.category, ...(low !== undefined && more.length === 0 && { low }) }
}

/** The name of an offer or a need in its panel. */
export function ResourceName({ of }: { of: RecordRef<'resources'> }) {
  const editor = useEditor()
  const bound = useBound(of, 'name')
  const id = useId()
  return (
    <FieldShell id={id} bound={bound}>
      <ResourceNamePicker
        id={id}
        label={bound.label}
        name={typeof bound.raw === 'string' ? bound.raw : ''}
        readOnly={bound.readOnly}
        onName={bound.write}
        onKnown={(name, concept) =>
          setFields(editor.session.doc, editor.edit(), of, { name, ...knownFields(concept) })
        }
      />
    </FieldShell>
  )
}

/** Codes that a resource of this name usually has, each filled in by a click, while none is given. */
export function UsualCodes({ of }: { of: RecordRef<'resources'> }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const language = useLanguage()
  const resource = useRecord(of)
  const open = resource !== undefined && resource.low === undefined && editor.state.canEdit
  const known = useKnown(open)
  if (!open || !known) return null
  const codes = conceptNamed(known, resource.name, language)?.low?.slice(0, mostCodes) ?? []
  if (codes.length === 0) return null
  return (
    <p className={css.usual}>
      <span className={css.quiet}>{t('records.resources.usual')}</span>
      {codes.map((low) => (
        <button
          key={low}
          type="button"
          onClick={() => setFields(editor.session.doc, editor.edit(), of, { low })}
        >
          {low}
        </button>
      ))}
    </p>
  )
}

function conceptNamed({ suggestions, base }: Known, name: string, language: Language) {
  const [first] = suggestions.find(name, language, 1)
  return first && isExactly(first, name) ? base.concepts[first.concept] : undefined
}
