/** Bringing a list in: choose, look at what would happen, then do it in one step that can be undone. */
import { Button, Group, Loader, Modal, Progress, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileError, reasonText, runImport, type ImportPlan, type ReadFile } from '../../exchange/import'
import { announce } from '../announcer'
import { ErrorNote } from '../basics/Signs'
import { useEditor } from '../board/context'
import { useShell, type Incoming } from '../board/shell'
import { useWidth } from '../board/useWidth'
import { useLanguage } from '../i18n'
import { notifyWithUndo } from '../undoNotice'
import { ChooseSource } from './ChooseSource'
import { PlanPreview } from './PlanPreview'
import { changesOf, readIncoming } from './reading'
import { useCountWords } from './useCountWords'
import './words'

type Step =
  | { readonly at: 'choose'; readonly fault?: string }
  | { readonly at: 'reading' }
  | { readonly at: 'preview'; readonly file: ReadFile; readonly plan: ImportPlan; readonly name: string }
  | { readonly at: 'placing'; readonly share: number }

export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const editor = useEditor()
  const shell = useShell()
  const phone = useWidth() === 'phone'
  const countWords = useCountWords()
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const placing = useRef<AbortController | null>(null)

  async function read(incoming: NonNullable<Incoming>) {
    setStep({ at: 'reading' })
    try {
      const file = await readIncoming(incoming)
      const name =
        'file' in incoming
          ? incoming.file.name
          : incoming.readAs
            ? t('importing.pastedAs', { columns: incoming.readAs.map((one) => one || '–').join(', ') })
            : t('importing.pasted')
      setStep({ at: 'preview', file, plan: file.plan(editor.session.snapshot), name })
      announce(t('importing.ready', { name }))
    } catch (error) {
      if (!(error instanceof FileError)) console.error(error)
      const fault =
        error instanceof FileError ? reasonText(error.reason, language) : t('importing.unreadable')
      setStep({ at: 'choose', fault })
    }
  }

  // What was dropped or pasted is read once, when the dialog opens with it.
  const first = useRef(shell.getState().incoming)
  const readFirst = useRef(read)
  useEffect(() => {
    const incoming = first.current
    first.current = null
    if (incoming) void readFirst.current(incoming)
    return () => placing.current?.abort()
  }, [])

  async function run(file: ReadFile, name: string) {
    const abort = new AbortController()
    placing.current = abort
    setStep({ at: 'placing', share: 0 })
    const { snapshot } = editor.session
    try {
      // The board may be another one by now than the preview was made of, and once more when the cards are laid out.
      const { added, merged, facts } = await runImport(file, snapshot, editor.edit(), {
        signal: abort.signal,
        onProgress: (share) => setStep({ at: 'placing', share }),
      })
      onClose()
      editor.zoomToFit()
      const parts = [countWords(added), countWords(merged, 'merged'), factWords(facts)].filter(Boolean)
      tellWithUndo(parts.join('; '))
    } catch (error) {
      if (abort.signal.aborted) return setStep({ at: 'preview', file, plan: file.plan(snapshot), name })
      console.error(error)
      setStep({ at: 'choose', fault: t('importing.failed') })
    }
  }

  const factWords = (facts: readonly string[]) =>
    facts.length === 0 ? '' : t('importing.facts', { count: facts.length })

  function tellWithUndo(what: string) {
    const message = t('importing.done', { what })
    notifyWithUndo(editor.session.undo, { id: 'imported', message, label: t('actions.undo') })
    announce(message)
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('importing.title')}
      size={760}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      {step.at === 'choose' && (
        <Stack gap="md">
          {step.fault && <ErrorNote>{step.fault}</ErrorNote>}
          <ChooseSource onChoose={(incoming) => void read(incoming)} />
        </Stack>
      )}
      {step.at === 'reading' && (
        <Group justify="center" p="xl" role="status">
          <Loader size="sm" />
          <Text>{t('importing.reading')}</Text>
        </Group>
      )}
      {step.at === 'preview' && (
        <Stack gap="md">
          <PlanPreview plan={step.plan} name={step.name} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => setStep({ at: 'choose' })}>
              {t('importing.other')}
            </Button>
            <Button
              data-autofocus
              disabled={changesOf(step.plan) === 0}
              onClick={() => void run(step.file, step.name)}
            >
              {t('importing.run')}
            </Button>
          </Group>
        </Stack>
      )}
      {step.at === 'placing' && (
        <Stack gap="md" py="md">
          <Text role="status">{t('importing.placing')}</Text>
          <Progress value={step.share * 100} aria-label={t('importing.placing')} transitionDuration={100} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => placing.current?.abort()}>
              {t('shell.cancel')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
