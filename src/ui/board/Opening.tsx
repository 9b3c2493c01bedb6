/** Cards to come, while the board's content is on its way. */
import { useTranslation } from 'react-i18next'
import classes from './board.module.css'
import { useLink } from './context'
import { refusalReason, refusedKey } from './saved'

export function Opening() {
  const { t } = useTranslation()
  const { loaded, connection, turnedAway } = useLink()
  if (loaded || connection === 'refused') return null
  const away = connection === 'offline' || turnedAway !== null
  return (
    <div className={classes.opening} role="status">
      <div className={classes.ghosts} aria-hidden="true">
        {Array.from({ length: 6 }, (_, i) => (
          <span key={i} className={classes.ghost} data-still={away || undefined} />
        ))}
      </div>
      <p className={classes.openingText}>
        {turnedAway
          ? t(refusedKey(refusalReason(turnedAway)))
          : t(away ? 'shell.opening.offline' : 'shell.opening.waiting')}
      </p>
    </div>
  )
}
