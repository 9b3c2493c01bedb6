/** Boards opened before in this browser. */
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../basics/IconButton'
import { useLanguage } from '../i18n'
import { notify } from '../notify'
import { forgetBoard, rememberBoard, useRememberedBoards, type RememberedBoard } from '../remembered'
import { boardPath, followLink } from '../router'
import classes from './home.module.css'

export function RecentBoards() {
  const { t } = useTranslation()
  const language = useLanguage()
  const boards = useRememberedBoards()
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })

  function forget(board: RememberedBoard) {
    forgetBoard(board.id)
    notify({
      message: t('shell.recent.removed', { title: board.title || t('shell.untitled') }),
      action: { label: t('actions.undo'), run: () => void rememberBoard(board) },
    })
  }

  return (
    <section className={classes.card} aria-labelledby="recent-title">
      <h2 className={classes.heading} id="recent-title">
        {t('shell.recent.title')}
      </h2>
      {boards.length === 0 ? (
        <p className={classes.quiet}>{t('shell.recent.none')}</p>
      ) : (
        <ul className={classes.recent}>
          {boards.map((board) => (
            <li key={board.id} className={classes.recentItem}>
              <a className={classes.recentLink} href={boardPath(board.id)} onClick={followLink}>
                <span className={classes.recentTitle} dir="auto">
                  {board.title || t('shell.untitled')}
                </span>
                <span className={classes.small}>{day.format(board.openedAt)}</span>
              </a>
              <span className={classes.role}>{t(`shell.roles.${board.role}`)}</span>
              <IconButton
                size={32}
                side="bottom-end"
                label={t('shell.recent.remove', { title: board.title || t('shell.untitled') })}
                onClick={() => forget(board)}
              >
                <IconX size={16} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
