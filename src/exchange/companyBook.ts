/** Finds the company that a name in a file means: one on the board, one met earlier in the file, or a new one. */
import { newId } from '../model/ids'
import { companyKey } from '../model/names'
import type { Company } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'

/** What a file says about a company; blank facts are absent. */
export type Facts = Readonly<Record<string, unknown>>

/** One company of the import. */
export interface Entry {
  readonly id: string
  readonly name: string
  /** Its record on the board; undefined when it is new. */
  readonly board?: Company
  /** Facts of the file in the order they were met; the first for a field counts. */
  readonly facts: Record<string, unknown>
  /** Facts that somebody changed in a list of this board, to be written over the board's; null where one was taken out. */
  readonly edits: Record<string, unknown>
  /** Facts of the file that differ from what is kept. */
  readonly differing: Difference[]
}

/** Where in the file a company is spoken of. */
export interface FactPlace {
  readonly line: number
  /** Heading of the column that holds a fact. */
  readonly heading: (field: string) => string
}

interface Difference {
  readonly line: number
  readonly column: string
  readonly field: string
  readonly value: unknown
  readonly kept: unknown
  /** Whose word was kept: the board's, or that of another row. */
  readonly keptFrom: 'board' | 'row'
}

/** Facts that tell two companies of one name apart in a synergy list. */
const telling = ['nace', 'municipality', 'country'] as const

/** A key for names without letters or digits too, where `companyKey` has nothing left. */
export function nameKey(name: string): string {
  return companyKey(name) || name.normalize('NFKC').trim().toLowerCase()
}

/**
 * Two ways to match. People's lists (`find`): the same name, else the same name without case, spaces and legal form. Lists
 * that this program wrote (`findExact`): the name letter for letter together with the facts beside it, because a board may
 * hold "Foo" and "FOO AS", or two companies of one name, and must come back the same. Finding tells the book nothing:
 * `learn` takes what a row says of the company, `change` what somebody changed about it in a list of this board.
 */
export class CompanyBook {
  readonly entries: Entry[] = []
  private readonly byName = new Map<string, Entry[]>()
  private readonly byKey = new Map<string, Entry[]>()
  private readonly byIdentity = new Map<string, Entry>()
  private readonly boardByName = new Map<string, Company[]>()
  private readonly boardByKey = new Map<string, Company[]>()
  private readonly claimed = new Map<string, Entry>()

  constructor(private readonly board: BoardSnapshot) {
    for (const company of board.companies.values()) {
      push(this.boardByName, company.name.trim(), company)
      push(this.boardByKey, nameKey(company.name), company)
    }
  }

  /** The company of a people's list. `similar` is true when the name is written differently. */
  find(name: string, facts: Facts): { entry: Entry; similar: boolean } {
    const key = nameKey(name)
    const entry =
      this.named(name, facts) ??
      agreeing(this.byKey.get(key), facts) ??
      this.onBoard(this.boardByKey.get(key), facts) ??
      this.make(name)
    return { entry, similar: entry.name.trim() !== name }
  }

  /** The company of exactly this name, met in the file or on the board. */
  named(name: string, facts: Facts): Entry | undefined {
    return agreeing(this.byName.get(name), facts) ?? this.onBoard(this.boardByName.get(name), facts)
  }

  /**
   * The company of a list that this program wrote.
   * @param nth 1 for the receiver of a flow whose ends look the same: a list has no loops, so they are two companies.
   */
  findExact(name: string, facts: Facts, nth: 0 | 1): Entry {
    const identity = JSON.stringify([name, ...telling.map((field) => facts[field] ?? null), nth])
    let entry = this.byIdentity.get(identity)
    if (!entry) {
      const free = (companies: readonly Company[] = []) =>
        companies.filter((company) => !this.claimed.has(company.id) && agrees(company, facts))
      const same = free(this.boardByName.get(name.trim()))
      const company =
        same.find((candidate) => candidate.name === name && isWhole(candidate, facts)) ??
        same.find((candidate) => candidate.name === name) ??
        same[0] ??
        free(this.boardByKey.get(nameKey(name)))[0]
      entry = company ? this.claim(company) : this.make(name)
      this.byIdentity.set(identity, entry)
    }
    return entry
  }

  /** A company that is known to be meant, by its id on the board. */
  known(id: string): Entry | null {
    const company = this.board.companies.get(id)
    return company ? this.claim(company) : null
  }

  /** Takes facts that nobody has given yet; the board's own word, then the first of the file, stands. */
  learn(entry: Entry, facts: Facts, place: FactPlace): void {
    for (const [field, value] of Object.entries(facts)) {
      if (value === undefined) continue
      const held = valueOf(entry.board, field)
      const kept = held ?? entry.facts[field]
      if (kept === undefined) entry.facts[field] = value
      else if (kept !== value) differs(entry, place, { field, value, kept, keptFrom: held ? 'board' : 'row' })
    }
  }

  /** Takes a fact that was changed in a list of this board; of two rows that change it differently the first counts. */
  change(entry: Entry, field: string, value: unknown, place: FactPlace): void {
    if (!(field in entry.edits)) entry.edits[field] = value
    else if (entry.edits[field] !== value)
      differs(entry, place, { field, value, kept: entry.edits[field], keptFrom: 'row' })
  }

  private onBoard(companies: readonly Company[] | undefined, facts: Facts): Entry | undefined {
    const company = agreeing(companies, facts)
    return company && this.claim(company)
  }

  private claim(company: Company): Entry {
    let entry = this.claimed.get(company.id)
    if (!entry) {
      entry = { id: company.id, name: company.name, board: company, facts: {}, edits: {}, differing: [] }
      this.claimed.set(company.id, entry)
      this.keep(entry)
    }
    return entry
  }

  private make(name: string): Entry {
    const entry: Entry = { id: newId(), name, facts: {}, edits: {}, differing: [] }
    this.keep(entry)
    return entry
  }

  private keep(entry: Entry): void {
    this.entries.push(entry)
    push(this.byName, entry.name.trim(), entry)
    push(this.byKey, nameKey(entry.name), entry)
  }
}

/** Notes down a difference, each value once. */
function differs(entry: Entry, place: FactPlace, it: Omit<Difference, 'line' | 'column'>): void {
  if (entry.differing.some(({ field, value }) => field === it.field && value === it.value)) return
  entry.differing.push({ line: place.line, column: place.heading(it.field), ...it })
}

/** What the board has in a field, also as typed; blank text is nothing. */
export function valueOf(record: object | undefined, field: string): unknown {
  if (!record) return undefined
  const { [field]: value, asTyped } = record as Record<string, unknown> & {
    asTyped?: Record<string, unknown>
  }
  return value === '' || value === undefined ? asTyped?.[field] : value
}

const agrees = (company: object, facts: Facts) =>
  telling.every((field) => {
    const held = valueOf(company, field)
    return held === undefined || facts[field] === undefined || held === facts[field]
  })

const isWhole = (company: object, facts: Facts) =>
  telling.every((field) => (valueOf(company, field) ?? null) === (facts[field] ?? null))

/** The first that the facts do not contradict, else the first. */
function agreeing<T extends Entry | Company>(
  candidates: readonly T[] | undefined,
  facts: Facts,
): T | undefined {
  const held = (it: T) => ('facts' in it ? { ...it.facts, ...it.board } : it)
  return candidates?.find((it) => agrees(held(it), facts)) ?? candidates?.[0]
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
