/** Nothing but a Yjs document: what it takes to hold a board and to read it in. */
import * as Y from 'yjs'

declare global {
  interface Window {
    bare: { hold(url: string): Promise<void>; apply(): number }
    /** Kept from the collector. */
    kept: Y.Doc
  }
}

let bytes = new Uint8Array()

window.bare = {
  hold: async (url) => {
    bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  },
  /** @returns how long it took, ms. */
  apply: () => {
    const doc = new Y.Doc()
    const from = performance.now()
    Y.applyUpdate(doc, bytes)
    const took = performance.now() - from
    bytes = new Uint8Array()
    window.kept = doc
    return took
  },
}
