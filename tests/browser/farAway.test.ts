/** A board of thousands seen whole: clusters that one can look into, and no more listeners than a small board has. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { FarBoard, type Slices } from '../../src/canvas/clusters'
import { EstimatingMeasurer } from '../../src/canvas/paint/measure'
import { clustersShown } from '../../src/canvas/paint/levels'
import { palettes } from '../../src/canvas/paint/palette'
import { Scene } from '../../src/canvas/scene'
import { BoardSnapshot } from '../../src/model/snapshot'
import { heavyBoard } from '../bench/heavyBoard'
import { cameraOf, canvasOf, onScreen } from './support/board'
import { openBrowser } from './support/browser'
import { boardWith, browserOf, painted, sitDown } from './support/desk'
import { startServer, type RunningServer } from './support/server'

const patience = 120_000
let server: RunningServer
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  context = await browserOf(browser, 'Anna', '#117733', { colorScheme: 'light' })
  // Every listener that anything on the page keeps.
  await context.addInitScript(() => {
    const kept = new Set<string>()
    const names = new WeakMap<object, number>()
    let count = 0
    const name = (one: object) => names.get(one) ?? (names.set(one, ++count), count)
    const { addEventListener, removeEventListener } = EventTarget.prototype
    const key = (target: EventTarget, type: string, listener: object, options: unknown) => {
      const capture = typeof options === 'boolean' ? options : (options as AddEventListenerOptions)?.capture
      return `${name(target)} ${type} ${name(listener)} ${Boolean(capture)}`
    }
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const target = this ?? window
      if (listener && !(options as AddEventListenerOptions)?.once)
        kept.add(key(target, type, listener, options))
      addEventListener.call(target, type, listener, options)
    }
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      const target = this ?? window
      if (listener) kept.delete(key(target, type, listener, options))
      removeEventListener.call(target, type, listener, options)
    }
    Object.assign(window, { keptListeners: () => kept.size })
  })
}, patience)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const copyOf = (companies: number) => heavyBoard(companies, 7)

async function openHeavy(companies: number): Promise<Page> {
  const { board } = await boardWith(server, (doc) =>
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(copyOf(companies))),
  )
  const page = await context.newPage()
  await sitDown(page, server, board)
  await showAll(page)
  // Parts that come after the board have come.
  await page.waitForTimeout(6_000)
  return page
}

async function showAll(page: Page): Promise<void> {
  await canvasOf(page).focus()
  await page.keyboard.press('Shift+Digit1')
  await cameraOf(page)
}

interface KonvaNode {
  readonly eventListeners: Record<string, unknown[]>
  getChildren?(): KonvaNode[]
}

/** What listens, and what there is to be listened to. */
const listening = (page: Page) =>
  page.evaluate(() => {
    const { stages } = (window as unknown as { Konva: { stages: KonvaNode[] } }).Konva
    const all = (node: KonvaNode): KonvaNode[] => [node, ...(node.getChildren?.() ?? []).flatMap(all)]
    const nodes = stages.flatMap(all)
    return {
      listeners: (window as unknown as { keptListeners(): number }).keptListeners(),
      nodes: nodes.length,
      onNodes: nodes.flatMap((node) => Object.values(node.eventListeners)).flat().length,
      elements: document.querySelectorAll('[data-testid="board-canvas"] *').length,
    }
  })

describe('a board of five thousand companies', () => {
  let page: Page
  let small: Awaited<ReturnType<typeof listening>>

  beforeAll(async () => {
    const little = await openHeavy(100)
    small = await listening(little)
    await little.close()
    page = await openHeavy(5_000)
  }, patience)

  it('has as many listeners, nodes of the stage and elements as one of a hundred', async () => {
    expect(small.listeners).toBeGreaterThan(20)
    expect(small.nodes).toBeGreaterThan(3)
    expect(await listening(page)).toEqual(small)
  })

  it(
    'shows clusters in the colour of most of their companies, and one goes into them by a click or by Enter',
    async () => {
      await showAll(page)
      const { zoom } = await cameraOf(page)
      expect(clustersShown(zoom)).toBe(true)
      const board = new BoardSnapshot(copyOf(5_000))
      const atOnce: Slices = (work, done) => {
        while (!work.next().done);
        done()
        return () => {}
      }
      const scene = new Scene(board, new EstimatingMeasurer())
      const level = new FarBoard(scene, board, undefined, atOnce).at(zoom)!
      const cluster = level.of('company-2200')!
      const { at, kind } = cluster.look!
      const middle = await onScreen(page, at)
      const disc = { x: middle.x - 14, y: middle.y - 14, w: 28, h: 28 }
      await expect
        .poll(() => painted(page, 0, disc, palettes.light.kinds[kind]), { timeout: 20_000 })
        .toBeGreaterThan(300)

      await page.mouse.move(middle.x, middle.y)
      // A ring, and above it how many companies that is.
      await expect
        .poll(() => painted(page, 2, { x: middle.x - 40, y: middle.y - 80, w: 80, h: 50 }), {
          timeout: 10_000,
        })
        .toBeGreaterThan(500)
      await page.mouse.down()
      await page.mouse.up()
      await expect
        .poll(async () => (await cameraOf(page)).zoom, { timeout: 10_000 })
        .toBeGreaterThan(3 * zoom)
      const near = await cameraOf(page)
      const bounds = level.boundsOf(cluster.key)!
      expect(near.x).toBeLessThan(bounds.x)
      expect(near.y).toBeLessThan(bounds.y)

      await showAll(page)
      await expect.poll(async () => (await cameraOf(page)).zoom, { timeout: 10_000 }).toBeCloseTo(zoom, 4)
      // Whoever comes to the board with Tab goes about it with the arrow keys.
      for (const key of ['Tab', 'Shift+Tab', 'ArrowRight']) await page.keyboard.press(key)
      await page.keyboard.press('Enter')
      await expect
        .poll(async () => (await cameraOf(page)).zoom, { timeout: 10_000 })
        .toBeGreaterThan(3 * zoom)
      // Enter went nearer, and did not open the name of the company that one is at.
      expect(await canvasOf(page).evaluate((element) => element === document.activeElement)).toBe(true)
    },
    patience,
  )
})
