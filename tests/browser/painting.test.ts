/** What is painted in pieces and kept must look as if it had just been painted. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import {
  addCompany,
  addFlow,
  addResource,
  placeRecords,
  removeRecords,
  setFields,
} from '../../src/model/commands'
import { BoardSession } from '../../src/sync/session'
import { heavyBoard } from '../bench/heavyBoard'
import { cameraOf, canvasOf, drag, onScreen } from './support/board'
import { openBrowser } from './support/browser'
import { boardWith, browserOf, sitDown } from './support/desk'
import { startServer, type MadeBoard, type RunningServer } from './support/server'

let server: RunningServer
let browser: Browser
let board: MadeBoard
let session: BoardSession
let page: Page

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  ;({ board } = await boardWith(server, (doc, edit) => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(heavyBoard(60, 11)))
    addCompany(doc, edit, { id: 'dairy', name: 'Dairy', x: -900, y: 100 })
    addCompany(doc, edit, { id: 'farm', name: 'Farm', x: -900, y: 700 })
    addFlow(doc, edit, { id: 'whey', from: 'dairy', to: 'farm', resource: 'whey', category: 'material' })
  }))
  session = new BoardSession({
    server: `${server.url.replace('http', 'ws')}/sync`,
    board: board.id,
    token: board.tokens.editor,
    role: 'editor',
    user: { id: 'b', name: 'Boris', colour: '#004466' },
    offline: false,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  const context = await browserOf(browser, 'Anna', '#117733')
  page = await context.newPage()
  await sitDown(page, server, board)
})

afterAll(async () => {
  session?.destroy()
  await browser?.close()
  await server?.stop()
})

/** What of the board layer one sees, once nothing changes any more, as text. */
async function view(): Promise<string> {
  await cameraOf(page)
  const read = () =>
    canvasOf(page).evaluate((element) => {
      const layer = element.querySelectorAll('canvas')[0]!
      const [seen, all] = [element.getBoundingClientRect(), layer.getBoundingClientRect()]
      const ratio = layer.width / all.width
      const [w, h] = [seen.width * ratio, seen.height * ratio]
      const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h })
      canvas
        .getContext('2d')!
        .drawImage(layer, (seen.x - all.x) * ratio, (seen.y - all.y) * ratio, w, h, 0, 0, w, h)
      return canvas.toDataURL('image/png')
    })
  let before = await read()
  for (;;) {
    await page.waitForTimeout(250)
    const now = await read()
    if (now === before) return now
    before = now
  }
}

/** The same with the whole board in view. */
async function picture(): Promise<string> {
  await canvasOf(page).focus()
  await page.keyboard.press('Shift+Digit1')
  return view()
}

/** The same board and view on a page that has just been opened. */
async function fresh(): Promise<string> {
  await page.reload()
  await page.locator('[data-saved="saved"]').waitFor()
  return picture()
}

/** Pixels: an arrow that is cut at another place is smoothed a little otherwise. A card that is missing or left over has over 500. */
const slight = 200

/** How many pixels of two pictures are plainly of another colour. */
function difference(one: string, other: string): Promise<number> {
  return page.evaluate(
    async (urls) => {
      const [a, b] = await Promise.all(
        urls.map(async (url) => {
          const image = new Image()
          image.src = url
          await image.decode()
          const canvas = document.createElement('canvas')
          canvas.width = image.width
          canvas.height = image.height
          const ctx = canvas.getContext('2d')!
          ctx.fillStyle = 'white'
          ctx.fillRect(0, 0, canvas.width, canvas.height)
          ctx.drawImage(image, 0, 0)
          return ctx.getImageData(0, 0, canvas.width, canvas.height).data
        }),
      )
      if (a!.length !== b!.length) return Infinity
      let pixels = 0
      for (let i = 0; i < a!.length; i += 4)
        if ([0, 1, 2].some((c) => Math.abs(a![i + c]! - b![i + c]!) > 96)) pixels++
      return pixels
    },
    [one, other],
  )
}

describe('a board that was changed while one looked on', () => {
  it('looks as if it had just been opened', async () => {
    const { doc } = session
    const before = await picture()
    const edit = () => session.edit()
    setFields(doc, edit(), { collection: 'companies', id: 'dairy' }, { name: 'Creamery', kind: 'farm' })
    placeRecords(doc, edit(), [{ collection: 'companies', id: 'farm', x: -500, y: 900 }])
    addFlow(doc, edit(), { id: 'milk', from: 'farm', to: 'dairy', resource: 'milk', category: 'water' })
    addResource(doc, edit(), { company: 'dairy', direction: 'offer', name: 'heat' })
    await page.waitForTimeout(400)
    setFields(doc, edit(), { collection: 'flows', id: 'whey' }, { status: 'completed', quantity: 900 })
    removeRecords(doc, edit(), [{ collection: 'companies', id: [...doc.getMap('companies').keys()][3]! }])
    const after = await picture()
    expect(await difference(after, before)).toBeGreaterThan(2 * slight)
    expect(await difference(after, await fresh())).toBeLessThan(slight)
  })

  it('also when something was dragged to another place and something put back', async () => {
    const middle = async (at: { x: number; y: number }) => onScreen(page, { x: at.x + 104, y: at.y + 52 })
    const { zoom } = await cameraOf(page)
    const hand = await middle({ x: -900, y: 100 })
    await drag(page, hand, { x: hand.x + 300 * zoom, y: hand.y + 60 * zoom })
    await page.keyboard.press('Escape')
    await page.mouse.move(5, 300)
    const again = await middle({ x: -600, y: 160 })
    await page.mouse.move(again.x, again.y)
    await page.mouse.down()
    await page.mouse.move(again.x + 90, again.y + 40)
    await page.mouse.move(again.x + 190, again.y + 80)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await page.keyboard.press('Escape')
    await page.locator('[data-saved="saved"]').waitFor()
    const after = await picture()
    expect(await difference(after, await fresh())).toBeLessThan(slight)
  })
})

describe('a board that one moves about on', () => {
  const turn = async (steps: number, x: number, y: number) => {
    for (let n = 0; n < steps; n++) {
      await page.mouse.wheel(x, y)
      await page.waitForTimeout(16)
    }
  }

  it('looks the same whether it was moved as a picture or drawn there', async () => {
    await picture()
    await page.mouse.move(5, 300)
    await page.keyboard.press('Shift+Digit0')
    // Within what is drawn beyond the view's edges.
    await turn(6, 24, 12)
    const moved = await view()
    // Far beyond them, and back from the other side.
    await turn(12, 120, 80)
    await turn(12, -120, -80)
    expect(await difference(moved, await view())).toBeLessThan(slight)
  })

  it('is drawn to its edges, and where it was, after zooming in and out again', async () => {
    const before = await picture()
    await page.mouse.move(700, 400)
    await page.keyboard.down('Control')
    await turn(10, 0, -10)
    await turn(20, 0, 10)
    await turn(10, 0, -10)
    await page.keyboard.up('Control')
    await page.mouse.move(5, 300)
    expect(await difference(before, await view())).toBeLessThan(slight)
  })
})
