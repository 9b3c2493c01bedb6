/** Buttons of the bar that open a menu: families of actions, colour, status. */
import { Menu, useComputedColorScheme } from '@mantine/core'
import { IconPalette, type Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { colourNames, palettes, tintOf } from '../../../canvas/paint/palette'
import { statuses, type RecordRef } from '../../../model/records'
import { IconButton } from '../../basics/IconButton'
import { setOnAll } from '../../records/commands'
import { choiceIcon } from '../../records/look'
import { useWords } from '../../records/words'
import { ActionItem, families, familyIcons, type Family } from '../actionMenus'
import classes from '../arranging.module.css'
import { useEditor, useRecord } from '../context'

interface MenuButtonProps {
  readonly label: string
  readonly icon: ReactNode
  readonly children: ReactNode
  readonly first: boolean
}

function MenuButton({ label, icon, children, first }: MenuButtonProps) {
  return (
    <Menu position="bottom-start" offset={8} width="target" middlewares={{ flip: true, shift: true }}>
      <Menu.Target>
        <IconButton label={label} side="top" size={36} data-stop="" tabIndex={first ? 0 : -1}>
          {icon}
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown aria-label={label} className={classes.menu}>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}

export function FamilyButton({ family, first }: { family: Family; first: boolean }) {
  const { t } = useTranslation()
  const IconOf: Icon = familyIcons[family]
  return (
    <MenuButton label={t(`shell.families.${family}`)} icon={<IconOf size={20} />} first={first}>
      {families[family].map((id) => (
        <ActionItem key={id} id={id} iconed />
      ))}
    </MenuButton>
  )
}

export function ColourButton({ refs, first }: { refs: readonly RecordRef[]; first: boolean }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const palette = palettes[useComputedColorScheme('light')]
  const { colour } = (useRecord(refs[0]!) ?? {}) as { colour?: string }
  return (
    <MenuButton label={t('shell.contextBar.colour')} icon={<IconPalette size={20} />} first={first}>
      <Menu.RadioGroup
        value={colour ?? 'none'}
        onChange={(name) => setOnAll(editor, refs, { colour: name === 'none' ? null : name })}
      >
        {(['none', ...colourNames] as const).map((name) => (
          <Menu.RadioItem
            key={name}
            value={name}
            closeMenuOnClick
            rightSection={
              <span
                className={classes.swatch}
                style={{ background: tintOf(name, palette) ?? 'transparent' }}
              />
            }
          >
            {t(`records.colour.${name}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </MenuButton>
  )
}

export function StatusButton({ of, first }: { of: RecordRef<'flows'>; first: boolean }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const words = useWords()
  const status = useRecord(of)?.status ?? 'idea'
  return (
    <MenuButton
      label={t('shell.contextBar.status', { status: words.statuses[status] })}
      icon={choiceIcon('status', status, 20)}
      first={first}
    >
      <Menu.RadioGroup value={status} onChange={(one) => setOnAll(editor, [of], { status: one })}>
        {statuses.map((one) => (
          <Menu.RadioItem key={one} value={one} closeMenuOnClick rightSection={choiceIcon('status', one, 18)}>
            {words.statuses[one]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </MenuButton>
  )
}
