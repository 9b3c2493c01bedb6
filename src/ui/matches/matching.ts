/** The matches of an open board, worked out in the pauses of everything else and kept up to date while people type. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { BoardMatches } from '../../analysis/matching/boardMatches'
import { loadKnowledge } from '../../analysis/matching/knowledge'
import { better, type Knowledge, type Match } from '../../analysis/matching/score'
import { matchKey, refOfKey, type MatchState } from '../../model/matchMarks'
import type { BoardSnapshot } from '../../model/snapshot'
import { useBoard } from '../board/context'

/** How long the page may be kept from other work at a stretch, ms, and records read between looks at the clock. */
const stretchMs = 7
const step = 4
/** While very much is to be read, what has been found so far is told this often, ms. */
const tellEvery = 500

export class Matching {
  /** Grows whenever answers may be others than before. */
  version = 0
  readonly matches: BoardMatches
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private toldAt = 0
  private working = false
  private ranking = 0
  private ofCompanies = new Map<string, readonly Match[]>()
  private ranked: readonly Match[] | null = null

  constructor(
    readonly board: BoardSnapshot,
    readonly knowledge: Knowledge,
  ) {
    this.matches = new BoardMatches(board, knowledge)
    this.matches.subscribe(() => {
      if (!this.working) this.wake()
    })
    this.wake()
  }

  /** Whether all that people wrote has been read. */
  get ready(): boolean {
    return this.matches.ready
  }

  /** Matches of a company's offers and needs that nobody put aside, best first. */
  ofCompany(company: string): readonly Match[] {
    let found = this.ofCompanies.get(company)
    if (!found) {
      const all = new Map<string, Match>()
      for (const id of this.board.resourcesOf(company))
        for (const match of this.ofResource(id)) all.set(matchKey(match), match)
      found = [...all.values()].sort(better)
      this.ofCompanies.set(company, found)
    }
    return found
  }

  /** Matches of one offer or need that nobody put aside, best first. */
  ofResource(resource: string): readonly Match[] {
    return this.matches.of(resource).filter(this.isNew)
  }

  /** Matches of the whole board that nobody put aside, best first; complete once `wantAll` was called and the work is done. */
  all(): readonly Match[] {
    return (this.ranked ??= this.matches.best().filter(this.isNew))
  }

  /** Matches that somebody put aside so, best first. */
  marked(state: MatchState): readonly Match[] {
    const found: Match[] = []
    for (const [key, mark] of this.matches.marks.entries()) {
      const ref = mark.state === state ? refOfKey(key, this.board.resources) : null
      const match = ref && this.matches.between(ref.offer, ref.need)
      if (match) found.push(match)
    }
    return found.sort(better)
  }

  /** Keeps the list of the whole board up to date. @returns a function that ends it. */
  wantAll(): () => void {
    this.ranking++
    this.wake()
    return () => void this.ranking--
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private readonly isNew = (match: Match): boolean => this.matches.marks.get(match) === undefined

  private wake(): void {
    this.timer ??= setTimeout(this.work)
  }

  private readonly work = (): void => {
    this.timer = undefined
    const begun = performance.now()
    this.working = true
    let done = false
    while (!done && performance.now() - begun < stretchMs)
      done = this.ranking > 0 ? this.matches.rank(step) : this.matches.work(step)
    this.working = false
    if (!done) this.wake()
    if (done || begun - this.toldAt > tellEvery) this.tell(begun)
  }

  private tell(now: number): void {
    this.toldAt = now
    this.version++
    this.ofCompanies = new Map()
    this.ranked = null
    for (const listener of this.listeners) listener()
  }
}

const open = new WeakMap<BoardSnapshot, Promise<Matching>>()

/** The matching of a board: one for everyone who asks. @throws when what is known about resources cannot be fetched. */
export function matchingOf(board: BoardSnapshot): Promise<Matching> {
  let made = open.get(board)
  if (!made) {
    made = loadKnowledge().then((knowledge) => new Matching(board, knowledge))
    made.catch(() => open.delete(board))
    open.set(board, made)
  }
  return made
}

/** Until it is tried again where it did not come, ms. */
const again = 5_000

/** The matching of the open board once it has come; wakes with every change of its answers. @param wanted whether to begin. */
export function useMatching(wanted = true): Matching | null {
  const board = useBoard()
  const [matching, setMatching] = useState<Matching | null>(null)
  useEffect(() => {
    if (!wanted) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let here = true
    const attempt = () => {
      matchingOf(board).then(
        (came) => here && setMatching(came),
        () => {
          if (here) timer = setTimeout(attempt, again)
        },
      )
    }
    attempt()
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [board, wanted])
  const subscribe = useCallback((wake: () => void) => matching?.subscribe(wake) ?? (() => {}), [matching])
  useSyncExternalStore(subscribe, () => matching?.version ?? 0)
  return matching
}
