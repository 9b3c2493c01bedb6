/** What a company offers and needs: short lines that open into their fields, and a line to add one. */
import { IconChevronDown, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Direction, RecordRef, Resource } from '../../../model/records'
import { useBoard, useEditor, useEditorState, useRecord } from '../../board/context'
import { openExplorer, openMatches, useShellIfAny } from '../../board/shell'
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
import { knownFields, ResourceName, ResourceNamePicker, UsualCodes } from './ResourceName'

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
      <ResourceName of={of} />
      <RecordFields of={of} lines={[['direction', 'category']]} />
      <AmountFields of={of} />
      <RecordFields of={of} lines={[['low']]} />
      <UsualCodes of={of} />
      <RecordFields of={of} lines={[['quality'], ['availability'], ['disposal']]} />
      <MoreAbout name={resource.name} />
    </>
  )
}

/** On to the matches of what is selected, and to what is known of the resource. */
function MoreAbout({ name }: { name: string }) {
  const { t } = useTranslation()
  const shell = useShellIfAny()
  if (!shell) return null
  return (
    <div className={css.usual}>
      <button type="button" onClick={() => openMatches(shell)}>
        {t('actions.matches')}
      </button>
      <button type="button" onClick={() => openExplorer(shell, name)}>
        {t('records.resources.explore')}
      </button>
    </div>
  )
}

function AddLine({ company, direction }: { company: string; direction: Direction }) {
  const { t } = useTranslation()
  const editor = useEditor()
  // A new field for each resource that was written down.
  const [added, setAdded] = useState(0)
  const line = useRef<HTMLDivElement>(null)
  const add = (name: string, more: Partial<Resource> = {}) => {
    if (name.trim() === '') return
    const typing = line.current?.contains(document.activeElement)
    addOffer(editor, { id: company }, direction, name.trim(), more)
    setAdded(added + 1)
    if (typing) setTimeout(() => line.current?.querySelector('input')?.focus())
  }
  return (
    <div className={css.adding} ref={line}>
      <ResourceNamePicker
        key={added}
        label={t(`records.resources.add.${direction}`)}
        placeholder={t(`records.resources.add.${direction}`)}
        name=""
        onName={(name) => add(name)}
        onKnown={(name, concept) => add(name, knownFields(concept))}
      />
    </div>
  )
}
