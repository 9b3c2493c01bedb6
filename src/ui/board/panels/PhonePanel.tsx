/** The menu of a narrow screen: what the bar has no room for, then the rest. */
import { Menu } from '@mantine/core'
import { IconFileImport, IconTable, IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PanelProps } from '../../basics/OnDemand'
import { pageActions } from '../actions'
import { useEditorState } from '../context'
import { ExportItems } from './ExportPanel'
import MorePanel, { ActionItem } from './MorePanel'

export default function PhonePanel({ onClose }: PanelProps) {
  const { t } = useTranslation()
  const canEdit = useEditorState((state) => state.canEdit)
  return (
    <MorePanel onClose={onClose}>
      <ActionItem action={pageActions.share} icon={<IconUserPlus size={18} />} />
      <ActionItem action={pageActions.table} icon={<IconTable size={18} />} />
      {canEdit && <ActionItem action={pageActions.importFile} icon={<IconFileImport size={18} />} />}
      <Menu.Divider />
      <Menu.Label>{t('shell.export.title')}</Menu.Label>
      <ExportItems />
      <Menu.Divider />
    </MorePanel>
  )
}
