/**
 * The records of a board as plain, immutable objects. Fields that are missing or unreadable are absent;
 * what was typed there is kept in `asTyped`, so that nothing a person wrote is lost to a reader.
 */

export const companyKinds = [
  'producer',
  'utility',
  'waste',
  'farm',
  'municipality',
  'research',
  'technology',
  'other',
] as const
export const categories = ['material', 'energy', 'water', 'logistics', 'capacity', 'expertise'] as const
export const directions = ['offer', 'need'] as const
/** In the order of the pipeline; `failed` is where an idea may end from any of them. */
export const statuses = [
  'idea',
  'discussion',
  'negotiation',
  'implementation',
  'completed',
  'failed',
] as const
export const exchangeTypes = ['by-product', 'utility-sharing', 'service-sharing'] as const
export const flowShapes = ['curved', 'angled'] as const
export const barrierFamilies = [
  'technical',
  'economic',
  'regulatory',
  'informational',
  'organisational',
  'geographic',
] as const
/** What the receiver of energy burns or runs on now. */
export const fuels = ['natural-gas', 'oil', 'coal', 'peat', 'oil-shale', 'wood', 'electricity'] as const
/** What people answer about how feasible a flow is, each in a field of its own. */
export const fitFields = [
  'fitTechnical',
  'fitSupply',
  'fitQuality',
  'fitPermit',
  'fitEconomy',
  'fitDistance',
  'fitTrust',
  'fitTiming',
] as const
export const fitAnswers = ['yes', 'partly', 'no'] as const
export const units = ['t', 'kg', 'm3', 'l', 'MWh', 'kWh', 'GJ', 'pcs', 'h'] as const
export const periods = ['year', 'month', 'week', 'day', 'hour', 'once'] as const

/** How a resource comes; people may also write their own words. */
export const availabilities = ['continuous', 'batch', 'seasonal'] as const

export type CompanyKind = (typeof companyKinds)[number]
export type Category = (typeof categories)[number]
export type Direction = (typeof directions)[number]
export type Status = (typeof statuses)[number]
export type FlowShape = (typeof flowShapes)[number]
export type ExchangeType = (typeof exchangeTypes)[number]
export type BarrierFamily = (typeof barrierFamilies)[number]
export type Fuel = (typeof fuels)[number]
export type FitField = (typeof fitFields)[number]
export type FitAnswer = (typeof fitAnswers)[number]
export type Unit = (typeof units)[number]
export type Period = (typeof periods)[number]

/** What every record has: its id, and raw values of fields that could not be read. */
export interface Identified {
  readonly id: string
  /** Field name -> the value found in the document where it does not fit the field. */
  readonly asTyped?: Readonly<Record<string, unknown>>
}

/** A box on the board, in world units (CSS pixels at zoom 1); `x, y` is the top-left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** What people arranged on the board beside places. */
export interface Arranged {
  /** Painting order within its layer: greater is in front, absent is 0; equal ones follow the layer's own order. */
  readonly z?: number
  /** Records of a board with the same text here are one group. */
  readonly group?: string
}

/** An amount of something per period; each part may be unknown. */
export interface Amount {
  readonly quantity?: number
  readonly unit?: Unit
  readonly period?: Period
  /** Tonnes that a cubic metre weighs, where someone said so. */
  readonly density?: number
}

/** The field of a flow that says what exactly stands in the way, family by family. */
export type BarrierNoteField = `${BarrierFamily}Barrier`
export const barrierNoteField = (family: BarrierFamily): BarrierNoteField => `${family}Barrier`

interface Dated {
  /** ISO 8601. */
  readonly createdAt?: string
  readonly createdBy?: string
  readonly updatedAt?: string
}

export interface Company extends Identified, Box, Arranged, Dated {
  readonly name: string
  readonly kind?: CompanyKind
  /** NACE code, "10.51", or a section letter. */
  readonly nace?: string
  /** Number of people or a size class, as typed. */
  readonly size?: string
  /** ISO 3166-1 alpha-2 where known, else as typed. */
  readonly country?: string
  readonly municipality?: string
  /** Degrees, WGS 84. */
  readonly lat?: number
  readonly lon?: number
  readonly website?: string
  readonly colour?: string
  readonly locked?: boolean
  /** Id of the frame that the card stands in. */
  readonly frame?: string
  readonly notes: string
}

