/** What an import will do, as data: shown before anything is written, then written in one step. */
import type { Collection } from '../model/records'
import { collections } from '../model/records'
import type { Problem } from './reasons'

/** How many records of each collection. */
export type Counts = Record<Collection, number>

export const noCounts = (): Counts => Object.fromEntries(collections.map((name) => [name, 0])) as Counts

/**
 * One record to add, fields of one to change (null takes a field away), or one to take off. Values fit the document, or are
 * as the file has them.
 */
export interface Change {
  readonly op: 'add' | 'set' | 'remove'
  readonly collection: Collection
  readonly id: string
  readonly values: Record<string, unknown>
}

/** What becomes of one row of the file. */
export interface SampleRow {
  readonly line: number
  readonly outcome: Outcome
  /** The row in one line: "fly ash: Asnæs → Aalborg", or the company's name. */
  readonly title: string
}
export type Outcome = 'added' | 'merged' | 'unchanged' | 'refused'

/** How many rows a plan shows. */
export const sampleSize = 100

/** JSON-safe. */
export interface ImportPlan {
  readonly kind: 'flows' | 'companies' | 'board'
  readonly format: 'csv' | 'xlsx' | 'json'
  readonly encoding?: string
  readonly delimiter?: string
  readonly sheet?: string
  readonly added: Counts
  readonly merged: Counts
  readonly unchanged: Counts
  /** Rows or records that will not be imported. */
  readonly refused: readonly Problem[]
  /** Cells that were kept as typed or read with a doubt; their rows are imported. */
  readonly warnings: readonly Problem[]
  /** Headings of columns that are not understood and stay out. */
  readonly ignoredColumns: readonly string[]
  /** The first rows and what happens to each. */
  readonly sample: readonly SampleRow[]
  readonly changes: readonly Change[]
  /** The board's own facts, from a board file into an empty board. */
  readonly meta?: Readonly<Record<string, unknown>>
  /** Which suggested matches were put aside, as a board file has it: `OFFER:NEED` -> the mark. */
  readonly matches?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Every new card has its place, clear of what is on the board. */
  readonly placed?: true
}

/** Gathers a plan row by row. */
export class PlanBuilder {
  readonly added = noCounts()
  readonly merged = noCounts()
  readonly unchanged = noCounts()
  readonly refused: Problem[] = []
  readonly warnings: Problem[] = []
  readonly sample: SampleRow[] = []
  readonly changes: Change[] = []

  add(collection: Collection, id: string, values: Record<string, unknown>): void {
    this.changes.push({ op: 'add', collection, id, values })
    this.added[collection]++
  }

  /** Changes a record of the board; nothing to change counts as unchanged. */
  set(collection: Collection, id: string, values: Record<string, unknown>): Outcome {
    const changes = Object.keys(values).length > 0
    if (changes) this.changes.push({ op: 'set', collection, id, values })
    this[changes ? 'merged' : 'unchanged'][collection]++
    return changes ? 'merged' : 'unchanged'
  }

  /** Takes a record off the board that has nothing left; it counts as merged. */
  remove(collection: Collection, id: string): Outcome {
    this.changes.push({ op: 'remove', collection, id, values: {} })
    this.merged[collection]++
    return 'merged'
  }

  show(line: number, outcome: Outcome, title: string): void {
    if (this.sample.length < sampleSize) this.sample.push({ line, outcome, title: title.slice(0, 300) })
  }

  finish(about: Pick<ImportPlan, 'kind' | 'format'> & Partial<ImportPlan>): ImportPlan {
    const { added, merged, unchanged, changes } = this
    const [refused, warnings, sample] = [byLine(this.refused), byLine(this.warnings), byLine(this.sample)]
    return { ignoredColumns: [], ...about, added, merged, unchanged, refused, warnings, sample, changes }
  }
}

const byLine = <T extends { readonly line: number }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => a.line - b.line)
