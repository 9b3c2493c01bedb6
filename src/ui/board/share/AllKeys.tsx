/** Every key that works: who it is for, when it was last used, and its end. */
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../basics/Button'
import { useLanguage } from '../../i18n'
import type { Question } from './Confirm'
import type { IssuedLink } from './hostApi'
import { momentWords } from './moments'
import { InUse, revokeQuestion, works } from './RoleLinks'
import classes from './share.module.css'
import type { Hosting } from './useHosting'

/** Keys that are shown at once; a room of people who typed the code has one each. */
const atOnce = 20

export function AllKeys({ hosting, onAsk }: { hosting: Hosting; onAsk: (question: Question) => void }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(atOnce)
  if (!hosting.keys) return null
  // Who is there comes first, then what was made last.
  const links = hosting.keys.links
    .filter(works)
    .reverse()
    .sort((a, b) => b.inUse - a.inUse)
  const more = Math.min(atOnce, links.length - shown)
  return (
    <details className={classes.all}>
      <summary>{t('share.all.title', { count: links.length })}</summary>
      <ul className={classes.keys}>
        {links.slice(0, shown).map((link) => (
          <KeyRow key={link.id} link={link} hosting={hosting} onAsk={onAsk} />
        ))}
      </ul>
      {more > 0 && (
        <Button kind="plain" onClick={() => setShown(shown + atOnce)}>
          {t('share.all.more', { count: more })}
        </Button>
      )}
    </details>
  )
}

interface KeyRowProps {
  readonly link: IssuedLink
  readonly hosting: Hosting
  readonly onAsk: (question: Question) => void
}

function KeyRow({ link, hosting, onAsk }: KeyRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { role, kind, own, inUse, createdAt, expiresAt, lastUsedAt } = link
  const facts = [
    t('share.all.made', { when: momentWords(createdAt, language) }),
    lastUsedAt === null
      ? t('share.all.unused')
      : t('share.all.used', { when: momentWords(lastUsedAt, language) }),
    expiresAt === null
      ? t('share.until.never')
      : t('share.until.at', { when: momentWords(expiresAt, language) }),
  ]
  const name = `${t(`shell.roles.${role}`)}, ${t(`share.all.${kind}`)}`
  return (
    <li className={classes.key}>
      <div className={classes.keyWords}>
        <span>
          <strong>{t(`shell.roles.${role}`)}</strong> · {t(`share.all.${kind}`)}
          {own && <em className={classes.yours}>{t('share.all.yours')}</em>}
        </span>
        <span className={classes.quiet}>{facts.join(' · ')}</span>
        {inUse > 0 && <InUse count={inUse} />}
      </div>
      <Button
        kind="plain"
        icon={<IconTrash size={16} aria-hidden />}
        aria-label={`${t('share.revoke')}: ${name}, ${facts[0]}`}
        onClick={() => onAsk(revokeQuestion(t, hosting, link))}
      >
        {t('share.revoke')}
      </Button>
    </li>
  )
}
