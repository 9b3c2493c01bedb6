/** Sums over stored bytes, which tell whether they are still those that were written. */
import { crc32 } from 'node:zlib'
import type { Snapshot } from './store'

export function sumOf(update: Uint8Array): number {
  return crc32(update)
}

export function sumOfSnapshot({ state, vector, deletes }: Omit<Snapshot, 'upto' | 'whole'>): number {
  return crc32(deletes, crc32(vector, crc32(state)))
}
