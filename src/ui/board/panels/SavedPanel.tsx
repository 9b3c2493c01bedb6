/** What the saved state means. Comes with the page, as it is asked for when the network is away. */
import { useClickOutside } from '@mantine/hooks'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Anchor, type PanelProps } from '../../basics/OnDemand'
import { refusedKey } from '../saved'
import classes from '../topbar.module.css'
import { useSaved } from '../useSaved'

export function SavedPanel({ onClose }: PanelProps) {
  const { t } = useTranslation()
  const { key, why, turnedAway } = useSaved()
  const panel = useClickOutside<HTMLDivElement>(onClose)
  useEffect(() => panel.current?.focus(), [panel])
  return (
    <>
      <Anchor onClick={onClose} />
      <div
        ref={panel}
        className={classes.savedPanel}
        role="dialog"
        aria-label={t(`shell.saved.${key}`)}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onClose()
        }}
      >
        <strong>{t(`shell.saved.${key}`)}</strong>
        {turnedAway && <p>{t(refusedKey(turnedAway))}</p>}
        <p>{t(key === 'refused' ? refusedKey(why) : `shell.savedWhy.${why}`, { defaultValue: '' })}</p>
      </div>
    </>
  )
}
