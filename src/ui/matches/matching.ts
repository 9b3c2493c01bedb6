/** The matches of an open board for the page: answers of the matching that goes on beside it, kept up to date while people type. */
import { whenIdle } from '../../canvas/whenIdle'
import type { KnowledgeBase } from '../../analysis/knowledge/base'
import { loadBase } from '../../analysis/knowledge/load'
import { isFlowing } from '../../analysis/matching/connected'
import { better, type Match } from '../../analysis/matching/score'
import { MatchMarks, type MatchState } from '../../model/matchMarks'
import { matchKey, refOfKey } from '../../model/matchRefs'
import type { BoardSnapshot } from '../../model/snapshot'
import { Asked } from './asked'
import { Feed } from './background/feed'
import { resourcesOf, type BoardList, type FromWork, type Wanted } from './background/messages'
import { openWork, type Work } from './background/open'

/** Others than before are told at most this often, ms. */
const tellEvery = 100

export type Count = Pick<BoardList, 'found' | 'more'>

const none: readonly never[] = []
const nothing: BoardList = { matches: [], listed: 0, found: 0, more: false, done: false }

/**
 * All answers are given at once from what is known so far; what nobody asked for before is empty until it comes, and `version`
 * grows then.
 */
export class Matching {
  /** Grows whenever answers may be others than before. */
  version = 0
  /** Whether all that people wrote has been read. */
  ready = false
  /** What people said of matches. */
  readonly marks: MatchMarks
  private readonly feed: Feed
  private readonly asked: Asked
  private readonly listeners = new Set<() => void>()
  private readonly wanted = new Set<Wanted>()
  private list = nothing
  private listed = 0
  private sending = false
  private counted: Count | null = null
  private ofCompanies = new Map<string, readonly Match[]>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private timerAt = 0
  private toldAt = -Infinity

  /** @param base what `work` goes by, and what its reasons are told from. */
  constructor(
    readonly board: BoardSnapshot,
    readonly base: KnowledgeBase,
    private readonly work: Work,
  ) {
    this.marks = new MatchMarks(board.doc)
    work.receive = this.take
    work.send({ kind: 'begin', concepts: base.concepts, uses: base.uses })
    this.feed = new Feed(
      board,
      this.marks,
      (message) => work.send(message),
      () => this.tellIn(0),
    )
    this.asked = new Asked((questions) => {
      this.feed.hurry(questions.flatMap(resourcesOf))
      work.send({ kind: 'ask', questions })
    })
    board.doc.on('destroy', this.destroy)
  }

  /** Whether something was asked for whose answer is still to come. */
  get isWaiting(): boolean {
    return this.asked.isWaiting
  }

  /** Whether the list of the whole board has as many as it can of so many. */
  isListed(listed: number): boolean {
    return this.list.done && this.list.listed >= listed
  }

  /** Matches of a company's offers and needs that nobody put aside, best first. */
  ofCompany(company: string): readonly Match[] {
    let found = this.ofCompanies.get(company)
    if (!found) {
      found = eachOnce([...this.board.resourcesOf(company)].flatMap((id) => this.ofResource(id)))
      this.ofCompanies.set(company, found)
    }
    return found
  }

  /** Matches of one offer or need that nobody put aside, best first. */
  ofResource(resource: string): readonly Match[] {
    return this.asked.get({ kind: 'of', resource })?.filter(this.isOpen) ?? []
  }

  /** Matches of the whole board that nobody put aside, best first: as many as are wanted (`want`). */
  all(): readonly Match[] {
    return this.list.matches.filter(this.isOpen)
  }

  /** How many there are of the whole board, as far as they are wanted to be counted; null until that is known. */
  count(): Count | null {
    return this.counted
  }

  /** Matches that somebody put aside so, best first. */
  marked(state: MatchState): readonly Match[] {
    const found: Match[] = []
    for (const [key, mark] of this.marks.entries()) {
      const ref = mark.state === state ? refOfKey(key, this.board.resources) : null
      const match = ref && this.asked.get({ kind: 'between', ...ref })
      if (match) found.push(match)
    }
    return found.sort(better)
  }

