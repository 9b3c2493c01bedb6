/** Matching beside a page, as in a worker: everything that is said is copied and heard a moment later. */
import * as Y from 'yjs'
import { vi } from 'vitest'
import { BoardMatches } from '../../../../src/analysis/matching/boardMatches'
import { addCompany, addResource } from '../../../../src/model/commands'
import type { Direction } from '../../../../src/model/records'
import { BoardSnapshot } from '../../../../src/model/snapshot'
import type { FromWork, ToWork } from '../../../../src/ui/matches/background/messages'
import type { Work } from '../../../../src/ui/matches/background/open'
import { MatchingWork } from '../../../../src/ui/matches/background/work'
import { Matching } from '../../../../src/ui/matches/matching'
import { concepts, knowledge, uses } from '../../analysis/matching/world'
import { edit } from '../../model/board'

export const names = [...concepts, ...uses].flatMap(({ en, ru }) => [en[0]!, ru[0]!])

export class Beside implements Work {
  receive: Work['receive'] = null
  ended = false
  /** What the page said, and what it was told. */
  readonly said: ToWork[] = []
  readonly told: FromWork[] = []
  readonly inner: MatchingWork

  /** @param stretch 0 for one step at a time. */
  constructor(stretch: number) {
    this.inner = new MatchingWork((message) => {
      this.told.push(message)
      const copy = structuredClone(message)
      setTimeout(() => this.receive?.(copy))
    }, stretch)
  }

  send(message: ToWork): void {
    this.said.push(message)
    const copy = structuredClone(message)
    setTimeout(() => {
      if (!this.ended) this.inner.take(copy)
    })
  }

  end(): void {
    this.ended = true
    this.inner.end()
  }

  /** Records sent so far. */
  get sent(): number {
    let sent = 0
    for (const message of this.said)
      if (message.kind === 'facts') {
        const { companies = [], flows = [], resources = [], marks = [] } = message.facts
        sent += companies.length + flows.length + resources.length + marks.length
      }
    return sent
  }

  get read(): number {
    return this.inner.counters?.read ?? 0
  }
}

/** A page that has a board open. */
export class Page {
  readonly board: BoardSnapshot
  readonly work: Beside
  readonly matching: Matching
  private count = 0

  constructor(
    readonly doc = new Y.Doc(),
    stretch = 16,
  ) {
    this.board = new BoardSnapshot(doc)
    this.work = new Beside(stretch)
    this.matching = new Matching(this.board, knowledge.base, this.work)
  }

  /** Writes an offer or a need of a company of its own, or of one that is there. @returns its id. */
  put(direction: Direction, name: string, company?: string): string {
    const number = ++this.count
    const owner =
      company ?? addCompany(this.doc, edit, { id: `owner-${number}`, name: `Owner ${number}`, x: 0, y: 0 })
    return addResource(this.doc, edit, { id: `${direction}-${number}`, company: owner, direction, name })
  }

  companyOf(resource: string): string {
    return this.board.resources.get(resource)!.company
  }

  /** Waits until all of the board has been read. */
  async settled(): Promise<void> {
    await vi.waitFor(() => {
      if (!this.matching.ready) throw new Error('The board is still being read')
    }, patience)
  }

  /** What a resource matches according to the board itself, all of it read. */
  truth(resource: string) {
    const matches = new BoardMatches(this.board, knowledge)
    matches.work()
    const found = matches.of(resource)
    matches.destroy()
    return found
  }
}

export const patience = { timeout: 15_000, interval: 2 }

/** So many companies with an offer and a need each, of everything that is known. */
export function region(companies: number): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (let n = 0; n < companies; n++) {
      const company = addCompany(doc, edit, { id: `c${n}`, name: `Company ${n}`, x: 0, y: 0 })
      const offered = names[n % names.length]!
      const needed = names[(n * 7 + 3) % names.length]!
      addResource(doc, edit, { id: `o${n}`, company, direction: 'offer', name: offered })
      addResource(doc, edit, { id: `n${n}`, company, direction: 'need', name: needed })
    }
    addCompany(doc, edit, { id: 'new', name: 'Newcomer', x: 0, y: 0 })
  })
  return doc
}
