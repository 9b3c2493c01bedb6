/** An index from a key to the ids under it; a key without any is not in it. */
export type Links = Map<string, Set<string>>

/** Adds an id under a key, or takes it out. */
export function link(index: Links, key: string, id: string, sign: 1 | -1): void {
  const ids = index.get(key)
  if (sign === 1) {
    if (ids) ids.add(id)
    else index.set(key, new Set([id]))
  } else if (ids?.delete(id) && ids.size === 0) index.delete(key)
}

/** Ids by the one key that each of them names, for records that change what they name. */
export class Backlinks {
  private readonly ids: Links = new Map()
  private readonly keys = new Map<string, string>()

  /** The ids that name a key. */
  of(key: string): Iterable<string> {
    return this.ids.get(key) ?? []
  }

  /** Takes in what an id names now; undefined for nothing. */
  put(id: string, key: string | undefined): void {
    const was = this.keys.get(id)
    if (was === key) return
    if (was !== undefined) link(this.ids, was, id, -1)
    this.keys.delete(id)
    if (key === undefined) return
    this.keys.set(id, key)
    link(this.ids, key, id, 1)
  }
}
