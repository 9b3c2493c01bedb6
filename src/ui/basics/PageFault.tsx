/** The page itself came to a stop: said in words, with the way on. What was written is kept by the server or this device. */
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import classes from './LoadFault.module.css'
import { PartMissing } from './part'

interface State {
  readonly error: unknown
}

export class PageFault extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error }
  }

  override componentDidCatch(error: unknown) {
    if (error instanceof PartMissing) error.forget()
    console.error(error)
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return <Fault missing={error instanceof PartMissing} onRetry={() => this.setState({ error: null })} />
  }
}

function Fault({ missing, onRetry }: { missing: boolean; onRetry: () => void }) {
  const { t } = useTranslation()
  return (
    <main className={classes.page} role="alert">
      <p>{t(missing ? 'shell.error.part' : 'shell.error.stopped')}</p>
      <div className={classes.ways}>
        {missing && <Button onClick={onRetry}>{t('shell.retry')}</Button>}
        <Button kind={missing ? 'outline' : 'filled'} onClick={() => location.reload()}>
          {t('shell.error.reload')}
        </Button>
      </div>
    </main>
  )
}
