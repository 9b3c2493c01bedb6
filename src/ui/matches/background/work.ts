/** Matching as it is done beside the page: takes in what is sent of a board, answers what is asked, and otherwise reads on. */
import { Matches } from '../../../analysis/matching/matches'
import { prepare } from '../../../analysis/matching/preparing'
import { ReceivedBoard } from '../../../analysis/matching/receivedBoard'
import type { Knowledge } from '../../../analysis/matching/score'
import { questionKey, resourcesOf, type Answer, type FromWork, type Question, type ToWork } from './messages'
import { WholeList } from './wholeList'

/** Records read between looks at the clock. */
const step = 4
/** While very much is to be read, it is said this often that answers may be others, ms after the last question was answered. */
const tellEvery = 500
/**
 * What nobody waits for is done without a pause for so long, ms, and then in one part of the time in so many: a small machine has
 * hardly a processor to spare while somebody moves the board.
 */
const brisk = 1_000
const pace = 4

/**
 * Works in short stretches, so that whatever is said meanwhile is heard: first it reads what somebody typed just now, then it
 * answers, then it reads the rest of the board, and compares all of it last and only as far as the list of the whole board is
 * wanted. With nothing to do it rests.
 */
export class MatchingWork {
  private readonly board = new ReceivedBoard()
  private readonly list = new WholeList()
  private matches: Matches | null = null
  /** What is asked and not answered yet. */
  private readonly questions = new Map<string, Question>()
  private answers: [string, Answer][] = []
  /** How many records the page has still to send. */
  private rest = Infinity
  /** Resources that were typed before there was anything to read them by. */
  private readonly typed = new Set<string>()
  private changed = false
  private toldAt = -Infinity
  /** How long nothing else was done than what nobody waits for, ms. */
  private unasked = 0
  /** Whether it takes its time with what is next. */
  private isPausing = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private ended = false

  /** @param stretch how long it may work without hearing what is said, ms. */
  constructor(
    private readonly post: (message: FromWork) => void,
    private readonly stretch: number,
  ) {}

  /** Records read, and pairs compared. For tests. */
  get counters(): Matches['counters'] | undefined {
    return this.matches?.counters
  }

  take(message: ToWork): void {
    switch (message.kind) {
      case 'begin':
        void prepare(message).then((knowledge) => this.begin(knowledge))
        return
      case 'facts': {
        const touched = this.board.take(message.facts)
        if (message.typed) this.hurry(touched)
        // Even if the last of it brings nothing new, all is there now.
        if (this.rest > 0 && message.rest === 0) this.changed = true
        this.rest = message.rest
        break
      }
      case 'ask':
        for (const question of message.questions) this.questions.set(questionKey(question), question)
        break
      case 'want':
        this.list.want(message.wanted)
    }
    this.wake()
  }

  /** Ends it where it runs in the page; a worker is ended as a whole. */
  end(): void {
    this.ended = true
    clearTimeout(this.timer)
    this.matches?.destroy()
  }

  private begin(knowledge: Knowledge): void {
    if (this.ended) return
    const matches = new Matches(this.board, this.board.marks, knowledge)
    matches.subscribe(() => {
      this.changed = true
      this.list.change()
    })
    matches.hurry(this.typed)
    this.typed.clear()
    this.matches = matches
    this.changed = true
    this.wake()
  }

  private hurry(resources: Iterable<string>): void {
    if (this.matches) this.matches.hurry(resources)
    else for (const id of resources) this.typed.add(id)
  }

  /** @param after ms; whoever says something is heard at once. */
  private wake(after = 0): void {
    if (!this.matches || this.ended) return
    if (this.timer !== undefined && (after > 0 || !this.isPausing)) return
    clearTimeout(this.timer)
    this.isPausing = after > 0
    this.timer = setTimeout(this.run, after)
  }

  /** Whether somebody waits for what is to be done next. */
  private isAwaited(matches: Matches): boolean {
    return matches.isHurried || this.questions.size > 0 || this.list.isLookedAt
  }

  private readonly run = (): void => {
    this.timer = undefined
    const matches = this.matches!
    const begun = performance.now()
    const hurried = matches.isHurried
    const awaited = this.isAwaited(matches)
    let busy: boolean
    do busy = this.attempt(matches)
    while (busy && performance.now() - begun < this.stretch)
    this.tell(matches, hurried && !matches.isHurried)
    const took = performance.now() - begun
    this.unasked = busy && !awaited ? this.unasked + took : 0
    if (busy || this.list.isShort) this.wake(this.unasked > brisk ? (pace - 1) * took : 0)
  }

  /** What goes wrong with one record or question costs no more than that one: it was taken off the list before. */
  private attempt(matches: Matches): boolean {
    try {
      return this.work(matches)
    } catch (error) {
      console.error(error)
      return true
    }
  }

  /** Does the most pressing. @returns whether there was anything to do. */
  private work(matches: Matches): boolean {
    if (matches.isHurried) matches.work(1)
    else if (this.questions.size > 0) this.answer(matches)
    else if (!matches.ready) matches.work(step)
    else if (this.list.isShort) this.list.work(matches, step)
    else return false
    return true
  }

  private answer(matches: Matches): void {
    const next = this.questions.entries().next()
    if (next.done) return
    const [key, question] = next.value
    matches.hurry(resourcesOf(question))
    // What it asks about is read first.
    if (matches.isHurried) return
    this.questions.delete(key)
    this.answers.push([key, answerOf(matches, question)])
  }

  /** @param now whether somebody waits for it. */
  private tell(matches: Matches, now: boolean): void {
    const at = performance.now()
    const ready = matches.ready && this.rest === 0
    if (this.answers.length > 0) {
      this.post({ kind: 'answers', answers: this.answers })
      this.answers = []
      this.toldAt = at
    }
    if (this.changed && (now || ready || at - this.toldAt > tellEvery)) {
      this.post({ kind: 'changed', ready })
      this.changed = false
      this.toldAt = at
    }
    const list = this.list.news(matches, ready, at)
    if (list) this.post({ kind: 'list', list })
  }
}

function answerOf(matches: Matches, question: Question): Answer {
  switch (question.kind) {
    case 'of':
      return matches.of(question.resource)
    case 'between':
      return matches.between(question.offer, question.need)
    case 'conceptOf':
      return matches.conceptOf(question.resource)
    case 'ofConcepts':
      return matches.ofConcepts(new Set(question.concepts))
  }
}
