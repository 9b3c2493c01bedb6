/** A new board: blank, or a copy of the example. */
import { IconPlus } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, createBoard } from '../api'
import { Button } from '../basics/Button'
import { Segments } from '../basics/Segments'
import { ErrorNote, Spinner } from '../basics/Signs'
import { TextField } from '../basics/TextField'
import { errorSentence } from '../errors'
import { useLanguage } from '../i18n'
import { rememberBoard } from '../remembered'
import { boardPath, navigate } from '../router'
import { ExamplePreview } from './ExamplePreview'
import classes from './home.module.css'

type Template = 'blank' | 'kalundborg'
const templates: readonly Template[] = ['blank', 'kalundborg']

export function CreateCard() {
  const { t } = useTranslation()
  const language = useLanguage()
  const [title, setTitle] = useState('')
  const [template, setTemplate] = useState<Template>('blank')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function create(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      const board = await createBoard({
        title: title.trim() || t(`shell.create.defaultTitle.${template}`),
        language,
        ...(template === 'kalundborg' && { template }),
      })
      const { id, title: given, tokens } = board
      rememberBoard({ id, title: given, role: 'host', token: tokens.host, links: tokens })
      navigate(boardPath(id, tokens.host))
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }

  return (
    <form className={classes.card} onSubmit={(event) => void create(event)} aria-labelledby="create-title">
      <h2 className={classes.heading} id="create-title">
        {t('shell.create.title')}
      </h2>
      <Segments
        label={t('shell.create.template')}
        value={template}
        onChange={setTemplate}
        options={templates.map((value) => ({ value, label: t(`shell.create.${value}`) }))}
      />
      {template === 'kalundborg' ? (
        <div className={classes.example}>
          <ExamplePreview />
          <p className={classes.text}>{t('shell.create.exampleWhat')}</p>
          <p className={classes.small}>{t('shell.create.exampleSource')}</p>
        </div>
      ) : (
        <p className={classes.quiet}>{t('shell.create.blankWhat')}</p>
      )}
      <TextField
        label={t('shell.create.name')}
        placeholder={t(`shell.create.defaultTitle.${template}`)}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {error !== null && (
        <ErrorNote>
          {error instanceof ApiError && error.status === 403
            ? t('shell.create.closed')
            : errorSentence(t, error)}
        </ErrorNote>
      )}
      <div>
        <Button type="submit" disabled={busy} icon={busy ? <Spinner /> : <IconPlus size={18} />}>
          {t('shell.create.submit')}
        </Button>
      </div>
    </form>
  )
}
