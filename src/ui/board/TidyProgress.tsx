/** How far a long tidying has come, and the way out of it. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Button } from '../basics/Button'
import classes from './arranging.module.css'
import { tidying, type Tidying } from './tidy'

/** What is done sooner is not worth a word, milliseconds. */
const soon = 300

export function TidyProgress() {
  const run = useStore(tidying, (state) => state.run)
  return run && <Shown run={run} />
}

function Shown({ run }: { run: Tidying }) {
  const { t } = useTranslation()
  const [late, setLate] = useState(false)
  const { share, giveUp } = run
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), soon)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      giveUp()
    }
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [giveUp])
  if (!late) return null
  return (
    <div className={classes.progress}>
      <span id="tidy-progress">{t('shell.tidy.busy')}</span>
      <progress aria-labelledby="tidy-progress" value={share} max={1} />
      <Button onClick={giveUp}>{t('shell.cancel')}</Button>
    </div>
  )
}
