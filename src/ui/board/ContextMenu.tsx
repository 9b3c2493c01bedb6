/** What can be done with what is under the pointer, or here on the empty board. */
import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MenuRequest } from '../../canvas/input/attach'
import type { RecordRef } from '../../model/records'
import { ActionItem, FamilyItem } from './actionMenus'
import classes from './board.module.css'
import panels from './panels/panels.module.css'
import { copyByMenu, heldClip, pasteHeld } from './clipboard'
import { useEditor } from './context'
import { keyWords } from './keys'

/** Actions by id; a family of them is one item. */
const onRecord = [
  'rename',
  'selectMore',
  'duplicate',
  'reverseFlow',
  'flowShape',
  'lock',
  { family: 'move' },
  { family: 'size' },
  { family: 'align' },
  { family: 'order' },
  'group',
  'ungroup',
  { family: 'tidy' },
  'zoomToSelection',
] as const
const onBoard = [
  'addCompany',
  'addNote',
  'addFrame',
  'selectAll',
  { family: 'tidy' },
  'snapping',
  'zoomToFit',
  'table',
  'import',
] as const

/** A flow has a bend, but no size; the keys for it do nothing there. */
const isFor = (ref: RecordRef | null) => (item: (typeof onRecord | typeof onBoard)[number]) =>
  typeof item === 'string' || item.family !== 'size' || ref?.collection !== 'flows'

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
        <span className={classes.contextAnchor} style={{ left: point.x, top: point.y }} aria-hidden="true" />
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
        {(ref ? onRecord : onBoard)
          .filter(isFor(ref))
          .map((item) =>
            typeof item === 'string' ? (
              <ActionItem key={item} id={item} at={at} />
            ) : (
              <FamilyItem key={item.family} family={item.family} />
            ),
          )}
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
