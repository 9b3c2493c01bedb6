/** Language and light or dark: the two things that people set for themselves. */
import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { IconBrightnessAuto, IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../model/words'
import { IconButton } from './basics/IconButton'
import { Segments } from './basics/Segments'
import { setLanguage, useLanguage } from './i18n'

/** Languages name themselves. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' }

export const schemes: readonly { readonly name: MantineColorScheme; readonly Icon: typeof IconSun }[] = [
  { name: 'light', Icon: IconSun },
  { name: 'dark', Icon: IconMoon },
  { name: 'auto', Icon: IconBrightnessAuto },
]

export function LanguageSwitch() {
  const { t } = useTranslation()
  return (
    <Segments
      label={t('shell.preferences.language')}
      value={useLanguage()}
      onChange={(language) => void setLanguage(language)}
      options={Object.entries(languageNames).map(([value, label]) => ({ value: value as Language, label }))}
    />
  )
}

/** Goes round: light, dark, as the device. */
export function SchemeSwitch() {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const at = schemes.findIndex(({ name }) => name === colorScheme)
  const { name, Icon } = schemes[at] ?? schemes[2]!
  const next = schemes[(at + 1) % schemes.length]!
  return (
    <IconButton
      label={`${t('shell.preferences.scheme')}: ${t(`shell.preferences.${name}`)}`}
      side="bottom-end"
      onClick={() => setColorScheme(next.name)}
    >
      <Icon size={20} />
    </IconButton>
  )
}
