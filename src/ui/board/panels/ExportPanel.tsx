/** What the board can leave as. */
import { Menu } from '@mantine/core'
import {
  IconCalendarEvent,
  IconFileSpreadsheet,
  IconFileTypeCsv,
  IconJson,
  IconPhoto,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Anchor, type PanelProps } from '../../basics/OnDemand'
import { useLanguage } from '../../i18n'
import { notify } from '../../notify'
import { useEditor, useEditorState } from '../context'
import { fileFormats, saveFile, savePicture, type FileFormat } from '../exporting'
import { useShell } from '../shell'
import './exportWords'

const icons: Readonly<Record<FileFormat, typeof IconJson>> = {
  'synergies.csv': IconFileTypeCsv,
  'synergies.xlsx': IconFileSpreadsheet,
  'synergies.json': IconJson,
  'board.json': IconJson,
  'attention.json': IconJson,
  'actions.ics': IconCalendarEvent,
  'recommendations.json': IconJson,
}

/** Translation keys have no dots inside a part. */
const keyOf = (format: FileFormat) => format.replace('.', '_')

export default function ExportPanel({ onClose }: PanelProps) {
  const { t } = useTranslation()
  return (
    <Menu opened onChange={(opened) => !opened && onClose()} position="bottom-end" width={288}>
      <Menu.Target>
        <Anchor />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('shell.export.title')}>
        <ExportItems />
      </Menu.Dropdown>
    </Menu>
  )
}

/** Items for a menu. */
export function ExportItems() {
  const { t } = useTranslation()
  const language = useLanguage()
  const editor = useEditor()
  const { board } = useShell()
  const someSelected = useEditorState((state) => state.selection.length > 0)

  const tell = async (work: Promise<readonly string[] | void>) => {
    try {
      for (const message of (await work) ?? []) notify({ tone: 'problem', message })
    } catch (error) {
      console.error(error)
      notify({ tone: 'problem', message: t('shell.export.failed') })
    }
  }
  return (
    <>
      {fileFormats.map((format) => {
        const Icon = icons[format]
        return (
          <Menu.Item
            key={format}
            leftSection={<Icon size={18} />}
            onClick={() => void tell(saveFile(editor, board, format, language))}
          >
            {t(`exporting.${keyOf(format)}`)}
          </Menu.Item>
        )
      })}
      <Menu.Divider />
      {(['png', 'svg'] as const).map((format) => (
        <Menu.Item
          key={format}
          leftSection={<IconPhoto size={18} />}
          onClick={() => void tell(savePicture(editor, format, language, false))}
        >
          {t(`exporting.${format}`)}
        </Menu.Item>
      ))}
      {someSelected &&
        (['png', 'svg'] as const).map((format) => (
          <Menu.Item
            key={`${format} selection`}
            leftSection={<IconPhoto size={18} />}
            onClick={() => void tell(savePicture(editor, format, language, true))}
          >
            {t(`exporting.${format}Selection`)}
          </Menu.Item>
        ))}
    </>
  )
}
