/** `attention.json`: everything on the board that is kept as typed but left out of totals. */
import { boardQuestions } from '../model/questions'
import type { BoardSnapshot } from '../model/snapshot'
import { words, type Language } from '../model/words'

/** `{ questions: [{ record, id, field, value, question }] }`; the question is a sentence in the board's language. */
export function writeAttention(board: BoardSnapshot, language: Language): string {
  const questions = boardQuestions(board).map(({ record, id, field, value, ask }) => ({
    record,
    id,
    field,
    value: value ?? null,
    question: words[language].questions[ask],
  }))
  return JSON.stringify({ questions }, null, 2) + '\n'
}
