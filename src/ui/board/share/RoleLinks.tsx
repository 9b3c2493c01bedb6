/** A link for each role, with what it lets people do, and all that a host does with it. */
import {
  IconDeviceMobile,
  IconEye,
  IconKey,
  IconLink,
  IconPencil,
  IconQrcode,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../model/roles'
import { Button } from '../../basics/Button'
import { notify } from '../../notify'
import { boardPath } from '../../router'
import { useShell } from '../shell'
import type { Question } from './Confirm'
import { CopyButton } from './CopyButton'
import type { FreshLink, IssuedLink } from './hostApi'
import { LinkField } from './LinkField'
import { inDays, isPast, lengthOf, linkUntil } from './moments'
import { QrCode } from './QrCode'
import { replaceOwn } from './replaceOwn'
import classes from './share.module.css'
import { UntilSelect } from './UntilSelect'
import type { Hosting } from './useHosting'

const linkRoles: readonly Role[] = ['editor', 'participant', 'viewer', 'host']
const icons: Readonly<Record<Role, typeof IconKey>> = {
  editor: IconPencil,
  participant: IconDeviceMobile,
  viewer: IconEye,
  host: IconKey,
}

interface RoleLinksProps {
  readonly hosting: Hosting
  readonly origin: string
  readonly onAsk: (question: Question) => void
}

export function RoleLinks(props: RoleLinksProps) {
  const { t } = useTranslation()
  if (!props.hosting.keys || !props.hosting.held) return null
  return (
    <section aria-label={t('share.links')} className={classes.roles}>
      {linkRoles.map((role) => (
        <RoleCard key={role} role={role} {...props} />
      ))}
    </section>
  )
}

function RoleCard({ role, hosting, origin, onAsk }: RoleLinksProps & { role: Role }) {
  const { t } = useTranslation()
  const { keys, held, api, run, hold } = hosting
  const Icon = icons[role]
  const working = keys!.links.filter((one) => one.kind === 'link' && one.role === role && works(one))
  const token = held![role]
  const facts = token && working.find(({ id }) => id === token.id)
  const make = () =>
    run(async () => {
      const made = await api.make(role)
      return () => hold({ [role]: made })
    })
  return (
    <article className={classes.role} aria-labelledby={`share-${role}`}>
      <div className={classes.roleHead}>
        <Icon size={20} className={classes.roleIcon} aria-hidden />
        <div>
          <h3 id={`share-${role}`} className={classes.roleName}>
            {t(`shell.roles.${role}`)}
          </h3>
          <p className={classes.quiet}>{t(`share.roleWhat.${role}`)}</p>
        </div>
      </div>
      {token && facts ? (
        <HeldLink role={role} token={token} facts={facts} hosting={hosting} origin={origin} onAsk={onAsk} />
      ) : (
        <div className={classes.tail}>
          <Button kind="outline" icon={<IconLink size={16} aria-hidden />} onClick={make}>
            {t('share.make')}
            <span className={classes.hidden}>: {t(`shell.roles.${role}`)}</span>
          </Button>
          {working.length > 0 && (
            <span className={classes.quiet}>{t('share.elsewhere', { count: working.length })}</span>
          )}
        </div>
      )}
    </article>
  )
}

interface HeldLinkProps extends RoleLinksProps {
  readonly role: Role
  readonly token: FreshLink
  readonly facts: IssuedLink
}

function HeldLink({ role, token, facts, hosting, origin, onAsk }: HeldLinkProps) {
  const { t } = useTranslation()
  const { board, token: own } = useShell()
  const { api, run, hold } = hosting
  const [qr, setQr] = useState(false)
  const name = t(`shell.roles.${role}`)
  const link = origin + boardPath(board, token.token)
  const label = t('share.linkFor', { role: name })
  const there = facts.inUse > 0 ? [t('share.sure.there', { count: facts.inUse })] : []

  const rotate = () =>
    onAsk({
      title: t('share.sure.rotate'),
      what: [t('share.sure.rotateWhat'), ...(facts.own ? [] : there)],
      yes: t('share.rotate'),
      run: () =>
        run(async () => {
          if (facts.own) return replaceOwn(board, own, facts, () => notify({ message: t('share.rotated') }))
          const fresh = await api.rotate(token.id)
          return () => {
            hold({ [role]: fresh })
            notify({ message: t('share.rotated') })
          }
        }),
    })
  return (
    <>
      <div className={classes.linkField}>
        <LinkField link={link} label={label} />
        <CopyButton text={link} of={label} />
        <Button
          kind="outline"
          icon={<IconQrcode size={18} aria-hidden />}
          aria-expanded={qr}
          aria-label={`${t(qr ? 'share.qrHide' : 'share.qr')}: ${name}`}
          className={classes.qrButton}
          onClick={() => setQr(!qr)}
        />
      </div>
      {qr && <QrCode text={link} label={t('share.qrOf', { role: name })} />}
      <div className={classes.tail}>
        <UntilSelect
          value={facts.expiresAt}
          choices={linkUntil}
          of={label}
          onChoose={(until) =>
            run(async () => {
              await api.expire(facts.id, inDays(lengthOf(until)))
            })
          }
        />
        <InUse count={facts.inUse} />
        <span className={classes.ways}>
          <Button
            kind="plain"
            icon={<IconRefresh size={16} aria-hidden />}
            aria-label={`${t('share.rotate')}: ${label}`}
            onClick={rotate}
          >
            {t('share.rotate')}
          </Button>
          {!facts.own && (
            <Button
              kind="plain"
              icon={<IconTrash size={16} aria-hidden />}
              aria-label={`${t('share.revoke')}: ${label}`}
              onClick={() => onAsk(revokeQuestion(t, hosting, facts))}
            >
              {t('share.revoke')}
            </Button>
          )}
        </span>
      </div>
    </>
  )
}

/** How many windows are open by a link now. */
export function InUse({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <span className={classes.inUse} data-some={count > 0 || undefined}>
      {count > 0 ? t('share.inUse', { count }) : t('share.notInUse')}
    </span>
  )
}

/** What is asked before a key is revoked. */
export function revokeQuestion(
  t: ReturnType<typeof useTranslation>['t'],
  { api, run }: Hosting,
  facts: IssuedLink,
): Question {
  return {
    title: t('share.sure.revoke'),
    what: [
      t('share.sure.revokeWhat'),
      ...(facts.own
        ? [t('share.sure.revokeOwn')]
        : facts.inUse > 0
          ? [t('share.sure.there', { count: facts.inUse })]
          : []),
    ],
    yes: t('share.revoke'),
    run: () =>
      run(async () => {
        await api.revoke(facts.id)
        notify({ message: t('share.revoked') })
      }),
  }
}

/** Whether a key lets anyone in. */
export const works = ({ revoked, expiresAt }: IssuedLink) => !revoked && !isPast(expiresAt)
