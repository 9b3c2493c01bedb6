/** Where the list comes from: a file dropped or chosen, or rows pasted. */
import { Anchor, Button, FileButton, Text, Textarea } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incoming } from '../board/shell'
import { download } from '../board/exporting'
import { useWords } from '../records/words'
import classes from './import.module.css'
import { templateCsv } from './template'

const accepted = '.csv,.tsv,.txt,.xlsx,.json,text/csv,application/json'

export function ChooseSource({ onChoose }: { onChoose: (incoming: NonNullable<Incoming>) => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const [text, setText] = useState('')
  return (
    <>
      <div className={classes.drop}>
        <IconFileUpload size={32} stroke={1.5} aria-hidden="true" />
        <Text fw={600}>{t('importing.dropHere')}</Text>
        <FileButton accept={accepted} onChange={(file) => file && onChoose({ file })}>
          {(props) => (
            <Button {...props} data-autofocus>
              {t('importing.choose')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" ta="center" maw={480}>
          {t('importing.formats')}
        </Text>
      </div>
      <Textarea
        label={t('importing.paste')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rows={4}
        resize="vertical"
        dir="auto"
        spellCheck={false}
      />
      <div className={classes.row}>
        <Anchor
          component="button"
          type="button"
          size="sm"
          mih={44}
          onClick={() =>
            download(
              new Blob([templateCsv(words)], { type: 'text/csv' }),
              `${t('importing.templateName')}.csv`,
            )
          }
        >
          {t('importing.template')}
        </Anchor>
        <Button variant="default" disabled={text.trim() === ''} onClick={() => onChoose({ text })}>
          {t('importing.readText')}
        </Button>
      </div>
    </>
  )
}
