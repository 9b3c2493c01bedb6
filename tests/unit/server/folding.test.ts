import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { encodings } from '../../../server/rooms/outgoing'
import { step1Message } from '../../../server/rooms/wire'
import type { Store } from '../../../server/store/store'
import { afterwards, has, join, makeBoard, put, rawSocket, running, temporaryDirectory, until } from './world'

/** Larger than what is folded on the spot. */
function drawMuch(doc: Y.Doc): void {
  doc.transact(() => {
    for (let n = 0; n < 150; n++) put(doc, 'companies', `c${n}`, { website: 'x'.repeat(3_000) })
  })
}

function threadsFromNowOn(): () => number {
  let threads = 0
  const count = () => threads++
  process.on('worker', count)
  afterwards(() => process.off('worker', count))
  return () => threads
}

/** Counts what is folded, and holds it up when told to. */
function watchFolding() {
  const folds = { begun: 0, done: 0, hold: Promise.resolve() }
  const wrap = (store: Store) => {
    const fold = store.fold.bind(store)
    store.fold = async (...args) => {
      folds.begun++
      await folds.hold
      await fold(...args)
      folds.done++
    }
    return store
  }
  return { folds, wrap }
}

describe('A large board', { timeout: 60_000 }, () => {
  it('is folded beside the server, by a thread that the next one uses too', async () => {
    const threads = threadsFromNowOn()
    const { folds, wrap } = watchFolding()
    const server = await running({}, wrap)
    for (const name of ['Harbour', 'Valley']) {
      const board = await makeBoard(server.url, name)
      const ann = await join(board, board.tokens.editor)
      const before = folds.done
      drawMuch(ann.doc)
      await until(() => folds.done > before, 30_000)
      const ben = await join(board, board.tokens.viewer)
      expect(ben.doc.getMap('companies').size).toBe(150)
    }
    expect(threads()).toBe(1)
  })

  it('loses nothing that is drawn while it is folded', async () => {
    const { folds, wrap } = watchFolding()
    const dataDir = temporaryDirectory()
    const server = await running({ dataDir }, wrap)
    const board = await makeBoard(server.url)
    const ann = await join(board, board.tokens.editor)
    let goOn = () => {}
    folds.hold = new Promise((resolve) => (goOn = resolve))
    drawMuch(ann.doc)
    await until(() => folds.begun === 1, 30_000)
    put(ann.doc, 'companies', 'meanwhile', { name: 'Drawn meanwhile' })
    ann.doc.getMap('companies').delete('c7')
    const ben = await join(board, board.tokens.viewer)
    await until(() => has(ben.doc, 'companies', 'meanwhile') && !has(ben.doc, 'companies', 'c7'))
    goOn()
    await until(() => folds.done === 1)
    const carl = await join(board, board.tokens.viewer)
    expect(carl.doc.getMap('companies').toJSON()).toEqual(ann.doc.getMap('companies').toJSON())
    await server.close()
    const again = await running({ dataDir })
    const dora = await join({ ...board, url: again.url }, board.tokens.viewer)
    expect(dora.doc.getMap('companies').toJSON()).toEqual(ann.doc.getMap('companies').toJSON())
  })
})

describe('A room that is to be folded', { timeout: 60_000 }, () => {
  it('has what was just written in its snapshot, though another folding was under way', async () => {
    const { folds, wrap } = watchFolding()
    const server = await running({}, wrap)
    const board = await makeBoard(server.url)
    const ann = await join(board, board.tokens.editor)
    let goOn = () => {}
    folds.hold = new Promise((resolve) => (goOn = resolve))
    drawMuch(ann.doc)
    await until(() => folds.begun === 1, 30_000)
    await server.hub.use(board.id, 'board', async (room) => {
      await room.edit((doc) => doc.getMap('companies').delete('c7'))
      const folded = room.fold()
      goOn()
      await folded
    })
    expect(folds.done).toBe(2)
  })
})

describe('Sixty who come to a room in one moment', { timeout: 60_000 }, () => {
  it('with nothing, and once more with everything, are served from what was put together once', async () => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    drawMuch(ann.doc)
    await join(board, board.tokens.viewer)
    for (const vector of [Uint8Array.of(0), Y.encodeStateVector(ann.doc)]) {
      const people = await Promise.all(
        Array.from({ length: 60 }, () => rawSocket(board, board.tokens.viewer)),
      )
      const before = encodings.count
      for (const { socket } of people) socket.send(step1Message(vector))
      const answered = () =>
        people.every(({ messages }) => messages.some(([type, kind]) => type === 0 && kind === 1))
      await until(answered, 20_000)
      expect(encodings.count - before).toBeLessThanOrEqual(4)
      for (const { socket } of people) socket.terminate()
    }
  })
})
