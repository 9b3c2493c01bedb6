/** A part of the page that did not come, for instance because the network went: said in place, the rest goes on. */
import { Component, Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import classes from './LoadFault.module.css'
import { PartMissing } from './part'

interface Props {
  readonly children: ReactNode
  /** Takes the fault away; a quiet one shows nothing and needs none. */
  readonly onClose?: () => void
  /** Says nothing: for a part that comes beside another which says it. */
  readonly quiet?: boolean
}

interface State {
  readonly failed: boolean
  /** Each attempt shows the part anew. */
  readonly attempt: number
}

export class LoadFault extends Component<Props, State> {
  override state: State = { failed: false, attempt: 0 }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    if (error instanceof PartMissing) error.forget()
    console.error(error)
  }

  private readonly retry = () => this.setState(({ attempt }) => ({ failed: false, attempt: attempt + 1 }))

  override render() {
    const { quiet = false, onClose = () => {} } = this.props
    if (this.state.failed && quiet) return null
    return this.state.failed ? (
      <Fault onRetry={this.retry} onClose={onClose} />
    ) : (
      <Fragment key={this.state.attempt}>{this.props.children}</Fragment>
    )
  }
}

function Fault({ onRetry, onClose }: { onRetry: () => void; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={classes.fault} role="alert">
      <span>{t('shell.error.part')}</span>
      <Button onClick={onRetry}>{t('shell.retry')}</Button>
      <Button kind="outline" onClick={onClose}>
        {t('shell.close')}
      </Button>
    </div>
  )
}
