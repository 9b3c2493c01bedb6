/** Everything that is not worth a place in the bar. */
import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import {
  IconArrowsExchange,
  IconCommand,
  IconEar,
  IconEarOff,
  IconHelp,
  IconHome,
  IconMap,
  IconPackages,
  IconSearch,
  IconTrash,
} from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../model/words'
import { setSilence, useSilence } from '../../announcer'
import { Anchor, type PanelProps } from '../../basics/OnDemand'
import { part } from '../../basics/part'
import { setLanguage, useLanguage } from '../../i18n'
import { languageNames, schemes } from '../../Preferences'
import { navigate } from '../../router'
import { pageActions, type PageAction } from '../actions'
import { useEditor, useEditorState } from '../context'
import '../deleting/words'
import { keyWords } from '../keys'
import { toggleMatches, useShell, useShellState } from '../shell'
import classes from './panels.module.css'

const DeleteDialog = part(() => import('../deleting/DeleteDialog'))

/** @param children items that come first. */
export default function MorePanel({ onClose, children }: PanelProps & { children?: ReactNode }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const silent = useSilence()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { role } = useShell()
  const [deleting, setDeleting] = useState(false)
  if (deleting) return <DeleteDialog onClose={onClose} />
  return (
    <Menu opened onChange={(opened) => !opened && onClose()} position="bottom-end" width={272}>
      <Menu.Target>
        <Anchor />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('shell.menu')} mah="calc(100dvh - 64px)" style={{ overflowY: 'auto' }}>
        {children}
        <ActionItem action={pageActions.search} icon={<IconSearch size={18} />} />
        <ActionItem action={pageActions.palette} icon={<IconCommand size={18} />} />
        <ActionItem action={pageActions.minimap} icon={<IconMap size={18} />} />
        <ActionItem action={pageActions.matches} icon={<IconArrowsExchange size={18} />} />
        <ActionItem action={pageActions.explorer} icon={<IconPackages size={18} />} />
        <MatchesItem />
        <SnappingItem />
        <Menu.Divider />
        <ActionItem action={pageActions.help} icon={<IconHelp size={18} />} />
        <Menu.Item leftSection={<IconHome size={18} />} onClick={() => navigate('/')}>
          {t('shell.toHome')}
        </Menu.Item>
        <Menu.CheckboxItem
          checked={!silent}
          onChange={(checked) => setSilence(!checked)}
          rightSection={silent ? <IconEarOff size={18} /> : <IconEar size={18} />}
        >
          {t('shell.preferences.spoken')}
        </Menu.CheckboxItem>
        <Menu.Divider />
        <Menu.Label>{t('shell.preferences.language')}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(value) => void setLanguage(value as Language)}>
          {Object.entries(languageNames).map(([value, label]) => (
            <Menu.RadioItem key={value} value={value} lang={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('shell.preferences.scheme')}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => setColorScheme(value as MantineColorScheme)}
        >
          {schemes.map(({ name, Icon }) => (
            <Menu.RadioItem key={name} value={name} rightSection={<Icon size={18} />}>
              {t(`shell.preferences.${name}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {role === 'host' && (
          <>
            <Menu.Divider />
            <Menu.Item
              closeMenuOnClick={false}
              leftSection={<IconTrash size={18} />}
              onClick={() => setDeleting(true)}
            >
              {t('deleting.open')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The switch of all matches on the board. */
function MatchesItem() {
  const { t } = useTranslation()
  const shell = useShell()
  const shown = useShellState((state) => state.showMatches)
  return (
    <Menu.CheckboxItem checked={shown} onChange={() => toggleMatches(shell)}>
      {t('actions.showMatches')}
    </Menu.CheckboxItem>
  )
}

/** The switch of snapping, for those who may move something. */
function SnappingItem() {
  const { t } = useTranslation()
  const editor = useEditor()
  const snapping = useEditorState((state) => state.snapping)
  const canEdit = useEditorState((state) => state.canEdit)
  if (!canEdit) return null
  return (
    <Menu.CheckboxItem checked={snapping} onChange={(on) => editor.setSnapping(on)}>
      {t('actions.snapping')}
    </Menu.CheckboxItem>
  )
}

/** An action of the page as an item, with its key. */
export function ActionItem({ action, icon }: { action: PageAction; icon: ReactNode }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const shell = useShell()
  const key = action.keys?.[0]
  return (
    <Menu.Item
      leftSection={icon}
      rightSection={key && <kbd className={classes.key}>{keyWords(key, t)}</kbd>}
      onClick={() => action.run({ editor, shell })}
    >
      {t(`actions.${action.id}`)}
    </Menu.Item>
  )
}
