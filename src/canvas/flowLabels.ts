/** The labels of flows: each finds its place when it is first asked for, and goes when its flow has another way. */
import type { BoardSnapshot } from '../model/snapshot'
import type { Language } from '../model/words'
import { centreOf, type Box } from './geometry'
import type { GrownLabel } from './labelGrowth'
import type { Labels, PlacedLabel } from './labels'
import type { Ways } from './ways'

export interface FlowLabelsOptions {
  readonly board: BoardSnapshot
  readonly ways: Ways
  readonly labels: Labels
  /** Whether a flow follows a hand. */
  readonly isHeld: (flow: string) => boolean
}

export class FlowLabels {
  constructor(private readonly options: FlowLabelsOptions) {}

  /** A flow's label where it stands; see `Scene.labelOf`. */
  of(flow: string, asked?: Language): PlacedLabel | null {
    const { board, ways, labels } = this.options
    // Asked first: a way that is found to be another has no label yet.
    const path = ways.get(flow)
    const known = labels.get(flow)
    if (known && (asked === undefined || known.language === asked)) return known
    const record = board.flows.get(flow)
    if (!record || !path) return null
    const label = labels.place(record, path, asked ?? board.meta.language)
    ways.setLabel(flow, centreOf(label.box))
    return label
  }

  /** The same as it is drawn at a zoom. */
  at(flow: string, zoom: number, asked?: Language): GrownLabel | null {
    const usual = this.of(flow, asked)
    const record = this.options.board.flows.get(flow)
    return usual && record ? this.options.labels.shown(record, usual, zoom) : null
  }

  /**
   * Gives these flows' labels their places, the shortest arrows first: a long arrow has more room to give way.
   * Labels that stand already stay where they are.
   * @param isLate asked before each: whether to go on another time.
   * @returns whether all have their places.
   */
  placeAll(flows: readonly string[], language: Language, isLate: () => boolean): boolean {
    const { ways, labels } = this.options
    const waiting = flows.filter((id) => ways.get(id) && !labels.get(id))
    const length = (id: string) => {
      const { start, end } = ways.get(id)!
      return Math.hypot(end.x - start.x, end.y - start.y)
    }
    if (waiting.length > 1) waiting.sort((a, b) => length(a) - length(b))
    for (const id of waiting) {
      if (isLate()) return false
      this.of(id, language)
    }
    return true
  }

  /** A label goes with its way; while its flow is in a hand it stays where along the arrow it was. */
  follow(id: string, way: 'other' | 'same' | 'none'): void {
    const { board, ways, labels, isHeld } = this.options
    const flow = board.flows.get(id)
    if (way === 'same' && flow) labels.reword(flow, ways.get(id)!)
    else labels.forget(id, way === 'other' && isHeld(id))
  }

  /** Something came, went or moved at a box; see `Labels`. */
  disturb(box: Box): void {
    this.options.labels.disturb(box)
  }

  remeasure(): void {
    this.options.labels.remeasure()
  }
}
