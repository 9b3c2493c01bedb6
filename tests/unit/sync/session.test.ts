/** The session a page holds, against a real server: what it says about "saved" is true. */
import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { addCompany, setFields } from '../../../src/model/commands'
import { messageFlush } from '../../../src/model/wire'
import type { Role } from '../../../src/model/roles'
import { BoardSession } from '../../../src/sync/session'
import { defaultSettings } from '../../../server/settings'
import { startServer } from '../../../server/server'
import { StoreFull } from '../../../server/store/store'
import { openSession } from './openSession'
import { afterwards, join, makeBoard, running, temporaryDirectory, until, type Board } from '../server/world'

afterEach(() => vi.restoreAllMocks())

const open = (board: Board, role: Role, name: string, offline = false) =>
  openSession(board, name, { role, offline })

/** Until what was written is in the copy on this device. */
const pause = (milliseconds = 50) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const saved = (session: BoardSession) =>
  session.state.connection === 'online' && session.state.loaded && !session.state.unsaved

describe('an open board', () => {
  it('is unsaved from the first letter until the server has it on disk', async () => {
    const server = await running()
    const anna = open(await makeBoard(server.url), 'editor', 'Anna')
    await until(() => saved(anna))
    addCompany(anna.doc, anna.edit(), { name: 'Dairy', x: 0, y: 0 })
    expect(anna.state.unsaved).toBe(true)
    await until(() => saved(anna))
  })

  it('shows people each other: names, cursors, selections', async () => {
    const server = await running()
    const board = await makeBoard(server.url)
    const anna = open(board, 'editor', 'Anna')
    const boris = open(board, 'viewer', 'Борис')
    await until(() => anna.presence.peers.length === 1 && boris.presence.peers.length === 1)
    anna.presence.set({ cursor: { x: 10, y: 20 }, selection: [{ collection: 'companies', id: 'c' }] })
    await until(() => boris.presence.peers[0]?.cursor !== null)
    expect(boris.presence.peers[0]).toMatchObject({
      user: { name: 'Anna', colour: '#0072b2' },
      cursor: { x: 10, y: 20 },
      selection: [{ collection: 'companies', id: 'c' }],
    })
    expect(anna.presence.peers[0]!.user.name).toBe('Борис')
  })

  it('keeps what was written without network, says so, and merges it on return', async () => {
    const dataDir = temporaryDirectory()
    const server = await running({ dataDir })
    const board = await makeBoard(server.url)
    const anna = open(board, 'editor', 'Anna', true)
    const id = addCompany(anna.doc, anna.edit(), { name: 'Dairy', x: 0, y: 0 })
    await until(() => saved(anna))
    await server.close()
    await until(() => anna.state.connection === 'offline')
    setFields(anna.doc, anna.edit(), { collection: 'companies', id }, { name: 'Dairy by the lake' })
    expect(anna.state).toMatchObject({ connection: 'offline', unsaved: true })

    // The page is closed and opened again while the network is still away: the words are on this device.
    await new Promise((resolve) => setTimeout(resolve, 50))
    anna.destroy()
    const again = open(board, 'editor', 'Anna', true)
    await until(() => again.snapshot.companies.get(id)?.name === 'Dairy by the lake')
    expect(again.state.connection).not.toBe('online')

    const back = await startServer({ ...defaultSettings, dataDir, port: server.port })
    afterwards(() => back.close())
    again.link.reconnect()
    await until(() => saved(again))
    const boris = await join(board, board.tokens.viewer)
    await until(
      () => boris.doc.getMap<Y.Map<unknown>>('companies').get(id)?.get('name') === 'Dairy by the lake',
    )
  })

  it('shows a person again at once who was away for a moment', async () => {
    const server = await running()
    const board = await makeBoard(server.url)
    const anna = open(board, 'editor', 'Anna')
    const boris = open(board, 'editor', 'Boris')
    const sees = (session: BoardSession) => session.presence.peers.map((peer) => peer.user.name).join()
    await until(() => sees(anna) === 'Boris' && sees(boris) === 'Anna')
    boris.presence.set({ selection: [{ collection: 'companies', id: 'c' }] })
    await until(() => anna.presence.peers[0]?.selection.length === 1)
    boris.link.provider.disconnect()
    await until(() => sees(anna) === '')
    boris.link.reconnect()
    // Awareness repeats itself every 15 s by its own; this is less.
    await until(() => sees(anna) === 'Boris' && sees(boris) === 'Anna', 5_000)
    expect(anna.presence.peers[0]!.selection).toEqual([{ collection: 'companies', id: 'c' }])
  })

  it('does not say saved of words from an earlier visit before the server has answered', async () => {
    const dataDir = temporaryDirectory()
    const server = await running({ dataDir })
    const board = await makeBoard(server.url)
    const first = open(board, 'editor', 'Anna', true)
    await until(() => saved(first))
    await server.close()
    await until(() => first.state.connection === 'offline')
    const id = addCompany(first.doc, first.edit(), { name: 'Written on the train', x: 0, y: 0 })
    await new Promise((resolve) => setTimeout(resolve, 50))
    first.destroy()

    const back = await startServer({ ...defaultSettings, dataDir, port: server.port })
    afterwards(() => back.close())
    const again = open(board, 'editor', 'Anna', true)
    const words: string[] = []
    again.link.subscribe(() => {
      if (saved(again)) words.push('saved')
    })
    const flushed = again.link.provider.messageHandlers[messageFlush]!
    again.link.provider.messageHandlers[messageFlush] = (...message) => {
      words.push('answer')
      flushed(...message)
    }
    await until(() => saved(again))
    expect(words[0]).toBe('answer')
    const boris = await join(board, board.tokens.viewer)
    await until(() => boris.doc.getMap('companies').has(id))

    // The next visit has nothing that waits, and knows it without a server.
    await new Promise((resolve) => setTimeout(resolve, 50))
    again.destroy()
    await back.close()
    const later = open(board, 'editor', 'Anna', true)
    await until(() => later.state.loaded && later.state.connection === 'offline')
    expect(later.state.unsaved).toBe(false)
  })

  it('remembers without a server that words wait on this device', async () => {
    const server = await running()
    const board = await makeBoard(server.url)
    const anna = open(board, 'editor', 'Anna', true)
    await until(() => saved(anna))
    await server.close()
    await until(() => anna.state.connection === 'offline')
    addCompany(anna.doc, anna.edit(), { name: 'Dairy', x: 0, y: 0 })
    await new Promise((resolve) => setTimeout(resolve, 50))
    anna.destroy()
    const again = open(board, 'editor', 'Anna', true)
    await until(() => again.state.unsaved)
    expect(again.state.loaded).toBe(true)
  })

  it('does not say saved to a viewer of what an editor wrote on this device and the server refused', async () => {
    const dataDir = temporaryDirectory()
    const server = await running({ dataDir })
    const board = await makeBoard(server.url)
    const anna = open(board, 'editor', 'Anna', true)
    await until(() => saved(anna))
    anna.link.provider.disconnect()
    const id = addCompany(anna.doc, anna.edit(), { name: 'Written on the train', x: 0, y: 0 })
    await pause()
    anna.destroy()

    const viewer = open(board, 'viewer', 'Anna', true)
    await until(() => viewer.state.refusedWrite)
    // Long enough for every answer that is due.
    await pause(300)
    expect(viewer.snapshot.companies.has(id)).toBe(true)
    expect(viewer.state).toMatchObject({ connection: 'online', unsaved: true, refusedWrite: true })
    viewer.destroy()
    await server.close()

    // It is known at the next visit too, without a server.
    const offline = open(board, 'viewer', 'Anna', true)
    await until(() => offline.state.connection === 'offline' && offline.state.unsaved)
    offline.destroy()

    // With a link that may write, it is brought to the server, and then it is saved.
    const back = await startServer({ ...defaultSettings, dataDir, port: server.port })
    afterwards(() => back.close())
    const again = open(board, 'editor', 'Anna', true)
    await until(() => again.snapshot.companies.has(id) && saved(again))
    const boris = await join(board, board.tokens.viewer)
    await until(() => boris.doc.getMap('companies').has(id))
    const watching = open(board, 'viewer', 'Anna', true)
    await until(() => saved(watching))
    await pause()
    expect(watching.state).toMatchObject({ unsaved: false, refusedWrite: false })
  })

  it('says so while the server cannot write, and saves by itself once it can', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    let full = false
    const server = await running({}, (store) => {
      const append = store.append.bind(store)
      store.append = async (entries) => {
        if (full) throw new StoreFull('The disk is full.')
        return append(entries)
      }
      return store
    })
    const board = await makeBoard(server.url)
    const anna = open(board, 'editor', 'Anna')
    const boris = await join(board, board.tokens.viewer)
    await until(() => saved(anna))
    full = true
    const id = addCompany(anna.doc, anna.edit(), { name: 'Dairy', x: 0, y: 0 })
    await until(() => anna.state.unwritten)
    const later = addCompany(anna.doc, anna.edit(), { name: 'Brewery', x: 0, y: 0 })
    await pause(100)
    expect(anna.state).toMatchObject({ connection: 'online', unsaved: true, denied: null })
    expect(boris.doc.getMap('companies').has(id)).toBe(false)

    full = false
    await until(() => saved(anna))
    expect(anna.state.unwritten).toBe(false)
    await until(() => [id, later].every((one) => boris.doc.getMap('companies').has(one)))
  })

  it('remembers what waits in one tab when another tab has saved its own', async () => {
    const server = await running()
    const board = await makeBoard(server.url)
    const first = open(board, 'editor', 'Anna', true)
    const second = open(board, 'editor', 'Anna', true)
    await until(() => saved(first) && saved(second))
    first.link.provider.disconnect()
    const id = addCompany(first.doc, first.edit(), { name: 'From the first tab', x: 0, y: 0 })
    await pause()
    first.destroy()
    addCompany(second.doc, second.edit(), { name: 'From the second tab', x: 0, y: 0 })
    expect(second.state.unsaved).toBe(true)
    await until(() => saved(second))
    await pause()
    second.destroy()
    await server.close()
    const later = open(board, 'editor', 'Anna', true)
    await until(() => later.state.connection === 'offline' && later.snapshot.companies.has(id))
    await until(() => later.state.unsaved)
  })

  it('tells a viewer whose program writes all the same that the server did not take it', async () => {
    const server = await running()
    const board = await makeBoard(server.url)
    const viewer = open(board, 'viewer', 'Vera')
    await until(() => viewer.state.loaded)
    addCompany(viewer.doc, viewer.edit(), { name: 'Sneaky', x: 0, y: 0 })
    await until(() => viewer.state.denied !== null)
    expect(viewer.state.denied).toMatch(/^read-only/)
    const editor = await join(board, board.tokens.editor)
    expect(editor.doc.getMap('companies').size).toBe(0)
  })

  it('does not speak of changes where a link is refused and nothing was written', async () => {
    const server = await running()
    const board = await makeBoard(server.url)
    const anna = open(board, 'editor', 'Anna', true)
    addCompany(anna.doc, anna.edit(), { name: 'Dairy', x: 0, y: 0 })
    await until(() => saved(anna))
    await pause()
    anna.destroy()
    const tokens = { ...board.tokens, viewer: 'x'.repeat(32) }
    const stranger = open({ ...board, tokens }, 'viewer', 'Anna', true)
    await until(() => stranger.state.connection === 'refused' && stranger.state.loaded)
    await pause()
    expect(stranger.state.unsaved).toBe(false)
  })

  it('ends with a reason where the key is unknown, and does not try again', async () => {
    const server = await running()
    const board = await makeBoard(server.url)
    const stranger = open(
      { ...board, tokens: { ...board.tokens, editor: 'x'.repeat(32) } },
      'editor',
      'Stranger',
    )
    await until(() => stranger.state.connection === 'refused')
    expect(stranger.state.refusal).toMatchObject({ code: 4401 })
  })
})
