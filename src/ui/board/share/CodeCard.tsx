/** The join code: to read aloud, to show to the room, to change. */
import { IconPower, IconPresentation, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../announcer'
import { Button } from '../../basics/Button'
import { Segments } from '../../basics/Segments'
import { ErrorNote } from '../../basics/Signs'
import type { Question } from './Confirm'
import type { CodeRole, CodeWishes, JoinCode } from './hostApi'
import { codeUntil, inHours, isPast, lengthOf } from './moments'
import classes from './share.module.css'
import { UntilSelect } from './UntilSelect'
import type { Hosting } from './useHosting'

export const codeRoles: readonly CodeRole[] = ['editor', 'participant', 'viewer']

interface CodeCardProps {
  readonly hosting: Hosting
  readonly origin: string
  readonly onAsk: (question: Question) => void
  readonly onShow: () => void
}

export function CodeCard({ hosting, origin, onAsk, onShow }: CodeCardProps) {
  const { t } = useTranslation()
  const { api, code, run, setCode } = hosting
  if (code === undefined) return null

  const make = (wishes: CodeWishes) =>
    run(async () => {
      const made = await api.newCode(wishes)
      setCode(made)
      announce(t('share.code.changed', { code: spelled(made.code) }))
    })
  if (code === null)
    return (
      <section className={classes.code} aria-label={t('share.code.title')}>
        <p className={classes.sentence}>{t('share.code.none')}</p>
        <Button icon={<IconPower size={18} aria-hidden />} onClick={() => make({})}>
          {t('share.code.on')}
        </Button>
      </section>
    )

  const change = (wishes: CodeWishes) => run(async () => setCode(await api.changeCode(wishes)))
  const askRenew = () =>
    onAsk({
      title: t('share.sure.renew'),
      what: [t('share.sure.renewWhat', { code: spelled(code.code) })],
      yes: t('share.code.renew'),
      run: () => make({ role: code.role }),
    })
  const askOff = () =>
    onAsk({
      title: t('share.sure.off'),
      what: [t('share.sure.offWhat', { code: spelled(code.code) })],
      yes: t('share.code.off'),
      run: () =>
        run(async () => {
          await api.dropCode()
          setCode(null)
          announce(t('share.code.wasOff'))
        }),
    })
  const over = isPast(code.expiresAt)
  return (
    <section className={classes.code} aria-label={t('share.code.title')}>
      <div className={classes.codeHead}>
        <div>
          <p className={classes.quiet}>{t('share.code.what', { address: new URL(origin).host })}</p>
          <output className={classes.codeText} data-over={over || undefined}>
            {spelled(code.code)}
          </output>
        </div>
        <Button
          className={classes.show}
          icon={<IconPresentation size={20} aria-hidden />}
          disabled={over}
          onClick={onShow}
        >
          {t('share.code.show')}
        </Button>
      </div>
      {over && <ErrorNote>{t('share.code.over')}</ErrorNote>}
      <div className={classes.codeRole}>
        <span aria-hidden="true">{t('share.code.role')}</span>
        <Segments
          label={t('share.code.role')}
          value={code.role}
          options={codeRoles.map((value) => ({ value, label: t(`shell.roles.${value}`) }))}
          onChange={(role) => change({ role })}
        />
        <span className={classes.quiet}>{t(`share.roleWhat.${code.role}`)}</span>
      </div>
      <div className={classes.tail}>
        <UntilSelect
          value={code.expiresAt}
          choices={codeUntil}
          of={t('share.code.title')}
          onChoose={(until) => change({ expiresInHours: inHours(lengthOf(until)) })}
        />
        <Button
          kind="plain"
          icon={<IconRefresh size={16} aria-hidden />}
          onClick={over ? () => make({ role: code.role }) : askRenew}
        >
          {t('share.code.renew')}
        </Button>
        <Button kind="plain" icon={<IconPower size={16} aria-hidden />} onClick={askOff}>
          {t('share.code.off')}
        </Button>
      </div>
    </section>
  )
}

/** In two halves, as it is read aloud. */
export const spelled = (code: JoinCode['code']) => `${code.slice(0, 3)} ${code.slice(3)}`
