/** Menu items made from action objects, and the families that share a submenu. */
import { Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowsDiagonal,
  IconArrowsMove,
  IconArrowsRightLeft,
  IconArrowUp,
  IconBoxMultiple,
  IconGrid3x3,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconSitemap,
  IconStackBack,
  IconStackBackward,
  IconStackForward,
  IconStackFront,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Point } from '../../canvas/camera'
import { allActions, type PageAction } from './actions'
import { useEditor } from './context'
import { keyWords } from './keys'
import panels from './panels/panels.module.css'
import { useShell } from './shell'

/** Ids of actions that stand together; `shell.families.<name>`. */
export const families = {
  align: [
    'alignLeft',
    'alignCentre',
    'alignRight',
    'alignTop',
    'alignMiddle',
    'alignBottom',
    'distributeHorizontal',
    'distributeVertical',
  ],
  order: ['bringToFront', 'bringForward', 'sendBackward', 'sendToBack'],
  tidy: ['tidyGrid', 'tidyFlows'],
  move: ['moveLeft', 'moveRight', 'moveUp', 'moveDown'],
  size: ['resizeRight', 'resizeLeft', 'resizeDown', 'resizeUp'],
} as const
export type Family = keyof typeof families

export const familyIcons: Readonly<Record<Family, Icon>> = {
  align: IconLayoutAlignLeft,
  order: IconStackFront,
  tidy: IconGrid3x3,
  move: IconArrowsMove,
  size: IconArrowsDiagonal,
}

/** Small steps, of which one is seldom enough: their menu stays open. */
const inSteps: ReadonlySet<Family> = new Set(['move', 'size'])

const icons: Readonly<Record<string, Icon>> = {
  alignLeft: IconLayoutAlignLeft,
  alignCentre: IconLayoutAlignCenter,
  alignRight: IconLayoutAlignRight,
  alignTop: IconLayoutAlignTop,
  alignMiddle: IconLayoutAlignMiddle,
  alignBottom: IconLayoutAlignBottom,
  // These two icons are named after the lines between things, which run the other way.
  distributeHorizontal: IconLayoutDistributeVertical,
  distributeVertical: IconLayoutDistributeHorizontal,
  bringToFront: IconStackFront,
  bringForward: IconStackForward,
  sendBackward: IconStackBackward,
  sendToBack: IconStackBack,
  tidyGrid: IconGrid3x3,
  tidyFlows: IconSitemap,
  group: IconBoxMultiple,
  reverseFlow: IconArrowsRightLeft,
  moveLeft: IconArrowLeft,
  moveRight: IconArrowRight,
  moveUp: IconArrowUp,
  moveDown: IconArrowDown,
}

export const actionNamed = (id: string): PageAction | undefined => allActions.find((one) => one.id === id)

interface ActionItemProps {
  readonly id: string
  /** Where on the board it is to be done, world units. */
  readonly at?: Point | undefined
  readonly danger?: boolean
  readonly iconed?: boolean
  /** Whether the menu stays open for more of it. */
  readonly stays?: boolean
}

/** An action, where it can be done now. */
export function ActionItem({ id, at, danger = false, iconed = false, stays = false }: ActionItemProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const shell = useShell()
  const action = actionNamed(id)
  if (!action || !(action.allowed?.({ editor, shell }) ?? true)) return null
  const IconOf = iconed ? icons[id] : undefined
  const key = action.keys?.[0] && <kbd className={panels.key}>{keyWords(action.keys[0], t)}</kbd>
  const run = () => action.run({ editor, shell }, at)
  if (id === 'snapping')
    return (
      <Menu.CheckboxItem checked={editor.state.snapping} closeMenuOnClick rightSection={key} onChange={run}>
        {t(`actions.${id}`)}
      </Menu.CheckboxItem>
    )
  return (
    <Menu.Item
      {...(danger && { style: { color: 'var(--mantine-color-error)' } })}
      leftSection={IconOf && <IconOf size={18} aria-hidden />}
      rightSection={key}
      closeMenuOnClick={!stays}
      onClick={run}
    >
      {t(`actions.${id}`)}
    </Menu.Item>
  )
}

/** A family of actions behind one item; none where nothing of it can be done. */
export function FamilyItem({ family }: { family: Family }) {
  const { t } = useTranslation()
  const allowed = useFamilyAllowed()
  if (!allowed(family)) return null
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item>{t(`shell.families.${family}`)}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {families[family].map((id) => (
          <ActionItem key={id} id={id} iconed stays={inSteps.has(family)} />
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}

/** @returns whether some action of a family can be done now. */
export function useFamilyAllowed(): (family: Family) => boolean {
  const editor = useEditor()
  const shell = useShell()
  return (family) => families[family].some((id) => actionNamed(id)?.allowed?.({ editor, shell }) ?? false)
}
