/** How a match is named: by its offer and its need. */

/** Resource ids of an offer and a need. */
export interface MatchRef {
  readonly offer: string
  readonly need: string
}

export const matchKey = ({ offer, need }: MatchRef): string => `${offer}:${need}`

/** The resources that a key names, or null where it names none of the board; ids may have a colon of their own. */
export function refOfKey(key: string, known: ReadonlyMap<string, unknown>): MatchRef | null {
  for (let cut = key.indexOf(':'); cut >= 0; cut = key.indexOf(':', cut + 1)) {
    const [offer, need] = [key.slice(0, cut), key.slice(cut + 1)]
    if (known.has(offer) && known.has(need)) return { offer, need }
  }
  return null
}
