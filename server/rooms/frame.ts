/** A message as it goes over the line, put together once however many are sent it. */

/** A whole message of bytes. */
const binary = 0x82
/** Sizes that are told by two and by eight more bytes. */
const twoMore = 126
const eightMore = 127

/** A websocket frame as servers send it: not masked, not compressed. */
export class Frame {
  readonly bytes: Buffer
  /** Of the message, bytes. */
  readonly size: number

  constructor(message: Uint8Array) {
    this.size = message.length
    const head = headOf(message.length)
    this.bytes = Buffer.concat([head, message])
  }
}

function headOf(size: number): Buffer {
  if (size < twoMore) return Buffer.of(binary, size)
  const long = size > 0xffff
  const head = Buffer.alloc(long ? 10 : 4)
  head[0] = binary
  head[1] = long ? eightMore : twoMore
  if (long) head.writeBigUInt64BE(BigInt(size), 2)
  else head.writeUInt16BE(size, 2)
  return head
}
