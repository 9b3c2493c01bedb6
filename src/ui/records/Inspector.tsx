/** The panel of what is selected: every field of it, in place. */
import {
  IconArrowsMoveHorizontal,
  IconBuildingFactory2,
  IconCheckbox,
  IconCopy,
  IconFrame,
  IconLock,
  IconLockOpen,
  IconNote,
  IconPackage,
  IconStack2,
  IconTrash,
  IconX,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { KeyboardEvent } from 'react'
import type { Collection, RecordRef } from '../../model/records'
import { useBoard, useEditor, useEditorState, useRecord, useVersion } from '../board/context'
import { duplicate, setOnAll } from './commands'
import fields from './fields.module.css'
import { ActionPanel, FramePanel, NotePanel, ResourcePanel } from './inspector/otherPanels'
import { CompanyPanel } from './inspector/CompanyPanel'
import { FlowPanel } from './inspector/FlowPanel'
import css from './inspector/inspector.module.css'
import { ManyPanel } from './inspector/ManyPanel'
import { useRemoval } from './useRemoval'
import './recordWords'

const icons: Readonly<Record<Collection, Icon>> = {
  companies: IconBuildingFactory2,
  resources: IconPackage,
  flows: IconArrowsMoveHorizontal,
  actions: IconCheckbox,
  notes: IconNote,
  frames: IconFrame,
}
const lockable: readonly Collection[] = ['companies', 'frames']

/** Shows the selection's fields; nothing where nothing is selected. */
export function Inspector() {
  const { t } = useTranslation()
  const editor = useEditor()
  const selection = useEditorState((state) => state.selection)
  const only = selection.length === 1 ? selection[0]! : null
  if (selection.length === 0) return null
  const IconOf = only ? icons[only.collection] : IconStack2
  const title = only
    ? t(`records.one.${only.collection}`)
    : t('records.many.title', { count: selection.length })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    // Out step by step: first back to the board, where Escape lets go of what is selected.
    const board = document.querySelector<HTMLElement>('main [role="application"]')
    if (board) board.focus({ preventScroll: true })
    else editor.select([])
  }
  return (
    <aside className={css.inspector} aria-label={title} onKeyDown={onKeyDown}>
      <header className={css.header}>
        <IconOf size={20} aria-hidden />
        <div className={css.titles}>{only ? <Titles of={only} kind={title} /> : <h2>{title}</h2>}</div>
        <Tools refs={selection} />
        <button
          type="button"
          className={fields.iconButton}
          aria-label={t('records.close')}
          onClick={() => editor.select([])}
        >
          <IconX size={18} />
        </button>
      </header>
      <div className={css.content}>
        {only ? <Panel key={`${only.collection}/${only.id}`} of={only} /> : <ManyPanel refs={selection} />}
      </div>
    </aside>
  )
}

export default Inspector

function Panel({ of }: { of: RecordRef }) {
  const { collection, id } = of
  switch (collection) {
    case 'companies':
      return <CompanyPanel of={{ collection, id }} />
    case 'flows':
      return <FlowPanel of={{ collection, id }} />
    case 'resources':
      return <ResourcePanel of={{ collection, id }} />
    case 'actions':
      return <ActionPanel of={{ collection, id }} />
    case 'notes':
      return <NotePanel of={{ collection, id }} />
    case 'frames':
      return <FramePanel of={{ collection, id }} />
  }
}

/** What the record calls itself, in full, below what it is. */
function Titles({ of, kind }: { of: RecordRef; kind: string }) {
  const record = useRecord(of) as { name?: string; resource?: string; title?: string } | undefined
  const name = record?.name ?? record?.resource ?? record?.title
  if (!name) return <h2>{kind}</h2>
  return (
    <>
      <span className={css.caption}>{kind}</span>
      <h2 dir="auto">{name}</h2>
    </>
  )
}

/** Lock, duplicate and delete, for those who may edit. */
function Tools({ refs }: { refs: readonly RecordRef[] }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const board = useBoard()
  const canEdit = useEditorState((state) => state.canEdit)
  const remove = useRemoval()
  useVersion('companies')
  useVersion('frames')
  if (!canEdit) return null
  const able = refs.filter((ref) => lockable.includes(ref.collection))
  const locked =
    able.length > 0 &&
    able.every((ref) => (board.all(ref.collection).get(ref.id) as { locked?: boolean } | undefined)?.locked)
  const lock = t(locked ? 'records.unlock' : 'records.lock')
  const copies = refs.some((ref) => ref.collection !== 'actions')
  return (
    <>
      {able.length > 0 && (
        <button
          type="button"
          className={fields.iconButton}
          aria-label={lock}
          aria-pressed={locked}
          title={lock}
          onClick={() => setOnAll(editor, able, { locked: locked ? null : true })}
        >
          {locked ? <IconLock size={18} /> : <IconLockOpen size={18} />}
        </button>
      )}
      {copies && (
        <button
          type="button"
          className={fields.iconButton}
          aria-label={t('records.duplicate')}
          title={t('records.duplicate')}
          onClick={() => duplicate(editor, refs)}
        >
          <IconCopy size={18} />
        </button>
      )}
      <button
        type="button"
        className={fields.iconButton}
        aria-label={t('records.delete')}
        title={t('records.delete')}
        onClick={() => remove(refs)}
      >
        <IconTrash size={18} />
      </button>
    </>
  )
}
