/** Commands on suggested matches: taking one up, putting it aside, taking that back. */
import * as Y from 'yjs'
import { now, together, type Edit } from '../edit'
import { matchesMap } from '../document'
import type { MatchState } from '../matchMarks'
import { matchKey, type MatchRef } from '../matchRefs'
import type { Amount, Resource } from '../records'
import { annualAmount, isVolume } from '../units'
import { addFlow } from './create'

/**
 * Says of a match that it is dismissed or kept for later, for everyone on the board.
 * @param state null takes back what was said.
 * @returns whether anything changed.
 */
export function markMatch(doc: Y.Doc, edit: Edit, match: MatchRef, state: MatchState | null): boolean {
  return together(doc, edit, () => {
    const map = matchesMap(doc)
    const key = matchKey(match)
    const held = map.get(key)
    if (state === null) {
      if (!map.has(key)) return false
      map.delete(key)
      return true
    }
    if (held instanceof Y.Map && held.get('state') === state) return false
    const mark = new Y.Map<unknown>()
    // What another program keeps there stays.
    if (held instanceof Y.Map)
      held.forEach((value, name) => !(value instanceof Y.AbstractType) && mark.set(name, value))
    mark.set('state', state)
    mark.set('by', edit.by)
    mark.set('at', now())
    map.set(key, mark)
    return true
  })
}

/**
 * Makes a flow of an offer and a need, as an idea. What was said of the match before is taken back with the same step.
 * @returns the flow's id.
 */
export function acceptMatch(doc: Y.Doc, edit: Edit, offer: Resource, need: Resource): string {
  return together(doc, edit, () => {
    markMatch(doc, edit, { offer: offer.id, need: need.id }, null)
    return addFlow(doc, edit, {
      from: offer.company,
      to: need.company,
      resource: offer.name,
      category: offer.category ?? need.category ?? 'material',
      ...(offer.low !== undefined && { low: offer.low }),
      ...smaller(offer, need),
      status: 'idea',
      offer: offer.id,
      need: need.id,
    })
  })
}

/**
 * The smaller of two amounts, as it was given; what one side says a cubic metre weighs holds for a volume of the other.
 * Nothing where one is unknown or they cannot be compared: never guessed.
 */
export function smaller(a: Amount, b: Amount): Amount {
  const smallest = lesser(a, b)
  if (smallest?.quantity === undefined) return {}
  const { quantity, unit, period } = smallest
  const density = smallest.density ?? (isVolume(unit) ? (a.density ?? b.density) : undefined)
  return {
    quantity,
    ...(unit && { unit }),
    ...(period && { period }),
    ...(density !== undefined && { density }),
  }
}

function lesser(a: Amount, b: Amount): Amount | null {
  if (a.quantity === undefined || b.quantity === undefined) return null
  if (a.unit === b.unit && a.period === b.period && a.unit) return a.quantity <= b.quantity ? a : b
  const [one, other] = [annualAmount(a), annualAmount(b)]
  if (!one || !other || one.unit !== other.unit) return null
  return one.quantity <= other.quantity ? a : b
}

/** Puts marks that a file brings where there are none. @param marks `OFFER:NEED` -> the mark with all that is in it. */
export function putMarks(
  doc: Y.Doc,
  edit: Edit,
  marks: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): void {
  together(doc, edit, () => {
    const map = matchesMap(doc)
    for (const [key, values] of Object.entries(marks))
      if (!map.has(key)) map.set(key, new Y.Map(Object.entries(values)))
  })
}
