/** Moving cursors. The cursor's place is the moment it was sent, so that whoever sees it knows how old it is. */
import * as decoding from 'lib0/decoding'
import type { Client } from './client'
import { micros } from './orders'

const names = ['Anna Petersen', 'Ольга Кузнецова', 'Jens', 'Marta Kask', 'Дмитрий', 'Liis Tamm']
const place = /"x":(-?[\d.]+)/

/** Someone whose cursor moves, with what the page says of a person. */
export class Cursor {
  private clock = 0

  constructor(
    private readonly client: Client,
    readonly id: number,
    /** Moment 0, microseconds. */
    private readonly base: number,
  ) {}

  move(): void {
    const user = {
      id: `person-${this.id}-0123456789`,
      name: names[this.id % names.length],
      colour: '#1c6fb8',
    }
    const cursor = { x: (micros() - this.base) / 1_000, y: (this.clock * 37.5) % 4_000 }
    this.client.present(this.id, ++this.clock, JSON.stringify({ user, cursor }))
  }
}

/** Someone who looks at the cursors of all others. */
export class Watcher {
  /** By client: when what is seen of it was sent, ms after the base. */
  private readonly seen = new Map<number, number>()

  constructor(
    client: Client,
    private readonly own: number,
    private readonly base: number,
  ) {
    client.onMessage = (data, type) => type === 1 && this.read(data, client.prefixLength + 1)
  }

  get others(): number {
    return this.seen.size
  }

  /** Adds how old everything that is seen is now, ms. */
  look(into: number[]): void {
    const now = (micros() - this.base) / 1_000
    for (const moment of this.seen.values()) into.push(now - moment)
  }

  private read(data: Buffer, from: number): void {
    const decoder = decoding.createDecoder(new Uint8Array(data.subarray(from)))
    decoding.readVarUint(decoder)
    for (let count = decoding.readVarUint(decoder); count > 0; count--) {
      const id = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const length = decoding.readVarUint(decoder)
      const start = from + decoder.pos
      decoder.pos += length
      if (id === this.own) continue
      const found = place.exec(data.toString('latin1', start, start + length))
      if (found) this.seen.set(id, Number(found[1]))
    }
  }
}
