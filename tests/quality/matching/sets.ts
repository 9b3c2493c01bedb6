/** Reads the labelled sets by which matching is judged, and puts them on a board. */
import { readFileSync } from 'node:fs'
import * as Y from 'yjs'
import { z } from 'zod'
import { addCompany, addResource } from '../../../src/model/commands'
import { Edit, together } from '../../../src/model/edit'
import { categories, companyKinds, directions, periods, units } from '../../../src/model/records'
import { BoardSnapshot } from '../../../src/model/snapshot'

/** `open` and `third` are what developers look at; `heldOut` is looked at only as a number. */
export const setNames = ['open', 'third', 'heldOut'] as const
export type SetName = (typeof setNames)[number]

export const languages = ['en-en', 'ru-ru', 'ru-en', 'en-ru'] as const

const text = z.string().trim().min(1)

const company = z.strictObject({
  id: text,
  name: text,
  kind: z.enum(companyKinds).optional(),
  nace: text.optional(),
  municipality: text.optional(),
  country: text.optional(),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
})

const resource = z.strictObject({
  id: text,
  company: text,
  direction: z.enum(directions),
  name: text,
  category: z.enum(categories).optional(),
  low: text.optional(),
  quantity: z.number().positive().optional(),
  unit: z.enum(units).optional(),
  period: z.enum(periods).optional(),
  quality: text.optional(),
  availability: text.optional(),
  disposal: text.optional(),
})

const pair = z.strictObject({
  offer: text,
  need: text,
  /** Donor activity, receiver activity, what for, and where it is documented; of an `also` pair, why it fits. */
  exchange: text,
  /** Language of the offer, then of the need. */
  languages: z.enum(languages),
  /** Not documented, but as plausible: counts neither as the partner nor as a mistake. */
  also: z.literal(true).optional(),
})

const lookAlike = z.strictObject({ offer: text, need: text, why: text })

const labelledSet = z.strictObject({
  about: text,
  companies: z.array(company),
  resources: z.array(resource),
  pairs: z.array(pair),
  never: z.array(lookAlike),
})

export type Pair = z.infer<typeof pair>
export type LookAlike = z.infer<typeof lookAlike>
export type LabelledSet = z.infer<typeof labelledSet>

export interface BoardOfSet extends LabelledSet {
  readonly board: BoardSnapshot
}

/** How many cards stand in a row, and how far apart, world units. */
const grid = { columns: 20, dx: 240, dy: 140 }

/**
 * Reads a set and puts its companies and resources on a new board, under their own ids.
 * @throws when the file does not have the shape of a set.
 */
export function readSet(name: SetName): BoardOfSet {
  const file = new URL(`./${name}.json`, import.meta.url)
  const set = labelledSet.parse(JSON.parse(readFileSync(file, 'utf8')))
  return { ...set, board: boardOf(set) }
}

/** What nobody said stays unsaid: the commands' defaults for kind and category would tell more than people typed. */
function boardOf({ companies, resources }: LabelledSet): BoardSnapshot {
  const doc = new Y.Doc()
  const edit = new Edit()
  together(doc, edit, () => {
    companies.forEach((values, index) => {
      const x = (index % grid.columns) * grid.dx
      const y = Math.floor(index / grid.columns) * grid.dy
      addCompany(doc, edit, { ...values, kind: values.kind, x, y })
    })
    for (const values of resources) addResource(doc, edit, { ...values, category: values.category })
  })
  return new BoardSnapshot(doc)
}
