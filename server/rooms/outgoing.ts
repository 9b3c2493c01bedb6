/** Updates as messages, put together once however many are sent them. */
import { step2Message, updateMessage } from './wire'

/** How many messages have been put together, ever and in all rooms; what is sent again is not counted again. */
export const encodings = { count: 0 }

export function step2Of(update: Uint8Array): Uint8Array {
  encodings.count++
  return step2Message(update)
}

/** An update that waits to be sent, as it lies in its message: the bytes are kept once. */
export class Outgoing {
  readonly message: Uint8Array
  readonly update: Uint8Array
  private last: Uint8Array | null = null

  constructor(update: Uint8Array) {
    encodings.count++
    this.message = updateMessage(update)
    this.update = this.message.subarray(this.message.length - update.length)
  }

  /** The same as sync step 2, which ends an answer. */
  step2(): Uint8Array {
    return (this.last ??= step2Of(this.update))
  }
}
