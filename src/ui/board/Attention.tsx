/** What the board asks back: everything that is kept as typed but left out of totals. A click flies to the record. */
import { IconAlertTriangle } from '@tabler/icons-react'
import { Suspense, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { boardQuestions } from '../../model/questions'
import type { Question } from '../../model/read'
import type { BoardSnapshot } from '../../model/snapshot'
import { LoadFault } from '../basics/LoadFault'
import { part } from '../basics/part'
import { pageActions } from './actions'
import classes from './board.module.css'
import { useBoard, useEditor } from './context'
import { useShell, useShellState } from './shell'

const QuestionList = part(() => import('./QuestionList'))

function useQuestions(): readonly Question[] {
  const board = useBoard()
  const store = useMemo(() => questionStore(board), [board])
  return useSyncExternalStore(store.subscribe, store.read)
}

/** Walks the board once after it has been still for a moment, not at every letter. */
function questionStore(board: BoardSnapshot) {
  let held: readonly Question[] = boardQuestions(board)
  return {
    read: () => held,
    subscribe: (wake: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const look = () => {
        held = boardQuestions(board)
        wake()
      }
      const stop = board.subscribe(() => {
        clearTimeout(timer)
        timer = setTimeout(look, 300)
      })
      look()
      return () => {
        clearTimeout(timer)
        stop()
      }
    },
  }
}

export function Attention() {
  const { t } = useTranslation()
  const questions = useQuestions()
  const editor = useEditor()
  const shell = useShell()
  const open = useShellState((state) => state.attention)
  if (questions.length === 0 && !open) return null
  const close = () => shell.setState({ attention: false })
  const name = t('shell.attention.count', { count: questions.length })
  return (
    <>
      <button
        type="button"
        title={t('actions.attention')}
        className={classes.attentionButton}
        aria-label={name}
        aria-expanded={open}
        onClick={() => pageActions.attention.run({ editor, shell })}
      >
        <IconAlertTriangle size={18} aria-hidden="true" />
        <span>{questions.length}</span>
      </button>
      {open && (
        <LoadFault onClose={close}>
          <Suspense fallback={null}>
            <QuestionList questions={questions} onClose={close} />
          </Suspense>
        </LoadFault>
      )}
    </>
  )
}