  /** What a resource most likely is, by its number in the base. */
  conceptOf(resource: string): number | undefined {
    return this.asked.get({ kind: 'conceptOf', resource })
  }

  /** The resources that most likely are one of some concepts, each with which. */
  ofConcepts(concepts: readonly number[]): readonly (readonly [id: string, concept: number])[] {
    return (concepts.length > 0 && this.asked.get({ kind: 'ofConcepts', concepts })) || none
  }

  /** Keeps as much of the list of the whole board up to date. @returns a function that ends it. */
  want(wanted: Wanted): () => void {
    this.wanted.add(wanted)
    this.sendWanted()
    return () => {
      this.wanted.delete(wanted)
      this.sendWanted()
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly destroy = (): void => {
    clearTimeout(this.timer)
    this.board.doc.off('destroy', this.destroy)
    this.work.receive = null
    this.work.end()
    this.feed.destroy()
    this.marks.destroy()
    this.listeners.clear()
  }

  /** What was put aside, accepted or taken away is gone at once, whenever the answer comes that leaves it out. */
  private readonly isOpen = (match: Match): boolean => {
    const { resources } = this.board
    const [offer, need] = [resources.get(match.offer), resources.get(match.need)]
    return !!offer && !!need && this.marks.get(match) === undefined && !isFlowing(this.board, offer, need)
  }

  /** Whoever wants more first takes back what was wanted before: that is one message, not two. */
  private sendWanted(): void {
    if (this.sending) return
    this.sending = true
    queueMicrotask(() => {
      this.sending = false
      const listed = Math.max(0, ...[...this.wanted].map(({ listed }) => listed))
      const counted = Math.max(0, ...[...this.wanted].map(({ counted }) => counted))
      this.listed = listed
      this.list = { ...this.list, done: false }
      this.work.send({ kind: 'want', wanted: { listed, counted } })
    })
  }

  private readonly take = (message: FromWork): void => {
    switch (message.kind) {
      case 'changed':
        this.asked.change()
        if (this.ready === message.ready) return
        this.ready = message.ready
        break
      case 'answers':
        if (!this.asked.take(message.answers)) return
        break
      case 'list':
        // One that was on its way when more was wanted has a count, and no list.
        if (message.list.listed >= this.listed) this.list = message.list
        if (message.list.done) this.counted = message.list
    }
    this.tellIn(Math.max(0, this.toldAt + tellEvery - performance.now()))
  }

  private tellIn(delay: number): void {
    const at = performance.now() + delay
    if (this.timer !== undefined && this.timerAt <= at) return
    clearTimeout(this.timer)
    this.timerAt = at
    this.timer = setTimeout(this.tell, delay)
  }

  private readonly tell = (): void => {
    this.timer = undefined
    this.toldAt = performance.now()
    this.version++
    this.ofCompanies = new Map()
    this.asked.look()
    for (const listener of this.listeners) listener()
  }
}

/** Matches that were asked for from both of their sides, each once, best first. */
export function eachOnce(matches: readonly Match[]): Match[] {
  return [...new Map(matches.map((match) => [matchKey(match), match])).values()].sort(better)
}

const open = new WeakMap<BoardSnapshot, Promise<Matching>>()

/** The matching of a board: one for everyone who asks. @throws when it cannot be fetched. */
export function matchingOf(board: BoardSnapshot): Promise<Matching> {
  let made = open.get(board)
  if (!made) {
    made = start(board)
    made.catch(() => open.delete(board))
    open.set(board, made)
  }
  return made
}

async function start(board: BoardSnapshot): Promise<Matching> {
  // First of all the board is to be seen.
  await new Promise<void>((resolve) => whenIdle(resolve))
  const base = await loadBase()
  const matching = new Matching(board, base, await openWork())
  // Who left the board in the meantime needs it no more.
  if (board.doc.isDestroyed) matching.destroy()
  return matching
}
