/** Inviting people: a code for the room, a link for each role, who holds a key, and the end of a session. */
import { Modal } from '@mantine/core'
import { useRef, useState, type ReactNode, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, WarningNote } from '../../basics/Signs'
import { errorSentence } from '../../errors'
import { boardPath } from '../../router'
import { useShell } from '../shell'
import { useWidth } from '../useWidth'
import { originsForOthers } from './addresses'
import { AllKeys } from './AllKeys'
import { CodeCard } from './CodeCard'
import { Confirm, type Question } from './Confirm'
import { CopyButton } from './CopyButton'
import { EndSession } from './EndSession'
import { LinkField } from './LinkField'
import { Projector } from './Projector'
import { QrCode } from './QrCode'
import { RoleLinks } from './RoleLinks'
import classes from './share.module.css'
import { useHosting } from './useHosting'
import './words'

export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const { role } = useShell()
  return role === 'host' ? <HostPanel onClose={onClose} /> : <OwnLink onClose={onClose} />
}

function HostPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const panel = useRef<HTMLDivElement>(null)
  const hosting = useHosting(() => keepFocus(panel.current))
  const [question, setQuestion] = useState<Question | null>(null)
  const [showing, setShowing] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const { keys, code, error } = hosting
  const origins = originsForOthers(location.origin, keys?.addresses ?? [])
  const origin = chosen ?? origins[0] ?? location.origin

  if (showing && code) return <Projector code={code} origin={origin} onClose={() => setShowing(false)} />
  return (
    <Panel onClose={onClose} held={question !== null} ref={panel}>
      {keys && origins.length === 0 && <WarningNote>{t('share.onlyHere')}</WarningNote>}
      {error !== null && <ErrorNote>{errorSentence(t, error)}</ErrorNote>}
      {origins.length > 1 && (
        <label className={classes.until}>
          <span>{t('share.address')}</span>
          <select
            className={classes.select}
            value={origin}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          >
            {origins.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      )}
      <CodeCard hosting={hosting} origin={origin} onAsk={setQuestion} onShow={() => setShowing(true)} />
      <RoleLinks hosting={hosting} origin={origin} onAsk={setQuestion} />
      <AllKeys hosting={hosting} onAsk={setQuestion} />
      <EndSession hosting={hosting} onAsk={setQuestion} />
      <p className={classes.quiet}>{t('share.keys')}</p>
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </Panel>
  )
}

/** Who is no host can pass on what they came by, and nothing else. */
function OwnLink({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { role, token, board } = useShell()
  const link = location.origin + boardPath(board, token)
  const name = t(`shell.roles.${role}`)
  const label = t('share.linkFor', { role: name })
  return (
    <Panel onClose={onClose} held={false}>
      {originsForOthers(location.origin, []).length === 0 && <WarningNote>{t('share.onlyHere')}</WarningNote>}
      <p className={classes.sentence}>
        <strong>{name}</strong>. {t(`share.roleWhat.${role}`)} {t('share.mine')}
      </p>
      <div className={classes.linkField}>
        <LinkField link={link} label={label} />
        <CopyButton text={link} of={label} />
      </div>
      <QrCode text={link} label={t('share.qrOf', { role: name })} />
      <p className={classes.quiet}>{t('share.keys')}</p>
    </Panel>
  )
}

interface PanelProps {
  readonly onClose: () => void
  readonly held: boolean
  readonly ref?: Ref<HTMLDivElement>
  readonly children: ReactNode
}

/** What had the focus may be gone with what was done; a question that closes gives it back a moment later. */
function keepFocus(panel: HTMLElement | null): void {
  setTimeout(() => {
    if (document.activeElement === document.body) panel?.focus({ preventScroll: true })
  }, 200)
}

/** @param held whether a question stands above, which Escape answers first. */
function Panel({ onClose, held, ref, children }: PanelProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnEscape={!held}
      closeOnClickOutside={!held}
      title={t('share.title')}
      size={800}
      fullScreen={useWidth() === 'phone'}
      closeButtonProps={{ 'aria-label': t('shell.close'), className: classes.close, iconSize: 20 }}
    >
      <div className={classes.panel} ref={ref} tabIndex={-1}>
        {children}
      </div>
    </Modal>
  )
}
