/** Asks before something that cannot be taken back. */
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Button } from '../../basics/Button'
import classes from './share.module.css'

/** A question to the host, and what follows a yes. */
export interface Question {
  readonly title: string
  readonly what: readonly string[]
  readonly yes: string
  readonly run: () => void
}

export function Confirm({ question, onClose }: { question: Question | null; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={question !== null}
      onClose={onClose}
      title={question?.title}
      closeButtonProps={{ 'aria-label': t('shell.close'), className: classes.close, iconSize: 20 }}
      centered
      zIndex={300}
      transitionProps={{ duration: 0 }}
    >
      {question && (
        <>
          {question.what.map((sentence) => (
            <p key={sentence} className={classes.sentence}>
              {sentence}
            </p>
          ))}
          <div className={classes.answers}>
            <Button kind="outline" data-autofocus onClick={onClose}>
              {t('share.sure.keep')}
            </Button>
            <Button
              className={classes.danger}
              onClick={() => {
                onClose()
                question.run()
              }}
            >
              {question.yes}
            </Button>
          </div>
        </>
      )}
    </Modal>
  )
}
