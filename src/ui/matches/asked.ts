/** What has been asked of the matching beside the page, with the answers that came. */
import { questionKey, type Answer, type Answers, type Question } from './background/messages'

interface Held {
  readonly question: Question
  /** Undefined until it was answered. */
  answer: Answer | undefined
  isAnswered: boolean
  /** Since when nothing has changed that it was not asked after. */
  epoch: number
  /** When somebody last looked at it. */
  round: number
}

/** Answers beyond so many are forgotten where nobody looks at them any more. */
const mostKept = 4_000

/**
 * Keeps answers and hands them out at once; what may be another now is asked anew when somebody looks at it, and the old answer
 * stands until the new one comes. Who shows answers looks at them again each time they are told that there are others (`look`);
 * what nobody looked at in the last two rounds is not asked again by itself.
 */
export class Asked {
  private readonly held = new Map<string, Held>()
  private epoch = 0
  private round = 0
  private open = 0
  private pending: Question[] = []

  /** @param send asks; it is given many questions at once. */
  constructor(private readonly send: (questions: readonly Question[]) => void) {}

  /** Whether something was asked that has not been answered at all. */
  get isWaiting(): boolean {
    return this.open > 0
  }

  /** @returns what is known so far; undefined until an answer came. */
  get<Q extends Question>(question: Q): Answers[Q['kind']] | undefined {
    const key = questionKey(question)
    let held = this.held.get(key)
    if (!held) {
      held = { question, answer: undefined, isAnswered: false, epoch: -1, round: this.round }
      this.held.set(key, held)
      this.open++
    }
    held.round = this.round
    if (held.epoch < this.epoch) this.ask(held)
    return held.answer as Answers[Q['kind']] | undefined
  }

  /** Every answer may be another now: what is looked at is asked again. */
  change(): void {
    this.epoch++
    for (const held of this.held.values()) if (this.isLookedAt(held)) this.ask(held)
  }

  /** Those who show answers are about to look at them again. */
  look(): void {
    this.round++
    if (this.held.size <= mostKept) return
    for (const [key, held] of this.held)
      if (!this.isLookedAt(held)) {
        this.held.delete(key)
        if (!held.isAnswered) this.open--
      }
  }

  /** @returns whether any is another than before. */
  take(answers: readonly (readonly [key: string, answer: Answer])[]): boolean {
    let others = false
    for (const [key, answer] of answers) {
      const held = this.held.get(key)
      if (!held) continue
      if (!held.isAnswered) this.open--
      else if (JSON.stringify(held.answer) === JSON.stringify(answer)) continue
      held.isAnswered = true
      held.answer = answer
      others = true
    }
    return others
  }

  private isLookedAt({ round }: Held): boolean {
    return round >= this.round - 1
  }

  private ask(held: Held): void {
    held.epoch = this.epoch
    if (this.pending.push(held.question) > 1) return
    queueMicrotask(() => {
      const questions = this.pending
      this.pending = []
      this.send(questions)
    })
  }
}
