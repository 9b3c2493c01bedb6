/** Saved, saving, offline, refused: an icon and words that are true. */
import {
  IconCloudCheck,
  IconCloudExclamation,
  IconCloudOff,
  IconCloudPause,
  IconCloudUp,
} from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../announcer'
import { OnDemand } from '../basics/OnDemand'
import { SavedPanel } from './panels/SavedPanel'
import type { SavedTone } from './saved'
import classes from './topbar.module.css'
import { useSaved } from './useSaved'

const icons: Readonly<Record<SavedTone, typeof IconCloudCheck>> = {
  good: IconCloudCheck,
  busy: IconCloudUp,
  waiting: IconCloudOff,
  held: IconCloudPause,
  bad: IconCloudExclamation,
}

export function SavedState({ compact }: { compact: boolean }) {
  const { t } = useTranslation()
  const { tone, key } = useSaved()
  const words = t(`shell.saved.${key}`)
  const Icon = icons[tone]
  useAnnouncedChange(tone === 'waiting' || tone === 'held' || tone === 'bad' ? 'away' : 'here', words)
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
