/** Reads the PNG files that the browser makes: eight bits a channel, not interlaced. */
import { inflateSync } from 'node:zlib'

export interface Picture {
  readonly w: number
  readonly h: number
  /** Bytes a pixel, 3 or 4. */
  readonly step: number
  readonly data: Uint8Array
}

export function readPng(file: Buffer): Picture {
  const w = file.readUInt32BE(16)
  const h = file.readUInt32BE(20)
  const step = file[25] === 6 ? 4 : 3
  const parts: Buffer[] = []
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const raw = inflateSync(Buffer.concat(parts))
  const row = w * step
  const data = new Uint8Array(row * h)
  for (let y = 0; y < h; y++) {
    const filter = raw[y * (row + 1)]!
    for (let x = 0; x < row; x++) {
      const to = y * row + x
      const left = x >= step ? data[to - step]! : 0
      const up = y > 0 ? data[to - row]! : 0
      const corner = x >= step && y > 0 ? data[to - row - step]! : 0
      data[to] = raw[y * (row + 1) + 1 + x]! + predicted(filter, left, up, corner)
    }
  }
  return { w, h, step, data }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const guess = left + up - corner
  const [l, u, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return l <= u && l <= c ? left : u <= c ? up : corner
}
