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
