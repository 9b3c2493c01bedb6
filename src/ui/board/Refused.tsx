/** The server will not have us: why, and what to do. What is on this device can still be looked at and exported. */
import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { navigate } from '../router'
import { useLink } from './context'
import { refusalReason } from './saved'

export default function Refused() {
  const { t } = useTranslation()
  const { connection, refusal, loaded, unsaved } = useLink()
  const [dismissed, setDismissed] = useState(false)
  const reason = refusalReason(refusal?.code)
  return (
    <Modal
      opened={connection === 'refused' && !dismissed}
      onClose={() => setDismissed(true)}
      title={t('shell.refused.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      centered
    >
      <Text>{t(`shell.refused.${reason}`)}</Text>
      {unsaved && (
        <Text mt="xs" fw={600}>
          {t('shell.refused.unsaved')}
        </Text>
      )}
      <Group mt="lg" gap="sm">
        <Button onClick={() => location.reload()}>{t('shell.retry')}</Button>
        <Button variant="default" onClick={() => navigate('/')}>
          {t('shell.toHome')}
        </Button>
        {loaded && (
          <Button variant="subtle" onClick={() => setDismissed(true)}>
            {t('shell.refused.lookAnyway')}
          </Button>
        )}
      </Group>
    </Modal>
  )
}
