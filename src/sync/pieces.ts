/** Cutting a large update into small ones that give the same document when they are applied in order. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { inCausalOrder, type Struct } from '../model/causalOrder'

type Deletes = ReturnType<typeof Y.decodeUpdate>['ds']['clients']

const messageSync = 0

/** Cuts a sync message that carries an update into messages that carry its pieces. @param bytes see `inPieces`. */
export function messageInPieces(message: Uint8Array, bytes: number): Uint8Array<ArrayBuffer>[] {
  const update = decoding.readVarUint8Array(decoding.createDecoder(message.subarray(2)))
  return inPieces(update, bytes).map((piece) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messageSync)
      encoding.writeVarUint(encoder, messageYjsUpdate)
      encoding.writeVarUint8Array(encoder, piece)
    }),
  )
}

/**
 * Cuts an update where Yjs has cut it already, between its items. Every piece builds on what is in those before it, so that
 * nothing has to be kept waiting; what is deleted comes last.
 * @param bytes size of a piece; one holds at least one item, whatever its size.
 */
export function inPieces(update: Uint8Array, bytes: number): Uint8Array[] {
  const { structs, ds } = Y.decodeUpdate(update)
  const pieces: Uint8Array[] = []
  let piece = new Piece()
  for (const struct of inCausalOrder(structs)) {
    piece.add(struct)
    if (piece.bytes < bytes) continue
    pieces.push(piece.finish())
    piece = new Piece()
  }
  for (const deletes of deletesInPieces(ds.clients, bytes)) {
    pieces.push(piece.finish(deletes))
    piece = new Piece()
  }
  if (!piece.empty) pieces.push(piece.finish())
  return pieces
}

/** Items of one author that follow each other. */
interface Run {
  readonly start: number
  end: number
  count: number
  readonly encoder: Y.UpdateEncoderV1
}

class Piece {
  private readonly runs = new Map<number, Run>()
  bytes = 0

  get empty(): boolean {
    return this.runs.size === 0
  }

  add(struct: Struct): void {
    const { client, clock } = struct.id
    let run = this.runs.get(client)
    if (!run) {
      run = { start: clock, end: clock, count: 0, encoder: new Y.UpdateEncoderV1() }
      this.runs.set(client, run)
    }
    const before = encoding.length(run.encoder.restEncoder)
    if (run.end < clock) this.write(run, new Y.Skip(Y.createID(client, run.end), clock - run.end))
    this.write(run, struct)
    this.bytes += encoding.length(run.encoder.restEncoder) - before
  }

  /** @returns the update. Authors come in the order in which Yjs merges them. */
  finish(deletes: Deletes = new Map()): Uint8Array {
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, this.runs.size)
      for (const [client, run] of [...this.runs].sort(([a], [b]) => b - a)) {
        for (const number of [run.count, client, run.start]) encoding.writeVarUint(encoder, number)
        encoding.writeUint8Array(encoder, run.encoder.toUint8Array())
      }
      encoding.writeVarUint(encoder, deletes.size)
      for (const [client, ranges] of deletes) {
        encoding.writeVarUint(encoder, client)
        encoding.writeVarUint(encoder, ranges.length)
        for (const { clock, len } of ranges)
          for (const number of [clock, len]) encoding.writeVarUint(encoder, number)
      }
    })
  }

  private write(run: Run, struct: Struct): void {
    struct.write(run.encoder, 0)
    run.count++
    run.end = struct.id.clock + struct.length
  }
}

/** A deletion is two numbers of up to five bytes. */
const bytesOfDelete = 10

function* deletesInPieces(all: Deletes, bytes: number): Generator<Deletes> {
  const most = Math.max(1, Math.floor(bytes / bytesOfDelete))
  let piece: Deletes = new Map()
  let count = 0
  for (const [client, ranges] of all)
    for (let from = 0; from < ranges.length; from += most) {
      const some = ranges.slice(from, from + most)
      if (count + some.length > most) {
        yield piece
        piece = new Map()
        count = 0
      }
      piece.set(client, some)
      count += some.length
    }
  if (count > 0) yield piece
}
