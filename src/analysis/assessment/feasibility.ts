/** How feasible a synergy is, by what people answered to eight questions about it. */
import { fitFields, type FitAnswer, type FitField, type Flow } from '../../model/records'

export interface Feasibility {
  /** 0 to 100 over what is answered; null where nothing is. */
  readonly score: number | null
  readonly unanswered: number
  /** Only what is answered. */
  readonly answers: Readonly<Partial<Record<FitField, FitAnswer>>>
}

const worth: Readonly<Record<FitAnswer, number>> = { yes: 1, partly: 0.5, no: 0 }

/** The mean of the answers, each as heavy as the other; a question nobody answered speaks neither for nor against. */
export function feasibilityOf(flow: Flow): Feasibility {
  const answers: Partial<Record<FitField, FitAnswer>> = {}
  let sum = 0
  let answered = 0
  for (const field of fitFields) {
    const answer = flow[field]
    if (answer === undefined) continue
    answers[field] = answer
    sum += worth[answer]
    answered++
  }
  return {
    score: answered === 0 ? null : (sum / answered) * 100,
    unanswered: fitFields.length - answered,
    answers,
  }
}
