/** The end of a session: everybody but hosts is let go, and new keys are made when they are wanted. */
import { IconDoorExit } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../announcer'
import { Button } from '../../basics/Button'
import { codeRoles } from './CodeCard'
import type { Question } from './Confirm'
import type { FreshLink } from './hostApi'
import classes from './share.module.css'
import type { Hosting } from './useHosting'

export function EndSession({ hosting, onAsk }: { hosting: Hosting; onAsk: (question: Question) => void }) {
  const { t } = useTranslation()
  const { api, keys, run, hold, setCode } = hosting
  /** Windows that the end has closed; `null` before it. */
  const [closed, setClosed] = useState<number | null>(null)
  if (!keys) return null
  const there = keys.links
    .filter(({ role, kind }) => role !== 'host' || kind !== 'link')
    .reduce((sum, { inUse }) => sum + inUse, 0)

  const end = () =>
    run(async () => {
      const result = await api.end()
      return () => {
        hold({ editor: null, participant: null, viewer: null })
        setCode(null)
        setClosed(result.closed)
        announce(t('share.end.done', { count: result.closed }))
      }
    })
  const again = () =>
    run(async () => {
      const made = {} as Record<(typeof codeRoles)[number], FreshLink>
      for (const role of codeRoles) made[role] = await api.make(role)
      const code = await api.newCode({})
      return () => {
        hold(made)
        setCode(code)
        setClosed(null)
      }
    })
  if (closed !== null)
    return (
      <section className={classes.end} data-done aria-label={t('share.end.title')}>
        <p className={classes.sentence}>{t('share.end.done', { count: closed })}</p>
        <Button onClick={again}>{t('share.end.again')}</Button>
      </section>
    )
  return (
    <section className={classes.end} aria-label={t('share.end.title')}>
      <p className={classes.quiet}>{t('share.end.what')}</p>
      <Button
        kind="outline"
        className={classes.warn}
        icon={<IconDoorExit size={18} aria-hidden />}
        onClick={() =>
          onAsk({
            title: t('share.sure.end'),
            what: [t('share.sure.endWhat'), ...(there > 0 ? [t('share.sure.there', { count: there })] : [])],
            yes: t('share.end.do'),
            run: end,
          })
        }
      >
        {t('share.end.do')}
      </Button>
    </section>
  )
}