export interface Resource extends Identified, Amount {
  /** Id of the company that offers or needs it. */
  readonly company: string
  readonly direction: Direction
  readonly name: string
  readonly category?: Category
  /** List of Waste code, "10 01 02", with a trailing `*` when hazardous. */
  readonly low?: string
  readonly quality?: string
  readonly availability?: string
  readonly disposal?: string
}

export interface Flow
  extends
    Identified,
    Amount,
    Dated,
    Readonly<Partial<Record<BarrierNoteField, string>>>,
    Readonly<Partial<Record<FitField, FitAnswer>>> {
  /** Donor company id. */
  readonly from: string
  /** Receiver company id. */
  readonly to: string
  readonly resource: string
  readonly category?: Category
  readonly low?: string
  readonly status: Status
  readonly exchange?: ExchangeType
  /** How far the arrow's middle is pulled off the straight line, world units, positive to its left. */
  readonly bend?: number
  /** How the arrow runs: in one curve (when absent), or at right angles round the cards between its ends. */
  readonly shape?: FlowShape
  /** Resource ids that the flow was made from. */
  readonly offer?: string
  readonly need?: string
  /** Benefits a year: tCO2e avoided, t kept from landfill, t virgin material saved, m3 water saved, EUR saved. */
  readonly co2e?: number
  readonly landfill?: number
  readonly virgin?: number
  readonly water?: number
  readonly saving?: number
  /** What the receiver burns now, and id of the factor of the virgin product that is no longer used. */
  readonly fuel?: Fuel
  readonly replaces?: string
  readonly confidence?: string
  /** Families of what stands in the way; what exactly is in the field of each family, such as `technicalBarrier`. */
  readonly barriers: readonly string[]
  readonly source?: string
  /** Kilometres as an imported list stated them; used only where coordinates are missing. */
  readonly distance?: number
  readonly notes: string
}

export interface Action extends Identified {
  readonly flow: string
  readonly barrier?: string
  readonly text: string
  readonly owner?: string
  /** ISO date, "2026-03-31". */
  readonly due?: string
  readonly done?: boolean
}

/** A sticky note. */
export interface Note extends Identified, Box, Arranged {
  readonly colour?: string
  readonly author?: string
  readonly text: string
}

export interface Frame extends Identified, Box, Arranged {
  readonly title: string
  readonly colour?: string
  readonly locked?: boolean
}

export interface Meta {
  readonly schema: number
  readonly title: string
  readonly description?: string
  readonly region?: string
  readonly language: 'en' | 'ru'
}

/** The record type behind each collection of the `board` part. */
export interface Records {
  companies: Company
  resources: Resource
  flows: Flow
  actions: Action
  notes: Note
  frames: Frame
}

export type Collection = keyof Records
export const collections = ['companies', 'resources', 'flows', 'actions', 'notes', 'frames'] as const

/** Collections whose records have a place on the canvas of their own. */
export const placedCollections = ['companies', 'notes', 'frames'] as const
export type PlacedCollection = (typeof placedCollections)[number]

/** Names one record of a board. */
export interface RecordRef<C extends Collection = Collection> {
  readonly collection: C
  readonly id: string
}

/** Sizes that a new record gets, world units, on the 4 px grid. */
export const defaultSize: Readonly<Record<PlacedCollection, { w: number; h: number }>> = {
  companies: { w: 208, h: 104 },
  notes: { w: 168, h: 168 },
  frames: { w: 640, h: 400 },
}

/** Smallest and largest side of a placed record, world units. */
export const sizeLimits: Readonly<Record<PlacedCollection, { minW: number; minH: number; max: number }>> = {
  companies: { minW: 120, minH: 56, max: 2_000 },
  notes: { minW: 80, minH: 56, max: 2_000 },
  frames: { minW: 120, minH: 80, max: 100_000 },
}
