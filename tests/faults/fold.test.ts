import { describe, expect, it } from 'vitest'
import { has, join, makeBoard, pause, put, temporaryDirectory, until } from '../unit/server/world'
import { openSqlite } from '../../server/store/sqlite'
import { start } from './support/server'

describe('folding the log into a snapshot', () => {
  it.each(['replaced', 'committed'])(
    'loses nothing when the server is killed in it (%s)',
    async (moment) => {
      const dataDir = temporaryDirectory()
      const server = await start({
        dataDir,
        preload: './tests/faults/support/killInFold.mjs',
        env: { KILL_AT: moment },
      })
      const board = await makeBoard(server.url)
      const ann = await join(board, board.tokens.editor)
      const ben = await join(board, board.tokens.viewer)
      let ended = false
      ben.provider.on('connection-close', () => (ended = true))
      const seen: string[] = []
      for (let n = 0; !ended && n < 100; n++) {
        put(ann.doc, 'companies', `c${n}`, { name: `c${n}`, website: 'x'.repeat(20_000) })
        await until(() => ended || has(ben.doc, 'companies', `c${n}`))
        if (has(ben.doc, 'companies', `c${n}`)) seen.push(`c${n}`)
      }
      await server.kill()
      ann.provider.destroy()
      expect(seen.length).toBeGreaterThan(5)

      const store = openSqlite(dataDir)
      const { snapshot, updates } = await store.load(board.id, 'board')
      await store.close()
      // Either all of the old or all of the new.
      if (moment === 'replaced') expect([snapshot, updates.length > 5]).toEqual([null, true])
      else {
        // What was written while a thread was folding comes after the snapshot.
        const after = updates.every(({ seq }) => seq > (snapshot?.upto ?? Infinity))
        expect([snapshot?.whole, after]).toEqual([true, true])
      }

      const again = await start({ dataDir })
      const found = await join({ ...board, url: again.url }, board.tokens.viewer)
      for (const id of seen) expect(has(found.doc, 'companies', id), id).toBe(true)
      expect(again.complaints()).toBe('')
    },
    60_000,
  )

  it('goes on while people write, and they hardly notice', async () => {
    const dataDir = temporaryDirectory()
    const server = await start({ dataDir })
    const board = await makeBoard(server.url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.viewer)
    for (let n = 0; n < 60; n++) {
      put(ann.doc, 'companies', `c${n}`, { name: `c${n}`, website: 'x'.repeat(20_000) })
      await until(() => has(ben.doc, 'companies', `c${n}`))
    }
    // Long enough for the thread that folds: a server that is stopped meanwhile leaves that for another time.
    await pause(3_000)
    ann.provider.destroy()
    ben.provider.destroy()
    await server.stop()
    const store = openSqlite(dataDir)
    const { snapshot, updates } = await store.load(board.id, 'board')
    await store.close()
    expect(snapshot?.state.length).toBeGreaterThan(200_000)
    expect(updates.length).toBeLessThan(60)
  }, 60_000)
})
