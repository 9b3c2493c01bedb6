/** Open websockets, counted by where they come from. */

export interface VisitLimits {
  /** Open websockets from one address. */
  readonly maxConnectionsPerAddress: number
  /** Different parts of boards that are open from one address. */
  readonly maxDocumentsPerAddress: number
}

/** More is open from this address than the server takes. */
export class TooManyVisits extends Error {}

export class Visits {
  /** By address: how many websockets are open to each document. */
  private readonly open = new Map<string, Map<string, number>>()
  private readonly counts = new Map<string, number>()

  constructor(private readonly limits: VisitLimits) {}

  /** @returns a function that ends the visit; calling it again does nothing. @throws TooManyVisits */
  enter(address: string, document: string): () => void {
    const documents = this.open.get(address) ?? new Map<string, number>()
    const count = this.counts.get(address) ?? 0
    if (count >= this.limits.maxConnectionsPerAddress)
      throw new TooManyVisits('too many connections from this address')
    if (!documents.has(document) && documents.size >= this.limits.maxDocumentsPerAddress)
      throw new TooManyVisits('too many boards are open from this address')
    this.open.set(address, documents)
    this.counts.set(address, count + 1)
    documents.set(document, (documents.get(document) ?? 0) + 1)
    let here = true
    return () => {
      if (here) this.leave(address, document)
      here = false
    }
  }

  private leave(address: string, document: string): void {
    const documents = this.open.get(address) as Map<string, number>
    lower(documents, document)
    lower(this.counts, address)
    if (documents.size === 0) this.open.delete(address)
  }
}

/** A count of nothing is not kept. */
function lower(counts: Map<string, number>, key: string): void {
  const count = (counts.get(key) ?? 0) - 1
  if (count > 0) counts.set(key, count)
  else counts.delete(key)
}
