/** The list of what the board asks back. A click flies to the record. */
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '../../model/read'
import type { BoardSnapshot } from '../../model/snapshot'
import { IconButton } from '../basics/IconButton'
import { ReturnFocus } from '../basics/ReturnFocus'
import { useWords } from '../records/words'
import classes from './board.module.css'
import { useBoard, useEditor } from './context'
import { fieldLabel } from '../records/fieldLabel'
import './questionWords'

/** More than this is a list that nobody reads to its end. */
const shownAtMost = 200

export default function QuestionList({
  questions,
  onClose,
}: {
  questions: readonly Question[]
  onClose: () => void
}) {
  const { t } = useTranslation()
  const words = useWords()
  const editor = useEditor()
  const board = useBoard()
  const goTo = ({ record: collection, id }: Question) => {
    const owner = ownerOf(board, { collection, id })
    if (!owner) return
    editor.select([owner])
    editor.showRefs([owner])
  }
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus({ preventScroll: true }), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    onClose()
  }
  return (
    <section className={classes.attention} aria-labelledby="attention-title" onKeyDown={onKeyDown}>
      <ReturnFocus fallback={() => document.querySelector<HTMLElement>('main [role="application"]')} />
      <div className={classes.attentionHead}>
        <h2 id="attention-title" ref={title} tabIndex={-1}>
          {t('actions.attention')}
        </h2>
        <IconButton label={t('shell.close')} size={32} side="bottom-end" onClick={onClose}>
          <IconX size={16} />
        </IconButton>
      </div>
      {questions.length === 0 ? (
        <p className={classes.attentionNote}>{t('questions.none')}</p>
      ) : (
        <ul className={classes.questions}>
          {questions.slice(0, shownAtMost).map((question) => (
            <li key={`${question.record}/${question.id}/${question.field}/${question.ask}`}>
              <button type="button" className={classes.question} onClick={() => goTo(question)}>
                <span className={classes.questionName} dir="auto">
                  {nameOf(board, question) || words.collections[question.record]}
                </span>
                <span>
                  {introduced(fieldLabel(question.field, words, t))}
                  {words.questions[question.ask]}
                </span>
                {valueText(question.value) && (
                  <span className={classes.questionValue} dir="auto">
                    {t('questions.typed', { value: valueText(question.value) })}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      {questions.length > shownAtMost && (
        <p className={classes.attentionNote}>
          {t('questions.more', { count: questions.length - shownAtMost })}
        </p>
      )}
    </section>
  )
}

type Ref = { readonly collection: Question['record']; readonly id: string }

/** The record that one can see on the canvas for this one; null when there is none. */
function ownerOf(board: BoardSnapshot, { collection, id }: Ref): Ref | null {
  if (!board.all(collection).has(id)) return null
  if (collection === 'resources') {
    const company = board.resources.get(id)!.company
    return ownerOf(board, { collection: 'companies', id: company })
  }
  if (collection === 'actions')
    return ownerOf(board, { collection: 'flows', id: board.actions.get(id)!.flow })
  return { collection, id }
}

function nameOf(board: BoardSnapshot, { record, id }: Question): string {
  switch (record) {
    case 'companies':
      return board.companies.get(id)?.name ?? ''
    case 'resources':
      return board.resources.get(id)?.name ?? ''
    case 'flows':
      return board.flows.get(id)?.resource ?? ''
    case 'actions':
      return board.actions.get(id)?.text ?? ''
    case 'notes':
      return board.notes.get(id)?.text ?? ''
    case 'frames':
      return board.frames.get(id)?.title ?? ''
  }
}

/** A field is named before what is asked about it; some are called by a question themselves. */
const introduced = (name: string) => (name === '' ? '' : name.endsWith('?') ? `${name} ` : `${name}: `)

/** What was typed, as far as it can be said in a line; ids of what is gone tell a person nothing. */
function valueText(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && !/^[\w-]{21}$/.test(value) ? value.slice(0, 200) : ''
}
