/** Saved, saving, offline, refused: an icon and words that are true. */
import { useNetwork } from '@mantine/hooks'
import { IconCloudCheck, IconCloudExclamation, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { lazy, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../announcer'
import { OnDemand } from '../basics/OnDemand'
import { useEditor, useLink } from './context'
import { savedWords, type SavedTone, type SavedWords } from './saved'
import classes from './topbar.module.css'

const SavedPanel = lazy(() => import('./panels/SavedPanel'))

const icons: Readonly<Record<SavedTone, typeof IconCloudCheck>> = {
  good: IconCloudCheck,
  busy: IconCloudUp,
  waiting: IconCloudOff,
  bad: IconCloudExclamation,
}

/** What is true of the edits made here, now. */
export function useSaved(): SavedWords {
  const { link } = useEditor().session
  const state = useLink()
  const { online } = useNetwork()
  return savedWords(state, online, link.offlineCopy !== null)
}

export function SavedState({ compact }: { compact: boolean }) {
  const { t } = useTranslation()
  const { tone, key } = useSaved()
  const words = t(`shell.saved.${key}`)
  const Icon = icons[tone]
  useAnnouncedChange(tone === 'waiting' || tone === 'bad' ? 'away' : 'here', words)
  return (
    <OnDemand kind="dialog" panel={SavedPanel}>
      {(button) => (
        <button
          type="button"
          className={classes.saved}
          data-tone={tone}
          data-saved={key}
          aria-label={compact ? words : undefined}
          {...button}
        >
          <Icon size={18} aria-hidden="true" />
          {!compact && <span className={classes.savedWords}>{words}</span>}
        </button>
      )}
    </OnDemand>
  )
}

/** Says the words when the connection comes or goes; "saved" after every letter would be noise. */
function useAnnouncedChange(presence: 'here' | 'away', words: string): void {
  const before = useRef(presence)
  useEffect(() => {
    if (before.current === presence) return
    before.current = presence
    announce(words)
  }, [presence, words])
}
