/** What can be done with what is under the pointer, or here on the empty board. */
import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Point } from '../../canvas/camera'
import type { MenuRequest } from '../../canvas/input/attach'
import { allActions } from './actions'
import classes from './board.module.css'
import panels from './panels/panels.module.css'
import { copyByMenu, heldClip, pasteHeld } from './clipboard'
import { useEditor } from './context'
import { keyWords } from './keys'
import { useShell } from './shell'

const onRecord = [
  'rename',
  'selectMore',
  'duplicate',
  'reverseFlow',
  'flowShape',
  'lock',
  'zoomToSelection',
] as const
const onBoard = ['addCompany', 'addNote', 'addFrame', 'selectAll', 'zoomToFit', 'table', 'import'] as const

export default function ContextMenu({ place, onClose }: { place: MenuRequest; onClose: () => void }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const { canEdit } = editor.state
  const { point, ref } = place
  const at = place.world ?? undefined
  return (
    <Menu
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      offset={2}
      width={260}
      key={`${point.x} ${point.y}`}
    >
      <Menu.Target>
        <span className={classes.contextAnchor} style={{ left: point.x, top: point.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('shell.contextMenu')}>
        {ref && (
          <>
            <CopyItem cut={false} />
            {canEdit && <CopyItem cut />}
          </>
        )}
        {canEdit && heldClip() && (
          <Menu.Item
            rightSection={<kbd className={panels.key}>{keyWords({ code: 'KeyV', mod: true }, t)}</kbd>}
            onClick={() => pasteHeld(editor, at)}
          >
            {t('actions.paste')}
          </Menu.Item>
        )}
        {(ref || (canEdit && heldClip())) && <Menu.Divider />}
        {(ref ? onRecord : onBoard).map((id) => (
          <ActionItem key={id} id={id} at={at} />
        ))}
        {ref && canEdit && (
          <>
            <Menu.Divider />
            <ActionItem id="delete" danger />
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function ActionItem({ id, at, danger = false }: { id: string; at?: Point | undefined; danger?: boolean }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const shell = useShell()
  const action = allActions.find((one) => one.id === id)
  if (!action || !(action.allowed?.({ editor, shell }) ?? true)) return null
  return (
    <Menu.Item
      {...(danger && { style: { color: 'var(--mantine-color-error)' } })}
      rightSection={action.keys?.[0] && <kbd className={panels.key}>{keyWords(action.keys[0], t)}</kbd>}
      onClick={() => action.run({ editor, shell }, at)}
    >
      {t(`actions.${id}`)}
    </Menu.Item>
  )
}

function CopyItem({ cut }: { cut: boolean }) {
  const { t } = useTranslation()
  return (
    <Menu.Item
      rightSection={
        <kbd className={panels.key}>{keyWords({ code: cut ? 'KeyX' : 'KeyC', mod: true }, t)}</kbd>
      }
      onClick={() => copyByMenu(cut)}
    >
      {t(cut ? 'actions.cut' : 'actions.copy')}
    </Menu.Item>
  )
}
