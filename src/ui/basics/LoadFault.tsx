/** A part of the page that did not come, for instance because the network went: said in place, the rest goes on. */
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import classes from './LoadFault.module.css'

interface Props {
  readonly children: ReactNode
  readonly onClose: () => void
}

export class LoadFault extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    console.error(error)
  }

  override render() {
    return this.state.failed ? <Fault onClose={this.props.onClose} /> : this.props.children
  }
}

function Fault({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={classes.fault} role="alert">
      <span>{t('shell.error.part')}</span>
      <Button kind="outline" onClick={onClose}>
        {t('shell.close')}
      </Button>
    </div>
  )
}
