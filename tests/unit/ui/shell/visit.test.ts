// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '../../../../src/ui/api'
import { forgetBoard, rememberBoard, rememberedBoard, rememberedBoards } from '../../../../src/ui/remembered'
import { Visit } from '../../../../src/ui/board/visit'
import { afterwards, makeBoard } from '../../server/world'
import { servedPage } from './world'

beforeEach(() => {
  rememberedBoards().forEach(({ id }) => forgetBoard(id))
  history.replaceState(null, '', '/')
})

/** Opens an address as the page does. */
function visit(id: string, fragment = ''): Visit {
  history.replaceState(null, '', `/b/${id}${fragment}`)
  const made = new Visit(id, { guestName: 'Guest' })
  made.start()
  afterwards(() => made.stop())
  return made
}

const opened = (made: Visit) =>
  vi.waitFor(() => {
    if (made.state.kind !== 'open') throw new Error(`still ${made.state.kind}`)
    return made.state
  })

const problem = (made: Visit) =>
  vi.waitFor(() => {
    if (made.state.kind !== 'problem') throw new Error(`still ${made.state.kind}`)
    return made.state.error as ApiError
  })

describe('opening a board', () => {
  it('takes the key out of the address, keeps it here, and opens without it next time', async () => {
    const board = await makeBoard((await servedPage()).url, 'Fjord')
    const first = await opened(visit(board.id, `#${board.tokens.editor}`))
    expect(first).toMatchObject({ role: 'editor', token: board.tokens.editor })
    await vi.waitFor(() => expect(location.hash).toBe(''))
    expect(rememberedBoard(board.id)).toMatchObject({ title: 'Fjord', role: 'editor' })
    expect((await opened(visit(board.id))).token).toBe(board.tokens.editor)
  })

  it('lets a host look through a viewer’s link without losing the board', async () => {
    const board = await makeBoard((await servedPage()).url)
    await opened(visit(board.id, `#${board.tokens.host}`))
    await vi.waitFor(() => expect(rememberedBoard(board.id)?.role).toBe('host'))
    const asViewer = await opened(visit(board.id, `#${board.tokens.viewer}`))
    expect(asViewer.editor.state.canEdit).toBe(false)
    expect(rememberedBoard(board.id)).toMatchObject({ role: 'host', token: board.tokens.host })
    expect(location.hash).toBe(`#${board.tokens.viewer}`)
  })

  it('says what is wrong with a link', async () => {
    const board = await makeBoard((await servedPage()).url)
    expect(await problem(visit(board.id))).toMatchObject({ status: 401 })
    expect(await problem(visit(board.id, '#not-a-key-of-this-board'))).toMatchObject({
      status: 401,
      code: 'no_access',
    })
    expect(await problem(visit('nosuchboard', `#${board.tokens.host}`))).toMatchObject({
      code: 'no_such_board',
    })
  })

  it('opens a remembered board without network, and tells of the network where there is no copy', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')))
    afterwards(() => vi.unstubAllGlobals())
    rememberBoard({ id: 'fjord', title: 'Fjord', role: 'editor', token: 'k'.repeat(32) })
    expect((await opened(visit('fjord'))).role).toBe('editor')
    expect(await problem(visit('sound', `#${'k'.repeat(32)}`))).toMatchObject({ code: 'offline' })
  })
})
