/** What a company offers and needs: short lines that open into their fields, and a line to add one. */
import { IconChevronDown, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Direction, RecordRef, Resource } from '../../../model/records'
import { useBoard, useEditor, useEditorState, useRecord } from '../../board/context'
import { useLanguage } from '../../i18n'
import { addOffer } from '../commands'
import fields from '../fields.module.css'
import { choiceIcon } from '../look'
import { useRemoval } from '../useRemoval'
import { amountText } from '../words'
import { useWords } from '../words'
import { AmountFields } from './AmountFields'
import css from './inspector.module.css'
import { RecordFields } from './RecordFields'

export function ResourceList({ company }: { company: string }) {
  const { t } = useTranslation()
  const board = useBoard()
  const canEdit = useEditorState((state) => state.canEdit)
  const resources = [...board.resourcesOf(company)].flatMap((id) => board.resources.get(id) ?? [])
  return (['offer', 'need'] as const).map((direction) => {
    const own = resources.filter((resource) => resource.direction === direction)
    return (
      <div key={direction} className={css.group}>
        <h4 className={css.subheading}>
          {choiceIcon('direction', direction)}
          {t(`records.resources.${direction}`)}
        </h4>
        <ul className={css.list}>
          {own.map((resource) => (
            <ResourceLine key={resource.id} resource={resource} />
          ))}
        </ul>
        {canEdit ? (
          <AddLine company={company} direction={direction} />
        ) : (
          own.length === 0 && <p className={css.small}>{t('records.resources.none')}</p>
        )}
      </div>
    )
  })
}

function ResourceLine({ resource }: { resource: Resource }) {
  const { t } = useTranslation()
  const words = useWords()
  const language = useLanguage()
  const remove = useRemoval()
  const canEdit = useEditorState((state) => state.canEdit)
  const [open, setOpen] = useState(false)
  const ref: RecordRef<'resources'> = { collection: 'resources', id: resource.id }
  const amount = amountText(resource, words, language)
  return (
    <li className={css.item}>
      <div className={css.itemLine}>
        <button type="button" className={css.itemButton} aria-expanded={open} onClick={() => setOpen(!open)}>
          {choiceIcon('category', resource.category)}
          <span className={css.itemText} dir="auto">
            {resource.name || t('records.unnamed')}
            {(amount || resource.low) && (
              <span className={css.quiet}> {[amount, resource.low].filter(Boolean).join(' · ')}</span>
            )}
          </span>
          <IconChevronDown size={16} aria-hidden data-folded={!open || undefined} />
        </button>
        {canEdit && (
          <button
            type="button"
            className={fields.iconButton}
            aria-label={t('records.resources.remove', { name: resource.name })}
            onClick={() => remove([ref])}
          >
            <IconTrash size={16} />
          </button>
        )}
      </div>
      {open && (
        <div className={css.itemBody}>
          <ResourceFields of={ref} />
        </div>
      )}
    </li>
  )
}

/** Every field of an offer or a need but its company. */
export function ResourceFields({ of }: { of: RecordRef<'resources'> }) {
  const resource = useRecord(of)
  if (!resource) return null
  return (
    <>
      <RecordFields of={of} lines={[['name'], ['direction', 'category']]} />
      <AmountFields of={of} />
      <RecordFields of={of} lines={[['low'], ['quality'], ['availability'], ['disposal']]} />
    </>
  )
}

function AddLine({ company, direction }: { company: string; direction: Direction }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const [name, setName] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    addOffer(editor, { id: company }, direction, name.trim())
    setName('')
  }
  return (
    <form className={css.add} onSubmit={add}>
      <input
        className={fields.input}
        dir="auto"
        aria-label={t(`records.resources.add.${direction}`)}
        placeholder={t(`records.resources.add.${direction}`)}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <button
        type="submit"
        className={fields.iconButton}
        aria-label={t('records.add')}
        disabled={name.trim() === ''}
      >
        <IconPlus size={16} />
      </button>
    </form>
  )
}
