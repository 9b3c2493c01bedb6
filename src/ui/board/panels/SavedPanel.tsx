/** What the saved state means. */
import { Popover, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Anchor, type PanelProps } from '../../basics/OnDemand'
import { useSaved } from '../SavedState'

export default function SavedPanel({ onClose }: PanelProps) {
  const { t } = useTranslation()
  const { tone, key, why } = useSaved()
  return (
    <Popover opened onChange={(opened) => !opened && onClose()} position="bottom-start" width={280}>
      <Popover.Target>
        <Anchor onClick={onClose} />
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600}>
          {t(`shell.saved.${key}`)}
        </Text>
        <Text size="sm">{tone === 'bad' ? t(`shell.refused.${why}`) : t(`shell.savedWhy.${why}`)}</Text>
      </Popover.Dropdown>
    </Popover>
  )
}
