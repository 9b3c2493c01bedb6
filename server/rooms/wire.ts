/** Messages on the websocket: y-websocket's four, and `flush`. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { closeCodes, messageFlush } from '../../src/model/wire'

export const messageType = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, flush: messageFlush } as const
const syncType = { step1: 0, step2: 1, update: 2 } as const

/** Why a connection is closed by the server: the wire's own codes and three of the websocket standard. */
export const closing = { ...closeCodes, goingAway: 1001, protocol: 1002, failed: 1011 } as const

/** The bytes are not a message of this protocol. */
export class Malformed extends Error {}

export type Message =
  | { type: 'step1'; vector: Uint8Array }
  /** `complete`: an answer to sync step 1, so everything that the client has and we had not. */
  | { type: 'update'; update: Uint8Array; complete: boolean }
  | { type: 'awareness'; update: Uint8Array }
  | { type: 'queryAwareness' }
  | { type: 'flush'; bytes: Uint8Array }

/** A message weighs one, and one more for every so many bytes. */
const bytesOfOne = 16 * 1024
/** Answering a question for content may mean reading all of it. */
const weightOfQuestion = 100
/** Presence is cheap, most of it echo, and there is more of it than of anything else. */
const weightOfPresence = 1 / 8

/** What a message counts for in the rate at which a client may send. @param bytes the message as it came. */
export function weightOf(bytes: Uint8Array): number {
  const size = Math.floor(bytes.length / bytesOfOne)
  if (bytes[0] === messageType.awareness) return size + weightOfPresence
  if (bytes[0] === messageType.sync && bytes[1] === syncType.step1) return size + weightOfQuestion
  return size + 1
}

/**
 * Reads one message. Both sync step 2 and update carry an update and come back as such.
 * @param bytes must have a buffer of their own, so that a length which lies cannot reach past their end.
 * @throws Malformed
 */
export function readMessage(bytes: Uint8Array): Message {
  try {
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    switch (type) {
      case messageType.sync:
        return readSync(decoder)
      case messageType.awareness:
        return { type: 'awareness', update: decoding.readVarUint8Array(decoder) }
      case messageType.queryAwareness:
        return { type: 'queryAwareness' }
      case messageType.flush:
        decoding.readVarUint(decoder)
        return { type: 'flush', bytes }
      default:
        throw new Malformed(`unknown message type ${type}`)
    }
  } catch (error) {
    throw error instanceof Malformed ? error : new Malformed('message cannot be read')
  }
}

function readSync(decoder: decoding.Decoder): Message {
  const type = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (type === syncType.step1) return { type: 'step1', vector: bytes }
  if (type === syncType.step2) return { type: 'update', update: bytes, complete: true }
  if (type === syncType.update) return { type: 'update', update: bytes, complete: false }
  throw new Malformed(`unknown sync message type ${type}`)
}

function sync(type: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

export const step1Message = (vector: Uint8Array) => sync(syncType.step1, vector)
export const step2Message = (update: Uint8Array) => sync(syncType.step2, update)
export const updateMessage = (update: Uint8Array) => sync(syncType.update, update)

export function awarenessMessage(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** An awareness message about nobody: tells a client that the line is alive. */
export const keepalive = awarenessMessage(Uint8Array.of(0))

/** Standard "permission denied", which every y-websocket client shows. */
export function deniedMessage(reason: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.auth)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, reason)
  })
}
