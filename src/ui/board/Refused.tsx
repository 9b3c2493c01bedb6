/** The server will not have us: why, and what to do. What is on this device can still be looked at and saved as a file. */
import { Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../basics/Button'
import { ErrorNote } from '../basics/Signs'
import { useLanguage } from '../i18n'
import { updateRemembered } from '../remembered'
import { navigate } from '../router'
import { useEditor, useLink } from './context'
import { saveFile } from './exporting'
import classes from './refused.module.css'
import './refusedWords'
import { refusalReason, refusedKey } from './saved'
import { useShell } from './shell'

export default function Refused() {
  const { t } = useTranslation()
  const { board } = useShell()
  const { link } = useEditor().session
  const { connection, refusal, loaded, unsaved } = useLink()
  const [dismissed, setDismissed] = useState(false)
  const reason = refusalReason(refusal)
  /** The key is no longer any: another one is needed, and asking again with this one is in vain. */
  const ended =
    reason === 'revoked' || reason === 'expired' || reason === 'session' || reason === 'unauthorised'
  const title = ended ? reason : 'other'
  useEffect(() => {
    if (ended) updateRemembered(board, { ended })
  }, [board, ended])
  return (
    <Modal
      opened={connection === 'refused' && !dismissed}
      onClose={() => setDismissed(true)}
      title={t(`refused.title.${title}`)}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      centered
    >
      <p className={classes.sentence}>{t(refusedKey(reason))}</p>
      {unsaved && <Unsaved kept={link.offlineCopy !== null} ended={ended} />}
      <div className={classes.ways}>
        {ended ? (
          <Button data-autofocus onClick={() => navigate('/')}>
            {t('refused.enter')}
          </Button>
        ) : (
          <>
            <Button onClick={() => location.reload()}>{t('shell.retry')}</Button>
            <Button kind="outline" onClick={() => navigate('/')}>
              {t('shell.toHome')}
            </Button>
          </>
        )}
        {loaded && (
          <Button kind="plain" onClick={() => setDismissed(true)}>
            {t('refused.lookAnyway')}
          </Button>
        )}
      </div>
    </Modal>
  )
}

/** What was written here and has not reached the server: where it is, and a file of it for whoever wants to be safe. */
function Unsaved({ kept, ended }: { kept: boolean; ended: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const editor = useEditor()
  const { board } = useShell()
  const [failed, setFailed] = useState(false)
  const where = !kept ? 'unsavedOpen' : ended ? 'unsavedKept' : 'unsavedLater'
  return (
    <div className={classes.unsaved} role="note">
      <p className={classes.sentence}>
        <strong>{t('refused.unsaved')}</strong> {t(`refused.${where}`)}
      </p>
      <Button
        kind="outline"
        onClick={() => {
          setFailed(false)
          saveFile(editor, board, 'board.json', language).catch((error: unknown) => {
            console.error(error)
            setFailed(true)
          })
        }}
      >
        {t('refused.save')}
      </Button>
      {failed && <ErrorNote>{t('shell.export.failed')}</ErrorNote>}
    </div>
  )
}
