/** Messages that no honest client sends, made of those that honest clients do send. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { awarenessMessage, step2Message, updateMessage } from '../../../server/rooms/wire'
import type { Random } from './random'

type Maker = (random: Random, recorded: readonly Uint8Array[]) => Uint8Array

/** A number on the wire that says more than there is. */
const absurd = Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 15)

const flipped: Maker = (random, recorded) => {
  const bytes = random.pick(recorded).slice()
  for (let times = 1 + random.below(4); times > 0; times--)
    bytes[random.below(bytes.length)] = random.below(256)
  return bytes
}

/** Letters for letters, so that most of these are taken for edits. */
const respelled: Maker = (random, recorded) => {
  const bytes = random.pick(recorded).slice()
  for (let times = 0; times < 6; times++) {
    const at = random.below(bytes.length)
    if ((bytes[at] as number) >= 97 && (bytes[at] as number) <= 122) bytes[at] = 97 + random.below(26)
  }
  return bytes
}

const cut: Maker = (random, recorded) => {
  const bytes = random.pick(recorded)
  return bytes.slice(0, random.below(bytes.length))
}

const inserted: Maker = (random, recorded) => {
  const bytes = random.pick(recorded)
  const at = random.below(bytes.length + 1)
  const middle = random.below(2) === 0 ? absurd : random.bytes(1 + random.below(8))
  return Uint8Array.from([...bytes.subarray(0, at), ...middle, ...bytes.subarray(at)])
}

const spliced: Maker = (random, recorded) => {
  const [one, other] = [random.pick(recorded), random.pick(recorded)]
  return Uint8Array.from([
    ...one.subarray(0, random.below(one.length)),
    ...other.subarray(random.below(other.length)),
  ])
}

const noise: Maker = (random) => random.bytes(random.below(200))

/** A frame of the right kind around noise. */
const framedNoise: Maker = (random) => {
  const bytes = random.bytes(random.below(100))
  return random.pick([awarenessMessage, step2Message, updateMessage])(bytes)
}

const absurdLength: Maker = (random) =>
  Uint8Array.from([random.below(2), random.below(3), ...absurd, ...random.bytes(random.below(20))])

/** An edit whose predecessors never come. */
const ahead: Maker = (random) => {
  const doc = new Y.Doc()
  doc.clientID = 1 + random.below(50)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 3; i++) doc.getMap('companies').set(`ahead ${random.below(1_000)}`, i)
  return updateMessage(updates[2] as Uint8Array)
}

const nestedTypes: Maker = (random) => {
  const doc = new Y.Doc()
  let map = doc.getMap<unknown>('companies')
  doc.transact(() => {
    for (let depth = 50 + random.below(200); depth > 0; depth--)
      map = map.set('deep', new Y.Map()) as Y.Map<unknown>
  })
  return updateMessage(Y.encodeStateAsUpdate(doc))
}

const nestedValue: Maker = (random) => {
  const doc = new Y.Doc()
  let value: unknown = 1
  for (let depth = random.below(500); depth > 0; depth--) value = random.below(2) ? [value] : { deep: value }
  doc.getMap('companies').set('deep', value)
  return updateMessage(Y.encodeStateAsUpdate(doc))
}

/** Presence in the name of client `id`. */
export const presenceOf = (id: number, clock: number, json: string): Uint8Array =>
  awarenessMessage(
    encoding.encode((encoder) => {
      for (const number of [1, id, clock]) encoding.writeVarUint(encoder, number)
      encoding.writeVarString(encoder, json)
    }),
  )

const ownPresence: Maker = (random) =>
  presenceOf(random.below(2 ** 32), 1, JSON.stringify({ cursor: { x: random.below(500), y: 0 } }))

const strangePresence: Maker = (random) =>
  presenceOf(
    random.below(2 ** 32),
    random.below(100),
    random.pick(['null', '[]', '7', '{', '{"user":7}', `{"user":{"name":"${'x'.repeat(300)}"}}`]),
  )

const deepPresence: Maker = (random) =>
  presenceOf(random.below(50), 1, '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000))

const fiveMegabytes: Maker = (random) =>
  presenceOf(random.below(50), 1, `{"selection":"${'x'.repeat(5_000_000)}"}`)

const asRecorded: Maker = (random, recorded) => random.pick(recorded)

type Kinds = readonly (readonly [share: number, Maker])[]

/** What the server mostly takes. */
const mild: Kinds = [
  [40, asRecorded],
  [50, respelled],
  [10, ownPresence],
]

/** What it mostly refuses. */
const harsh: Kinds = [
  [300, flipped],
  [100, cut],
  [100, inserted],
  [100, spliced],
  [60, noise],
  [80, framedNoise],
  [40, absurdLength],
  [100, ahead],
  [60, strangePresence],
  [30, nestedValue],
  [10, nestedTypes],
  [10, deepPresence],
  [1, fiveMegabytes],
]

/**
 * Messages to be sent one after the other: some that a connection mostly survives, and one that it mostly does not, so that
 * most of what is sent is also looked at.
 */
export function makeFrames(random: Random, recorded: readonly Uint8Array[]): Uint8Array[] {
  const before = Array.from({ length: random.below(9) }, () => choose(random, mild)(random, recorded))
  return [...before, choose(random, harsh)(random, recorded)]
}

function choose(random: Random, kinds: Kinds): Maker {
  let left = random.below(kinds.reduce((sum, [share]) => sum + share, 0))
  for (const [share, make] of kinds) {
    if (left < share) return make
    left -= share
  }
  throw new Error('shares do not add up')
}
