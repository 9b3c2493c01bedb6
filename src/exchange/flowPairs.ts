/** Which flow of the board a row without its id means. */
import type { Flow } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'
import { compareRows, nextAction, synergyRow } from '../model/synergies'
import { valueOf, type Entry } from './companyBook'
import type { FlowRow } from './flowRow'

/** A row whose companies are known. */
export interface FlowLine {
  readonly it: FlowRow
  readonly donor: Entry
  readonly receiver: Entry
  /** The flow of the board that the row names by its id. */
  readonly byId?: Flow
  /** An earlier or better row of the file has the same id. */
  readonly again: boolean
}

/** In one group of flows of the same donor, receiver and resource, lists differ in what they give; more kinds are not tried. */
const mostKinds = 32

export const tripleKey = (from: string, to: string, resource: string) =>
  JSON.stringify([from, to, resource.trim().toLowerCase()])

/**
 * Pairs rows with flows of the same donor, receiver and resource that no row names by id: first those that are equal in
 * everything that the row gives, then those made at the same moment, then the rest in the order of the list, so that a list
 * imported twice changes nothing.
 */
export function pairLines(lines: readonly FlowLine[], board: BoardSnapshot): Map<FlowLine, Flow> {
  const named = new Set(lines.flatMap(({ byId }) => byId?.id ?? []))
  const groups = new Map<string, FlowLine[]>()
  for (const line of lines) {
    if (line.byId) continue
    const key = tripleKey(line.donor.id, line.receiver.id, line.it.resource)
    const group = groups.get(key)
    if (group) group.push(line)
    else groups.set(key, [line])
  }
  const held = new Map<string, Flow[]>()
  for (const flow of board.flows.values()) {
    const key = tripleKey(flow.from, flow.to, flow.resource)
    if (named.has(flow.id) || !groups.has(key)) continue
    const same = held.get(key)
    if (same) same.push(flow)
    else held.set(key, [flow])
  }
  const pairs = new Map<FlowLine, Flow>()
  for (const [key, flows] of held) pairGroup(groups.get(key)!, inListOrder(flows, board), board, pairs)
  return pairs
}

function inListOrder(flows: Flow[], board: BoardSnapshot): Flow[] {
  if (flows.length === 1) return flows
  return flows
    .map((flow) => ({ flow, row: synergyRow(board, flow) }))
    .sort((a, b) => (a.row && b.row ? compareRows(a.row, b.row) : Number(!a.row) - Number(!b.row)))
    .map(({ flow }) => flow)
}

function pairGroup(
  lines: readonly FlowLine[],
  flows: readonly Flow[],
  board: BoardSnapshot,
  pairs: Map<FlowLine, Flow>,
): void {
  const free = new Set(flows)
  const pair = (line: FlowLine, flow: Flow | undefined) => {
    if (!flow) return
    pairs.set(line, flow)
    free.delete(flow)
  }
  if (lines.length > 1 || flows.length > 1) {
    pairEqual(lines, free, board, givenFields, pair)
    const left = lines.filter((line) => !pairs.has(line) && line.it.values.createdAt !== undefined)
    pairEqual(left, free, board, () => ['createdAt'], pair)
  }
  const rest = free.values()
  for (const line of lines) if (!pairs.has(line)) pair(line, rest.next().value)
}

const ofAction = 'action.'
const givenFields = ({ it }: FlowLine) => [
  ...Object.keys(it.values).filter((field) => field !== 'updatedAt'),
  ...Object.keys(it.action ?? {}).map((field) => ofAction + field),
]

/** Pairs lines with flows that have the same in the fields chosen, each flow once. */
function pairEqual(
  lines: readonly FlowLine[],
  free: ReadonlySet<Flow>,
  board: BoardSnapshot,
  chosen: (line: FlowLine) => readonly string[],
  pair: (line: FlowLine, flow: Flow | undefined) => void,
): void {
  const kinds = new Map<string, Map<string, Flow[]>>()
  for (const line of lines) {
    const fields = chosen(line)
    const kind = fields.join()
    let flows = kinds.get(kind)
    if (!flows) {
      if (kinds.size === mostKinds) continue
      flows = new Map()
      for (const flow of free) {
        const key = JSON.stringify(fields.map((field) => fieldOfFlow(board, flow, field)))
        const same = flows.get(key)
        if (same) same.push(flow)
        else flows.set(key, [flow])
      }
      kinds.set(kind, flows)
    }
    const said = JSON.stringify(fields.map((field) => fieldOfLine(line, field)))
    const found = flows.get(said)
    while (found?.length && !free.has(found[0]!)) found.shift()
    pair(line, found?.shift())
  }
}

const fieldOfLine = ({ it }: FlowLine, field: string) =>
  (field.startsWith(ofAction) ? it.action?.[field.slice(ofAction.length)] : it.values[field]) ?? null

const fieldOfFlow = (board: BoardSnapshot, flow: Flow, field: string) =>
  (field.startsWith(ofAction)
    ? valueOf(nextAction(board, flow.id) ?? undefined, field.slice(ofAction.length))
    : valueOf(flow, field)) ?? null
