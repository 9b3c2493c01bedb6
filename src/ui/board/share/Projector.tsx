/** The code on the whole screen, to be read from the back of a room. */
import { Modal } from '@mantine/core'
import { IconMaximize, IconMinimize } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../basics/Button'
import { useMeta } from '../context'
import { usePeople } from '../usePeople'
import { spelled } from './CodeCard'
import type { JoinCode } from './hostApi'
import { isPast } from './moments'
import { QrCode } from './QrCode'
import classes from './projector.module.css'

interface ProjectorProps {
  readonly code: JoinCode
  readonly origin: string
  readonly onClose: () => void
}

export function Projector({ code, origin, onClose }: ProjectorProps) {
  const { t } = useTranslation()
  const { title } = useMeta()
  const people = usePeople()
  const over = useIsOver(code.expiresAt)
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={t('share.room.title')}
      closeButtonProps={{ 'aria-label': t('shell.close'), size: 44, iconSize: 24 }}
      classNames={{ content: classes.content, body: classes.body, header: classes.header }}
    >
      <div className={classes.room}>
        <p className={classes.title} dir="auto">
          {title || t('shell.untitled')}
        </p>
        <div className={classes.main}>
          <div className={classes.words}>
            <p className={classes.step}>
              {t('share.room.open')} <strong className={classes.address}>{new URL(origin).host}</strong>
            </p>
            <p className={classes.step}>{t('share.room.type')}</p>
            <output className={classes.code} style={{ '--ems': widthOf(code.code) } as React.CSSProperties}>
              {spelled(code.code)}
            </output>
            <p className={classes.as}>{t(over ? 'share.code.over' : `share.room.as.${code.role}`)}</p>
          </div>
          {!over && (
            <figure className={classes.figure}>
              <QrCode
                text={`${origin}/#${code.code}`}
                label={t('share.qrCode', { code: spelled(code.code) })}
              />
              <figcaption>{t('share.room.scan')}</figcaption>
            </figure>
          )}
        </div>
        <div className={classes.foot}>
          <span>{t('shell.people.here', { count: people.length })}</span>
          <FillScreen />
        </div>
      </div>
    </Modal>
  )
}

/** Width of a code in ems, a little generously: W and M are half as wide again as the others. */
function widthOf(code: string): number {
  const wide: Readonly<Record<string, number>> = {
    W: 1.1,
    M: 0.97,
    N: 0.8,
    G: 0.8,
    Q: 0.82,
    H: 0.79,
    D: 0.77,
  }
  return [...code].reduce((sum, letter) => sum + (wide[letter] ?? 0.72), 0.36)
}

/** Takes the browser's own edges away, where it can. */
function FillScreen() {
  const { t } = useTranslation()
  const [full, setFull] = useState(document.fullscreenElement !== null)
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', look)
    return () => {
      document.removeEventListener('fullscreenchange', look)
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => {})
    }
  }, [])
  if (!document.fullscreenEnabled) return null
  return (
    <Button
      kind="outline"
      icon={full ? <IconMinimize size={18} aria-hidden /> : <IconMaximize size={18} aria-hidden />}
      onClick={() =>
        void (full ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {})
      }
    >
      {t(full ? 'share.room.unfill' : 'share.room.fill')}
    </Button>
  )
}

/** Whether a moment has come; known when it comes. */
function useIsOver(moment: string): boolean {
  const [over, setOver] = useState(isPast(moment))
  useEffect(() => {
    const timer = setInterval(() => setOver(isPast(moment)), 1000)
    return () => clearInterval(timer)
  }, [moment])
  return over
}
