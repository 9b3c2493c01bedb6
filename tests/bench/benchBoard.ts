/** The one board that all contenders draw, as a document, as messages of a size that a server takes, and as plain facts. */
import * as Y from 'yjs'
import { addFlow } from '../../src/model/commands/create'
import { Edit, together } from '../../src/model/edit'
import { heavyBoard, seeded } from './heavyBoard'
import { factsOf, type Facts } from './pages/facts'

export interface BenchBoard {
  readonly companies: number
  readonly facts: Facts
  /** The whole document in one update. */
  readonly bytes: Uint8Array
  /** The same in pieces, each small enough for one message. */
  readonly pieces: readonly Uint8Array[]
  /** The company with 20 arrows, near the middle of the board. */
  readonly hub: {
    readonly id: string
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
  }
}

const arrowsOfHub = 20
const perPiece = 2_000

/** The board of a size; the same for the same size. */
export function benchBoard(companies: number): BenchBoard {
  const whole = heavyBoard(companies, 7)
  const hub = `company-${hubIndex(companies)}`
  connect(whole, hub, companies)
  whole.getMap<Y.Map<unknown>>('companies').get(hub)!.delete('locked')
  const { doc, pieces } = inPieces(whole)
  const facts = factsOf(doc)
  const { id, x, y, w, h } = facts.companies.find((company) => company.id === hub)!
  return { companies, facts, bytes: Y.encodeStateAsUpdate(doc), pieces, hub: { id, x, y, w, h } }
}

/** A card in the middle of the cluster nearest to the middle of the board. */
function hubIndex(companies: number): number {
  const clusters = Math.ceil(companies / 40)
  const columns = Math.ceil(Math.sqrt(clusters))
  const cluster = Math.floor(Math.ceil(clusters / columns) / 2) * columns + Math.floor(columns / 2)
  return Math.min(cluster, clusters - 2) * 40 + 17
}

function connect(doc: Y.Doc, hub: string, companies: number): void {
  const random = seeded(companies)
  const at = Number(hub.slice('company-'.length))
  let missing = arrowsOfHub
  for (const flow of doc.getMap<Y.Map<unknown>>('flows').values())
    if (flow.get('from') === hub || flow.get('to') === hub) missing--
  const edit = new Edit('Anna')
  together(doc, edit, () => {
    for (let n = 0; n < missing; n++) {
      const other = `company-${at - 16 + Math.floor(random() * 15)}`
      addFlow(doc, edit, { id: `hub-${n}`, from: hub, to: other, resource: 'steam', category: 'energy' })
    }
  })
}

/** Builds the same document anew in transactions of a bounded size. */
function inPieces(from: Y.Doc): { doc: Y.Doc; pieces: Uint8Array[] } {
  const doc = new Y.Doc()
  const pieces: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => pieces.push(update))
  doc.transact(() => {
    for (const [key, value] of from.getMap('meta')) doc.getMap('meta').set(key, value)
  })
  for (const name of ['companies', 'resources', 'flows', 'frames', 'notes']) {
    const records = Array.from(from.getMap<Y.Map<unknown>>(name))
    for (let at = 0; at < records.length; at += perPiece)
      doc.transact(() => {
        for (const [id, record] of records.slice(at, at + perPiece)) doc.getMap(name).set(id, record.clone())
      })
  }
  return { doc, pieces }
}
