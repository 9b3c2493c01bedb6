/** The notices themselves. */
import { Button, Group, Text } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.layer.css'
import i18next from 'i18next'
import classes from './Notices.module.css'
import type { Notice } from './notify'

export default function Notices() {
  return (
    <Notifications position="bottom-center" className={classes.notices} limit={3} transitionDuration={120} />
  )
}

export function showNotice({ message, tone = 'plain', action, id }: Notice): void {
  const shownId = id ?? `notice-${Date.now()}-${Math.random()}`
  const run = () => {
    notifications.hide(shownId)
    action?.run()
  }
  notifications.hide(shownId)
  notifications.show({
    id: shownId,
    color: tone === 'problem' ? 'red' : 'sea',
    autoClose: action || tone === 'problem' ? 10_000 : 5_000,
    closeButtonProps: { 'aria-label': i18next.t('shell.close') },
    role: tone === 'problem' ? 'alert' : 'status',
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }} dir="auto">
          {message}
        </Text>
        {action && (
          <Button size="compact-sm" variant="subtle" onClick={run} style={{ flexShrink: 0 }}>
            {action.label}
          </Button>
        )}
      </Group>
    ),
  })
}

export function hideNotice(id: string): void {
  notifications.hide(id)
}
