/** Adding a row: what a record cannot be without, in one line, by keyboard alone. */
import { Button, SegmentedControl } from '@mantine/core'
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { addAction } from '../../../model/commands'
import { synergyName } from '../../../model/synergies'
import type { Direction } from '../../../model/records'
import { useBoard, useEditor } from '../../board/context'
import { addNamed, addOffer, addSynergy, companyNamed, type Party } from '../commands'
import { GrowingText } from '../fieldInput/GrowingText'
import fields from '../fields.module.css'
import { CompanyPicker } from '../pickers/CompanyPicker'
import { Picker } from '../pickers/Picker'
import { useWords } from '../words'
import css from './table.module.css'
import type { AddFormProps } from './TablePanel'

interface FormProps {
  readonly name: string
  readonly ready: boolean
  readonly onSubmit: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}

function Form({ name, ready, onSubmit, onCancel, children }: FormProps) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) onSubmit()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') onCancel()
  }
  return (
    <form ref={form} className={css.form} aria-label={name} onSubmit={submit} onKeyDown={onKeyDown}>
      {children}
      <Button type="submit" size="sm" disabled={!ready}>
        {t('records.add')}
      </Button>
      <Button size="sm" variant="subtle" onClick={onCancel}>
        {t('records.table.cancel')}
      </Button>
    </form>
  )
}

interface PartyFieldProps {
  readonly label: string
  readonly party: Party | null
  readonly onParty: (party: Party) => void
}

function PartyField({ label, party, onParty }: PartyFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className={`${fields.field} ${css.formField}`}>
      <label className={fields.label} htmlFor={id}>
        {label}
      </label>
      <CompanyPicker
        id={id}
        label={label}
        company={party && 'id' in party ? party.id : ''}
        named={party && 'name' in party ? party.name : undefined}
        onPick={(company) => onParty({ id: company })}
        onNew={(name) => onParty({ name })}
        placeholder={t('records.table.companyHint')}
      />
    </div>
  )
}

function TextField({ label, text, onText }: { label: string; text: string; onText: (text: string) => void }) {
  const id = useId()
  return (
    <div className={`${fields.field} ${css.formField}`}>
      <label className={fields.label} htmlFor={id}>
        {label}
      </label>
      <div className={fields.box}>
        <input
          id={id}
          className={fields.input}
          dir="auto"
          autoComplete="off"
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      </div>
    </div>
  )
}

export function SynergyForm({ onAdded, onCancel }: AddFormProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const words = useWords()
  const [donor, setDonor] = useState<Party | null>(null)
  const [receiver, setReceiver] = useState<Party | null>(null)
  const [resource, setResource] = useState('')
  const same = donor !== null && receiver !== null && JSON.stringify(donor) === JSON.stringify(receiver)
  return (
    <Form
      name={t('records.table.add.synergies')}
      ready={donor !== null && receiver !== null && !same}
      onSubmit={() => {
        if (donor && receiver) onAdded(addSynergy(editor, donor, receiver, resource.trim()))
        onCancel()
      }}
      onCancel={onCancel}
    >
      <PartyField label={words.fields.from} party={donor} onParty={setDonor} />
      <PartyField label={words.fields.to} party={receiver} onParty={setReceiver} />
      <TextField label={words.fields.resource} text={resource} onText={setResource} />
      {same && (
        <span className={fields.question} role="alert">
          {words.questions.loop}
        </span>
      )}
    </Form>
  )
}

export function CompanyForm({ onAdded, onCancel }: AddFormProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const words = useWords()
  const [name, setName] = useState('')
  const known = name.trim() === '' ? null : companyNamed(editor, name)
  return (
    <Form
      name={t('records.table.add.companies')}
      ready={name.trim() !== ''}
      onSubmit={() => {
        // A second card for the same company helps nobody: the one that is there gets the focus.
        onAdded(known ?? addNamed(editor, name.trim()))
        onCancel()
      }}
      onCancel={onCancel}
    >
      <TextField label={words.fields.name} text={name} onText={setName} />
      {known && <span className={css.quiet}>{t('records.table.known')}</span>}
    </Form>
  )
}

export function ResourceForm({ onAdded, onCancel }: AddFormProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const words = useWords()
  const [company, setCompany] = useState<Party | null>(null)
  const [direction, setDirection] = useState<Direction>('offer')
  const [name, setName] = useState('')
  return (
    <Form
      name={t('records.table.add.resources')}
      ready={company !== null && name.trim() !== ''}
      onSubmit={() => {
        if (company) onAdded(addOffer(editor, company, direction, name.trim()))
        onCancel()
      }}
      onCancel={onCancel}
    >
      <PartyField label={words.fields.company} party={company} onParty={setCompany} />
      <SegmentedControl
        aria-label={words.fields.direction}
        value={direction}
        onChange={(value) => setDirection(value as Direction)}
        data={(['offer', 'need'] as const).map((value) => ({ value, label: words.directions[value] }))}
      />
      <TextField label={words.fields.resource} text={name} onText={setName} />
    </Form>
  )
}

export function ActionForm({ onAdded, onCancel }: AddFormProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const board = useBoard()
  const words = useWords()
  const id = useId()
  const [flow, setFlow] = useState('')
  const [text, setText] = useState('')
  const nameOf = (id: string) => {
    const found = board.flows.get(id)
    const company = (id: string) => board.companies.get(id)?.name ?? '?'
    return found ? synergyName(found.resource, company(found.from), company(found.to)) : ''
  }
  const options = (query: string | null) => {
    const wanted = query?.trim().toLowerCase() ?? ''
    const found: { value: string; label: string }[] = []
    for (const value of board.flows.keys()) {
      const label = nameOf(value)
      if (label.toLowerCase().includes(wanted)) found.push({ value, label })
      if (found.length === 50) break
    }
    return found
  }
  return (
    <Form
      name={t('records.table.add.actions')}
      ready={board.flows.has(flow) && text.trim() !== ''}
      onSubmit={() => {
        onAdded(addAction(editor.session.doc, editor.edit(), { flow, text: text.trim() }))
        onCancel()
      }}
      onCancel={onCancel}
    >
      <div className={`${fields.field} ${css.formField}`}>
        <label className={fields.label} htmlFor={id}>
          {words.fields.flow}
        </label>
        <Picker
          id={id}
          label={words.fields.flow}
          shown={nameOf(flow)}
          current={flow}
          options={options}
          onPick={setFlow}
          onFree={() => {}}
          eager
          empty={t('records.flows.none')}
        />
      </div>
      <div className={`${fields.field} ${css.formField}`}>
        <label className={fields.label} htmlFor={`${id}-text`}>
          {t('records.one.actions')}
        </label>
        <div className={fields.box}>
          <GrowingText id={`${id}-text`} text={text} onText={setText} />
        </div>
      </div>
    </Form>
  )
}
