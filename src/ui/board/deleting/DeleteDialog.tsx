/** Asks the host once more before a board goes for good. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../basics/Signs'
import { errorSentence } from '../../errors'
import { notify } from '../../notify'
import { navigate } from '../../router'
import { useEditor, useMeta } from '../context'
import { useShell } from '../shell'
import { usePeople } from '../usePeople'
import { deleteBoard } from './deleteBoard'
import './words'

export default function DeleteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { session } = useEditor()
  const { board, token } = useShell()
  const title = useMeta().title || t('shell.untitled')
  const others = usePeople().length - 1
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const run = () => {
    setBusy(true)
    setError(null)
    deleteBoard(session, board, token).then(
      () => {
        navigate('/')
        notify({ message: t('deleting.done', { title }) })
      },
      (failure: unknown) => {
        setError(failure)
        setBusy(false)
      },
    )
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('deleting.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Stack gap="sm">
        <Text style={{ overflowWrap: 'anywhere' }}>{t('deleting.what', { title })}</Text>
        {others > 0 && <Text fw={600}>{t('deleting.others', { count: others })}</Text>}
        <Text>{t('deleting.export')}</Text>
        <Text size="sm" c="dimmed">
          {t('deleting.copies')}
        </Text>
        {error !== null && <ErrorNote>{errorSentence(t, error)}</ErrorNote>}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" data-autofocus onClick={onClose} disabled={busy}>
            {t('deleting.no')}
          </Button>
          <Button color="red.9" loading={busy} onClick={run}>
            {t('deleting.yes')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
