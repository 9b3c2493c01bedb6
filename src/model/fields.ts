/**
 * The schema of every record as data: one line a field. The reader, the inspector, the tables, the importers and
 * the documentation all follow these tables, so a new field is added here and nowhere twice.
 */
import {
  availabilities,
  barrierFamilies,
  barrierNoteField,
  categories,
  companyKinds,
  directions,
  exchangeTypes,
  fitAnswers,
  fitFields,
  flowShapes,
  fuels,
  periods,
  sizeLimits,
  statuses,
  units,
  type BarrierNoteField,
  type Collection,
  type FitField,
  type PlacedCollection,
} from './records'

/** What a field may hold. Ranges are inclusive. */
export type Field =
  /** One line of text, or a number that a person would read as text; `long` is a nested `Y.Text`. */
  | {
      readonly type: 'text'
      readonly required?: boolean
      /** Known words for it, kept in the document as here and shown translated; any other text will do, too. */
      readonly known?: readonly string[]
      /** Mostly more than a few words, in one paragraph: shown wrapped where there is room for that. */
      readonly wraps?: true
    }
  | { readonly type: 'long' }
  | {
      readonly type: 'number'
      readonly min?: number
      readonly max?: number
      /** May well be in thousands, so that "1.200" leaves a doubt. */
      readonly large?: true
    }
  | { readonly type: 'choice'; readonly of: readonly string[]; readonly required?: boolean }
  | { readonly type: 'flag' }
  | { readonly type: 'list'; readonly of: readonly string[] }
  /** Id of a record of another collection. */
  | { readonly type: 'ref'; readonly to: Collection; readonly required?: boolean }
  /** A moment: ISO 8601 text or milliseconds since 1970, read as ISO 8601. */
  | { readonly type: 'time' }
  /** A day, "2026-03-31". */
  | { readonly type: 'date' }
  /** List of Waste or NACE code. */
  | { readonly type: 'code'; readonly system: 'low' | 'nace' }

/**
 * The largest amount that one flow can plausibly carry; the whole world moves about 10^11 t of material a year
 * (UNEP, Global Resources Outlook 2024), so anything above is a slip of the keyboard.
 */
const largestAmount = 1e11

const amount = {
  quantity: { type: 'number', min: 0, max: largestAmount, large: true },
  unit: { type: 'choice', of: units },
  period: { type: 'choice', of: periods },
  // From below hydrogen, the lightest gas, to above osmium, the heaviest metal.
  density: { type: 'number', min: 0.00005, max: 30 },
} as const satisfies Record<string, Field>

/** How far from the middle of the board something can stand, world units: a hundred times the largest board. */
const farthest = 1e7

const box = (collection: PlacedCollection) =>
  ({
    x: { type: 'number', min: -farthest, max: farthest },
    y: { type: 'number', min: -farthest, max: farthest },
    w: { type: 'number', min: 1, max: sizeLimits[collection].max },
    h: { type: 'number', min: 1, max: sizeLimits[collection].max },
  }) as const satisfies Record<string, Field>

/** How a placed record lies in its layer and with which others it moves. */
const arranged = {
  z: { type: 'number', min: -1e9, max: 1e9 },
  group: { type: 'text' },
} as const satisfies Record<string, Field>

const dated = {
  createdAt: { type: 'time' },
  createdBy: { type: 'text' },
  updatedAt: { type: 'time' },
} as const satisfies Record<string, Field>

/**
 * What exactly stands in the way, a text for each family of barriers. Each is a field of its own, so that two people who write
 * about two barriers of one flow both win; a family that is no longer ticked keeps its text.
 */
const barrierNotes = Object.fromEntries(
  barrierFamilies.map((family) => [barrierNoteField(family), { type: 'text', wraps: true }]),
) as Record<BarrierNoteField, { readonly type: 'text'; readonly wraps: true }>

/** How feasible a flow is: fields of their own again, so that two people who answer two questions both win. */
const fits = Object.fromEntries(
  fitFields.map((name) => [name, { type: 'choice', of: fitAnswers }]),
) as unknown as Record<FitField, { readonly type: 'choice'; readonly of: typeof fitAnswers }>

export const fields = {
  companies: {
    name: { type: 'text', required: true },
    kind: { type: 'choice', of: companyKinds },
    nace: { type: 'code', system: 'nace' },
    size: { type: 'text' },
    country: { type: 'text' },
    municipality: { type: 'text' },
    lat: { type: 'number', min: -90, max: 90 },
    lon: { type: 'number', min: -180, max: 180 },
    website: { type: 'text' },
    colour: { type: 'text' },
    ...box('companies'),
    ...arranged,
    locked: { type: 'flag' },
    frame: { type: 'ref', to: 'frames' },
    ...dated,
    notes: { type: 'long' },
  },
  resources: {
    company: { type: 'ref', to: 'companies', required: true },
    direction: { type: 'choice', of: directions, required: true },
    name: { type: 'text', required: true },
    category: { type: 'choice', of: categories },
    low: { type: 'code', system: 'low' },
    ...amount,
    quality: { type: 'text', wraps: true },
    availability: { type: 'text', known: availabilities },
    disposal: { type: 'text', wraps: true },
  },
  flows: {
    from: { type: 'ref', to: 'companies', required: true },
    to: { type: 'ref', to: 'companies', required: true },
    resource: { type: 'text' },
    category: { type: 'choice', of: categories },
    low: { type: 'code', system: 'low' },
    ...amount,
    status: { type: 'choice', of: statuses },
    exchange: { type: 'choice', of: exchangeTypes },
    bend: { type: 'number' },
    shape: { type: 'choice', of: flowShapes },
    offer: { type: 'ref', to: 'resources' },
    need: { type: 'ref', to: 'resources' },
    co2e: { type: 'number', large: true },
    landfill: { type: 'number', large: true },
    virgin: { type: 'number', large: true },
    water: { type: 'number', large: true },
    saving: { type: 'number', large: true },
    fuel: { type: 'choice', of: fuels },
    replaces: { type: 'text' },
    ...fits,
    confidence: { type: 'text' },
    barriers: { type: 'list', of: barrierFamilies },
    ...barrierNotes,
    source: { type: 'text', wraps: true },
    distance: { type: 'number', min: 0, max: 20_100, large: true },
    ...dated,
    notes: { type: 'long' },
  },
  actions: {
    flow: { type: 'ref', to: 'flows', required: true },
    barrier: { type: 'text' },
    text: { type: 'text', wraps: true },
    owner: { type: 'text', wraps: true },
    due: { type: 'date' },
    done: { type: 'flag' },
  },
  notes: {
    ...box('notes'),
    ...arranged,
    colour: { type: 'text' },
    author: { type: 'text' },
    text: { type: 'long' },
  },
  frames: {
    title: { type: 'text' },
    ...box('frames'),
    ...arranged,
    colour: { type: 'text' },
    locked: { type: 'flag' },
  },
} as const satisfies Record<Collection, Record<string, Field>>

/** The field of a collection by name, or undefined for a key that the schema does not know. */
export function fieldOf(collection: Collection, name: string): Field | undefined {
  return (fields[collection] as Record<string, Field>)[name]
}
