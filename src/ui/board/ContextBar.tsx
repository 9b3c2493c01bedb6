/** The most used actions for what is selected, above it: made from the same action objects as menus and keys. */
import {
  IconArrowRampRight,
  IconArrowsRightLeft,
  IconBoxMultiple,
  IconCopy,
  IconDots,
  IconLayersOff,
  IconLock,
  IconLockOpen,
  IconTrash,
  type Icon,
} from '@tabler/icons-react'
import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnContextMenu } from '../../canvas/input/attach'
import { isLocked, isPlaced } from '../../canvas/tools/placing'
import type { RecordRef } from '../../model/records'
import { IconButton } from '../basics/IconButton'
import { actionNamed, useFamilyAllowed, type Family } from './actionMenus'
import classes from './arranging.module.css'
import { ColourButton, FamilyButton, StatusButton } from './contextBar/menus'
import { useFollow } from './contextBar/useFollow'
import { useRoving } from './contextBar/useRoving'
import { useBoard, useEditor, useEditorState, useVersion } from './context'
import { keyWords } from './keys'
import { useShell } from './shell'
import '../records/recordWords'

export interface ContextBarProps {
  /** Opens the menu of everything else. */
  readonly onMore: OnContextMenu
}

/** What the bar offers, by what is selected; a family or a picker is one button. */
const offers = {
  companies: ['flowFromSelected', 'colour', 'lock', 'duplicate', 'delete'],
  flows: ['reverseFlow', 'status', 'delete'],
  notes: ['colour', 'duplicate', 'delete'],
  frames: ['colour', 'lock', 'duplicate', 'delete'],
  several: ['connectSelected', 'align', 'tidy', 'group', 'ungroup', 'delete'],
} as const

const icons: Readonly<Record<string, Icon>> = {
  flowFromSelected: IconArrowRampRight,
  connectSelected: IconArrowRampRight,
  reverseFlow: IconArrowsRightLeft,
  group: IconBoxMultiple,
  ungroup: IconLayersOff,
  lock: IconLockOpen,
  duplicate: IconCopy,
  delete: IconTrash,
}

export default function ContextBar({ onMore }: ContextBarProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const toolbar = useRef<HTMLDivElement>(null)
  const selection = useEditorState((state) => state.selection)
  useFollow(toolbar, editor)
  const roving = useRoving(toolbar)
  const items = useOffers(selection)
  if (items.length === 0) return null
  return (
    <div
      ref={toolbar}
      className={classes.bar}
      role="toolbar"
      aria-label={t('shell.contextBar.title')}
      aria-orientation="horizontal"
      data-away=""
      {...roving}
    >
      {items.map((id, index) => (
        <BarItem key={id} id={id} refs={selection} first={index === 0} />
      ))}
      <IconButton
        label={t('shell.contextBar.more')}
        side="top"
        size={36}
        data-stop=""
        tabIndex={-1}
        aria-haspopup="menu"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect()
          onMore({ point: { x: left, y: bottom + 6 }, world: null, ref: selection[0] ?? null })
        }}
      >
        <IconDots size={20} />
      </IconButton>
    </div>
  )
}

/** What can be done now. Wakes with everything that decides it: locks, groups, what exists. */
function useOffers(selection: readonly RecordRef[]): readonly string[] {
  const editor = useEditor()
  const shell = useShell()
  const familyAllowed = useFamilyAllowed()
  useVersion('companies')
  useVersion('flows')
  useVersion('notes')
  useVersion('frames')
  const [only, ...more] = selection
  if (!only) return []
  const kind = more.length > 0 ? 'several' : only.collection
  if (kind === 'resources' || kind === 'actions') return []
  return offers[kind].filter((id) => {
    if (id === 'align' || id === 'tidy') return familyAllowed(id)
    if (id === 'colour' || id === 'status') return true
    return actionNamed(id)?.allowed?.({ editor, shell }) ?? false
  })
}

function BarItem({ id, refs, first }: { id: string; refs: readonly RecordRef[]; first: boolean }): ReactNode {
  if (id === 'align' || id === 'tidy') return <FamilyButton family={id satisfies Family} first={first} />
  if (id === 'colour') return <ColourButton refs={refs.filter(isPlaced)} first={first} />
  if (id === 'status') return <StatusButton of={{ collection: 'flows', id: refs[0]!.id }} first={first} />
  return <ActionButton id={id} refs={refs} first={first} />
}

function ActionButton({ id, refs, first }: { id: string; refs: readonly RecordRef[]; first: boolean }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const shell = useShell()
  const board = useBoard()
  const action = actionNamed(id)
  if (!action) return null
  // A switch says what it will do, and shows how it stands.
  const lockable = refs.filter((ref) => ref.collection === 'companies' || ref.collection === 'frames')
  const locked = id === 'lock' && lockable.every((ref) => isLocked(board, ref))
  const IconOf = locked ? IconLock : icons[id]!
  const label = id === 'lock' ? t(locked ? 'records.unlock' : 'records.lock') : t(`actions.${id}`)
  const key = action.keys?.[0]
  return (
    <IconButton
      label={label}
      {...(key && { keyWords: keyWords(key, t) })}
      side="top"
      size={36}
      data-stop=""
      tabIndex={first ? 0 : -1}
      onClick={() => action.run({ editor, shell })}
    >
      <IconOf size={20} />
    </IconButton>
  )
}
