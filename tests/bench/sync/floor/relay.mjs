/**
 * The least a server can do: keeps what it was sent, hands it to whoever joins, and passes every message on as it is. It checks
 * nothing, writes nothing to disk and trusts everyone.
 */
import { createServer } from 'node:http'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocketServer } from 'ws'
import * as Y from 'yjs'

const rooms = new Map()

function roomOf(name) {
  let room = rooms.get(name)
  if (!room) rooms.set(name, (room = { sockets: new Set(), updates: [], answer: null }))
  return room
}

/** Sync step 2 with everything, put together once until the next edit. */
function answerOf(room) {
  if (room.updates.length > 1) room.updates = [Y.mergeUpdates(room.updates)]
  return (room.answer ??= encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, room.updates[0] ?? Uint8Array.of(0, 0))
  }))
}

function receive(room, socket, data) {
  const decoder = decoding.createDecoder(new Uint8Array(data))
  if (decoding.readVarUint(decoder) === 0) {
    const type = decoding.readVarUint(decoder)
    if (type === 0) return socket.send(answerOf(room))
    const update = decoding.readVarUint8Array(decoder)
    if (update.length <= 2) return
    room.updates.push(update)
    room.answer = null
  }
  for (const other of room.sockets) if (other !== socket) other.send(data)
}

const server = createServer((_request, response) => response.end())
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
sockets.on('connection', (socket, request) => {
  const room = roomOf(request.url)
  room.sockets.add(socket)
  socket.on('message', (data) => receive(room, socket, data))
  socket.on('close', () => room.sockets.delete(socket))
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'))
