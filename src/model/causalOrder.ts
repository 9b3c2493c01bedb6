/** The items of an update of Yjs, each after those that it builds on. */
import * as Y from 'yjs'

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/** The items so that each comes after those that it names, which an update sorted by author does not promise. */
export function* inCausalOrder(structs: readonly Struct[]): Generator<Struct> {
  const authors = new Map<number, { readonly structs: Struct[]; next: number }>()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const author = authors.get(struct.id.client)
    if (author) author.structs.push(struct)
    else authors.set(struct.id.client, { structs: [struct], next: 0 })
  }
  const nextOf = (client: number) => {
    const author = authors.get(client)
    return author?.structs[author.next]
  }
  for (const first of authors.keys()) {
    /** Authors whose next item waits, the last one for nobody. */
    const waiting = [{ client: first, until: Infinity }]
    const waitingAuthors = new Set([first])
    for (let top = waiting[0]; top; top = waiting[waiting.length - 1]) {
      const struct = nextOf(top.client)
      if (!struct || struct.id.clock > top.until) {
        waiting.pop()
        waitingAuthors.delete(top.client)
        continue
      }
      const other = namedBy(struct).find(({ client, clock }) => {
        const next = client === struct.id.client ? undefined : nextOf(client)
        // Two that wait for each other are no work of Yjs; they go as they are.
        return next && next.id.clock <= clock && !waitingAuthors.has(client)
      })
      if (other) {
        waiting.push({ client: other.client, until: other.clock })
        waitingAuthors.add(other.client)
        continue
      }
      yield struct
      authors.get(top.client)!.next++
    }
  }
}

function namedBy(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  return [struct.origin, struct.rightOrigin, struct.parent].filter((id) => id instanceof Y.ID)
}
