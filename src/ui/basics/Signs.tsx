/** Small signs: that one waits, that something is wrong, and what only ears need. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './basics.module.css'

export function Spinner() {
  return <span className={classes.spinner} aria-hidden="true" />
}

/** While a part of the page comes; fills what it stands in. */
export function Waiting() {
  const { t } = useTranslation()
  return (
    <div className={classes.waiting} role="status" aria-label={t('shell.waiting')}>
      <Spinner />
    </div>
  )
}

/** Something is wrong: said at once. */
export function ErrorNote({ children }: { children: ReactNode }) {
  return (
    <p className={classes.alert} role="alert">
      {children}
    </p>
  )
}

/** Something to know before going on. */
export function WarningNote({ children }: { children: ReactNode }) {
  return (
    <p className={classes.alert} data-tone="warning" role="note">
      {children}
    </p>
  )
}

export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={classes.hidden}>{children}</span>
}
