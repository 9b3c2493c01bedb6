/** What each flow's label says, and where on its arrow it stands. */
import type { Flow } from '../model/records'
import type { Language } from '../model/words'
import { clamp, type Box } from './geometry'
import { grow, growthAt, mostGrowth, type GrownLabel } from './labelGrowth'
import { LabelPlaces } from './labelPlaces'
import type { Layer } from './layer'
import { flowLabel, labelWidth, sameLabel, type FlowLabel } from './paint/label'
import type { TextMeasurer } from './paint/measure'
import type { FlowPath } from './route'

/** A flow's label where it stands on the board. */
export interface PlacedLabel extends FlowLabel {
  /** World units. */
  readonly box: Box
  readonly language: Language
}

/** Labels are measured and placed when they are first asked for, and kept until their flow changes. */
export class Labels {
  private readonly labels = new Map<string, PlacedLabel>()
  private readonly places = new LabelPlaces()
  /** As they are drawn at one zoom, until something near them moves or changes. */
  private readonly grown = new Map<string, GrownLabel>()
  private growth = 1
  /** Flows whose labels stand where a hand has them. */
  private readonly aloft = new Set<string>()

  /**
   * @param cards what labels keep clear of.
   * @param isHeld whether a flow follows a hand: those that rest do not give way to its label until it rests too.
   * @param changed told of a box where a label was drawn that may now be drawn otherwise.
   */
  constructor(
    private readonly text: TextMeasurer,
    private readonly cards: Layer,
    private readonly isHeld: (flow: string) => boolean,
    private readonly changed: (box: Box) => void,
  ) {}

  /** The label as it stands, or undefined where it was not asked for since its flow changed. */
  get(flow: string): PlacedLabel | undefined {
    return this.labels.get(flow)
  }

  /** Measures a label and finds it a place on its arrow. */
  place(flow: Flow, path: FlowPath, language: Language): PlacedLabel {
    const label = flowLabel(flow, language, this.text, roomOn(path))
    const held = this.isHeld(flow.id)
    const at = this.places.find(flow.id, path, label, this.cards, held)
    const box = { x: at.x - label.w / 2, y: at.y - label.h / 2, w: label.w, h: label.h }
    const standing = { ...label, box, language }
    this.labels.set(flow.id, standing)
    if (held) this.aloft.add(flow.id)
    else this.disturb(box)
    return standing
  }

  /** A label as it is drawn at a zoom: larger than usual where its type would be too small to read and there is room. */
  shown(flow: Flow, usual: PlacedLabel, zoom: number): GrownLabel {
    const growth = growthAt(zoom)
    if (growth !== this.growth) this.grown.clear()
    this.growth = growth
    const known = this.grown.get(flow.id)
    if (known) return known
    const { cards, places } = this
    const label = grow(
      usual,
      growth,
      (room) => flowLabel(flow, usual.language, this.text, room),
      (box, by) => !cards.covered(edgesOf(box)) && places.isFree(flow.id, box, by),
    )
    this.grown.set(flow.id, label)
    return label
  }

  /** Something came, went or moved at a box: what may grow around it, and how much, is to be found anew. */
  disturb(box: Box): void {
    if (this.grown.size === 0) return
    for (const flow of this.places.near(box, mostGrowth)) {
      const label = this.grown.get(flow)
      if (!label) continue
      this.grown.delete(flow)
      this.changed(label.box)
    }
  }

  /**
   * A flow's record changed, its way did not: a label that says something else now is measured again in its place, and one
   * that a hand let go of takes its place among the others.
   */
  reword(flow: Flow, path: FlowPath): void {
    const known = this.labels.get(flow.id)
    if (!known) return
    const landed = this.aloft.has(flow.id) && !this.isHeld(flow.id)
    if (landed || !sameLabel(known, flowLabel(flow, known.language, this.text, roomOn(path))))
      this.forget(flow.id, true)
  }

  /** @param keepPlace whether the next label shall stay where along the arrow this one was. */
  forget(flow: string, keepPlace: boolean): void {
    const label = this.labels.get(flow)
    if (label && !this.aloft.has(flow)) this.disturb(label.box)
    this.aloft.delete(flow)
    this.grown.delete(flow)
    this.labels.delete(flow)
    if (!keepPlace) this.places.forget(flow)
  }

  /** Every label is to be measured again, in its place. */
  remeasure(): void {
    this.labels.clear()
    this.grown.clear()
  }
}

const edgesOf = ({ x, y, w, h }: Box) => ({ minX: x, minY: y, maxX: x + w, maxY: y + h })

/** A label on an arrow between facing sides keeps to the gap between the cards, in steps of 8. */
function roomOn({ start, end, startSide, endSide }: FlowPath): number {
  const across =
    (startSide === 'left' && endSide === 'right') || (startSide === 'right' && endSide === 'left')
  if (!across) return labelWidth.most
  return clamp(Math.floor((Math.abs(end.x - start.x) - 16) / 8) * 8, labelWidth.least, labelWidth.most)
}
