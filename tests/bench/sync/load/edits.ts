/** Edits that carry the moment they were made, so that whoever receives the bytes knows how long they took. */
import * as Y from 'yjs'
import type { Client } from './client'
import { micros } from './orders'

const mark = '@at:'
const digits = 16

/** Someone who moves a card now and then. */
export class Writer {
  private readonly doc = new Y.Doc()
  private readonly card = new Y.Map<unknown>()

  constructor(client: Client) {
    this.doc.on('update', (update: Uint8Array) => client.edit(update))
    this.doc.getMap('companies').set(`moved-${this.doc.clientID}`, this.card)
  }

  edit(): void {
    this.doc.transact(() => {
      this.card.set('x', Math.round(Math.random() * 10_000))
      this.card.set('y', Math.round(Math.random() * 10_000))
      this.card.set('updatedAt', mark + String(micros()).padStart(digits, '0'))
    })
  }
}

/** @returns the moments of all edits in a message, microseconds. */
export function momentsIn(data: Buffer): number[] {
  const moments: number[] = []
  for (let at = data.indexOf(mark); at >= 0; at = data.indexOf(mark, at + digits)) {
    at += mark.length
    moments.push(Number(data.toString('latin1', at, at + digits)))
  }
  return moments
}
