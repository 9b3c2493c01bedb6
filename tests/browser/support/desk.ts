/** A board of its own for a test, filled as the test needs, and people who sit down at it. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { vi } from 'vitest'
import WebSocket from 'ws'
import type * as Y from 'yjs'
import type { Edit } from '../../../src/model/edit'
import { BoardSession } from '../../../src/sync/session'
import { canvasOf, exported, type BoardFile } from './board'
import { makeBoard, type MadeBoard, type RunningServer } from './server'

/** Makes a board and fills it by commands. @returns what `fill` returns, beside the board. */
export async function boardWith<T>(
  server: RunningServer,
  fill: (doc: Y.Doc, edit: Edit) => T,
): Promise<{ board: MadeBoard; made: T }> {
  const board = await makeBoard(server, { title: 'Harbour' })
  const session = new BoardSession({
    server: `${server.url.replace('http', 'ws')}/sync`,
    board: board.id,
    token: board.tokens.editor,
    role: 'editor',
    user: { id: 'before', name: 'Before', colour: '#000000' },
    offline: false,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  await vi.waitUntil(() => session.state.loaded, 10_000)
  const made = fill(session.doc, session.edit())
  await vi.waitUntil(() => !session.state.unsaved, 10_000)
  session.destroy()
  return { board, made }
}

/** The document as the server's disk has it. */
export async function documentOf(server: RunningServer, board: MadeBoard): Promise<BoardFile> {
  return (
    await exported(server.url, board.id, board.tokens.viewer, 'board.json')
  ).json() as Promise<BoardFile>
}

/** Gives a browser a person's name and colour, as if they had been here before. */
export async function introduce(
  context: BrowserContext,
  person: { id: string; name: string; colour: string },
): Promise<void> {
  await context.addInitScript((kept) => {
    if (!localStorage.getItem('symbiosis.person')) localStorage.setItem('symbiosis.person', kept)
  }, JSON.stringify(person))
}

/** A browser of a person who has a name already. */
export async function browserOf(
  browser: Browser,
  name: string,
  colour: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    ...options,
  })
  await introduce(context, { id: name, name, colour })
  return context
}

/** Opens a board by a link and waits until all of it is there. */
export async function sitDown(
  page: Page,
  server: RunningServer,
  board: MadeBoard,
  role: keyof MadeBoard['tokens'] = 'editor',
): Promise<void> {
  await page.goto(`${server.url}/b/${board.id}#${board.tokens[role]}`)
  await canvasOf(page).waitFor()
  await page.locator('[data-saved="saved"]').waitFor()
}

/**
 * Counts the pixels that a layer of the canvas has painted in a box of the window.
 * @param layer 0 the board, 1 what is held, 2 hands and people. @param box CSS pixels of the window.
 * @param colour `#rrggbb`: only pixels that are nearly of this colour, however see-through, are counted.
 */
export function painted(
  page: Page,
  layer: 0 | 1 | 2,
  box: { x: number; y: number; w: number; h: number },
  colour: string | null = null,
): Promise<number> {
  return canvasOf(page).evaluate(
    (element, { layer, box, colour }) => {
      const canvas = element.querySelectorAll('canvas')[layer]!
      const place = canvas.getBoundingClientRect()
      const ratio = canvas.width / place.width
      const { data } = canvas
        .getContext('2d')!
        .getImageData(
          Math.round((box.x - place.x) * ratio),
          Math.round((box.y - place.y) * ratio),
          Math.max(1, Math.round(box.w * ratio)),
          Math.max(1, Math.round(box.h * ratio)),
        )
      const wanted = colour && [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
      let pixels = 0
      for (let i = 0; i < data.length; i += 4)
        if (
          data[i + 3]! >= 64 &&
          (!wanted || wanted.every((value, c) => Math.abs(value - data[i + c]!) < 40))
        )
          pixels++
      return pixels
    },
    { layer, box, colour },
  )
}
