/** Arrows and hands in a real browser: ends taken elsewhere, right angles, pen beside finger, two hands on one card. */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { addCompany, addFlow } from '../../src/model/commands'
import type { Edit } from '../../src/model/edit'
import {
  cameraOf,
  canvasOf,
  middleOnScreen,
  onScreen,
  type BoxOnBoard,
  type ScreenPoint,
} from './support/board'
import { openBrowser } from './support/browser'
import { boardWith, browserOf, documentOf, painted, sitDown } from './support/desk'
import { startServer, type MadeBoard, type RunningServer } from './support/server'

const red = '#c92a2a'
const blue = '#1864ab'
/** Of energy, on a light board. */
const energy = '#d55e00'
const dairy = { x: 0, y: 0, w: 208, h: 104 }
const farm = { x: 480, y: 0, w: 208, h: 104 }
const plant = { x: 240, y: 240, w: 208, h: 104 }

let server: RunningServer
let browser: Browser
let annas: BrowserContext
let boriss: BrowserContext
let anna: Page
let boris: Page
let board: MadeBoard
const problems: string[] = []

function joined(doc: Y.Doc, edit: Edit): void {
  addCompany(doc, edit, { id: 'dairy', name: 'Dairy', ...dairy })
  addCompany(doc, edit, { id: 'farm', name: 'Farm', ...farm })
  addCompany(doc, edit, { id: 'plant', name: 'Plant', ...plant })
  addFlow(doc, edit, {
    id: 'heat',
    from: 'dairy',
    to: 'farm',
    resource: 'heat',
    category: 'energy',
    status: 'completed',
  })
}

const read = () => documentOf(server, board)
const eventually = <T>(look: (file: Awaited<ReturnType<typeof read>>) => T) =>
  expect.poll(async () => look(await read()), { timeout: 8_000 })
const place = (box: BoxOnBoard | undefined) => box && { x: box.x, y: box.y }
const around = async (page: Page, world: ScreenPoint, w: number, h: number) => {
  const { x, y } = await onScreen(page, world)
  return { x: x - w / 2, y: y - h / 2, w, h }
}
/** Presses at one place of the board and carries to another, without letting go. */
async function carry(page: Page, from: ScreenPoint, to: ScreenPoint): Promise<void> {
  const [a, b] = [await onScreen(page, from), await onScreen(page, to)]
  await page.mouse.move(a.x, a.y)
  await page.mouse.down()
  for (let i = 1; i <= 8; i++) await page.mouse.move(a.x + ((b.x - a.x) * i) / 8, a.y + ((b.y - a.y) * i) / 8)
}
async function selectHeat(page: Page): Promise<void> {
  const { x, y } = await onScreen(page, { x: 344, y: 52 })
  await page.mouse.click(x, y)
  await page.getByRole('textbox', { name: 'Resource' }).first().waitFor()
}

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  annas = await browserOf(browser, 'Anna', red)
  boriss = await browserOf(browser, 'Boris', blue)
  anna = await annas.newPage()
  boris = await boriss.newPage()
  for (const page of [anna, boris]) {
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
  }
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

beforeEach(async () => {
  ;({ board } = await boardWith(server, joined))
  await Promise.all([sitDown(anna, server, board), sitDown(boris, server, board)])
})

describe('the end of a flow', () => {
  const onFarmsEdge = { x: farm.x, y: farm.y + farm.h / 2 }
  const onPlant = { x: plant.x + plant.w / 2, y: plant.y + plant.h / 2 }

  it('is dragged to another company, which others see while it lasts and the document hears once', async () => {
    await selectHeat(anna)
    const before = JSON.stringify(await read())
    const hand = { x: 700, y: 240 }
    const pulled = await around(boris, { x: 690, y: 236 }, 40, 40)
    await carry(anna, onFarmsEdge, hand)
    await expect.poll(() => painted(boris, 2, pulled, red)).toBeGreaterThan(20)
    expect(JSON.stringify(await read())).toBe(before)
    const { x, y } = await onScreen(anna, onPlant)
    await anna.mouse.move(x, y)
    await anna.mouse.up()
    await eventually(({ flows }) => flows.heat).toMatchObject({ from: 'dairy', to: 'plant' })
    await canvasOf(anna).focus()
    await anna.keyboard.press('Control+KeyZ')
    await eventually(({ flows }) => flows.heat).toMatchObject({ from: 'dairy', to: 'farm' })
  })

  it('stays when it is dropped on nothing, given up by Escape, or brought to its own donor, which says why not', async () => {
    await selectHeat(anna)
    await carry(anna, onFarmsEdge, { x: 120, y: 300 })
    await anna.mouse.up()
    await carry(anna, onFarmsEdge, onPlant)
    await anna.keyboard.press('Escape')
    await anna.mouse.up()
    await carry(anna, onFarmsEdge, { x: 100, y: 52 })
    await anna.mouse.up()
    await anna.getByText('A flow needs two companies.').waitFor()
    expect((await read()).flows.heat).toMatchObject({ from: 'dairy', to: 'farm' })
  })

  it('falls out of the hand when someone else deletes the flow meanwhile', async () => {
    await selectHeat(anna)
    await carry(anna, onFarmsEdge, onPlant)
    await selectHeat(boris)
    await canvasOf(boris).focus()
    await boris.keyboard.press('Delete')
    await eventually(({ flows }) => Object.keys(flows)).toEqual([])
    await anna.mouse.up()
    expect((await read()).flows).toEqual({})
    expect(problems).toEqual([])
  })

  it('is changed without dragging by the pickers of the inspector', async () => {
    await selectHeat(anna)
    await anna.getByRole('combobox', { name: 'Receiver' }).click()
    await anna.keyboard.type('Plant')
    await anna.keyboard.press('Enter')
    await eventually(({ flows }) => flows.heat).toMatchObject({ from: 'dairy', to: 'plant' })
  })
})

describe('a flow at right angles', () => {
  it('goes round the card that is carried into its way, and straight again when it is taken out', async () => {
    await selectHeat(anna)
    await canvasOf(anna).focus()
    await anna.keyboard.press('Shift+KeyE')
    await eventually(({ flows }) => flows.heat?.shape).toBe('angled')
    await anna.keyboard.press('Escape')

    const straight = await around(anna, { x: 228, y: 52 }, 10, 10)
    const above = await around(anna, { x: 344, y: -26 }, 60, 60)
    const below = await around(anna, { x: 344, y: 130 }, 60, 60)
    const detours = async (layer: 0 | 1) =>
      (await painted(anna, layer, above, energy)) + (await painted(anna, layer, below, energy))
    expect(await painted(anna, 0, straight, energy)).toBeGreaterThan(8)
    expect(await detours(0)).toBe(0)

    const middle = { x: plant.x + plant.w / 2, y: plant.y + plant.h / 2 }
    await carry(anna, middle, { x: 344, y: 52 })
    await expect.poll(() => detours(1)).toBeGreaterThan(30)
    expect(await detours(0)).toBe(0)
    await anna.mouse.up()
    await eventually(({ companies }) => place(companies.plant)).toEqual({ x: 240, y: 0 })
    await expect.poll(() => detours(0)).toBeGreaterThan(30)
    await canvasOf(anna).focus()
    await anna.keyboard.press('Control+KeyZ')
    await expect.poll(() => detours(0)).toBe(0)
    await expect.poll(() => painted(anna, 0, straight, energy)).toBeGreaterThan(8)
  })

  it('is chosen in the menu and in the inspector as well', async () => {
    const { x, y } = await onScreen(anna, { x: 344, y: 52 })
    await anna.mouse.click(x, y, { button: 'right' })
    await anna.getByRole('menuitem', { name: 'Right angles or curve' }).click()
    await eventually(({ flows }) => flows.heat?.shape).toBe('angled')
    await anna.getByRole('combobox', { name: 'Line' }).click()
    await anna.getByRole('option', { name: 'Curved' }).click()
    await eventually(({ flows }) => flows.heat?.shape).toBe('curved')
  })
})

describe('two hands on one card', () => {
  it('leave it where the later let go; each sees whose hand the other is', async () => {
    const middle = { x: plant.x + plant.w / 2, y: plant.y + plant.h / 2 }
    const ghost = (page: Page, dx: number, dy: number) =>
      around(page, { x: plant.x + dx, y: middle.y + dy }, 8, 60)
    await carry(anna, middle, { x: middle.x - 200, y: middle.y + 60 })
    await expect.poll(async () => painted(boris, 2, await ghost(boris, -200, 60), red)).toBeGreaterThan(10)
    await carry(boris, { x: middle.x - 200, y: middle.y + 60 }, { x: middle.x + 160, y: middle.y + 120 })
    await expect.poll(async () => painted(anna, 2, await ghost(anna, 160, 120), blue)).toBeGreaterThan(10)
    await expect.poll(async () => painted(boris, 2, await ghost(boris, -200, 60), red)).toBeGreaterThan(10)

    await anna.mouse.up()
    await eventually(({ companies }) => place(companies.plant)).toEqual({ x: 40, y: 300 })
    // It is in the hand that has it still, and no more where Anna put it down.
    const put = await around(anna, { x: middle.x - 200, y: middle.y + 60 }, 100, 40)
    await expect.poll(async () => (await painted(anna, 0, put)) + (await painted(anna, 1, put))).toBe(0)
    const seen: number[] = []
    await boris.mouse.up()
    for (let i = 0; i < 20; i++) seen.push((await painted(anna, 0, put)) + (await painted(anna, 1, put)))
    await eventually(({ companies }) => place(companies.plant)).toEqual({ x: 400, y: 360 })
    expect(seen).toEqual(seen.map(() => 0))
    const there = await around(anna, { x: middle.x + 160, y: middle.y + 120 }, 100, 40)
    await expect.poll(() => painted(anna, 0, there)).toBeGreaterThan(3_000)
  })
})

describe('a pen beside fingers', () => {
  const finger = async (page: CDPSession, type: string, at?: ScreenPoint) =>
    page.send('Input.dispatchTouchEvent', {
      type: type as 'touchStart',
      touchPoints: at ? [{ ...at, id: 1 }] : [],
    })
  const pen = (page: CDPSession, type: string, at: ScreenPoint) =>
    page.send('Input.dispatchMouseEvent', {
      type: type as 'mousePressed',
      ...at,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
      pointerType: 'pen',
    })

  it('drags cards, after which a finger on a card moves the view', async () => {
    const context = await browserOf(browser, 'Clara', '#2f9e44', { hasTouch: true })
    const page = await context.newPage()
    await sitDown(page, server, board)
    const cdp = await context.newCDPSession(page)
    const { zoom } = await cameraOf(page)
    const hand = await middleOnScreen(page, plant)
    const by = (dx: number, dy: number) => ({ x: hand.x + dx * zoom, y: hand.y + dy * zoom })

    await pen(cdp, 'mousePressed', hand)
    await pen(cdp, 'mouseMoved', by(40, 20))
    // The palm comes to rest, and moves a little.
    await finger(cdp, 'touchStart', by(200, 200))
    await finger(cdp, 'touchMove', by(220, 240))
    await pen(cdp, 'mouseMoved', by(100, 40))
    await pen(cdp, 'mouseReleased', by(100, 40))
    await finger(cdp, 'touchEnd')
    await eventually(({ companies }) => place(companies.plant)).toEqual({ x: 340, y: 280 })

    const before = await cameraOf(page)
    await finger(cdp, 'touchStart', by(100, 40))
    await finger(cdp, 'touchMove', by(130, 60))
    await finger(cdp, 'touchMove', by(160, 100))
    await finger(cdp, 'touchEnd')
    const after = await cameraOf(page)
    expect(after.x).toBeCloseTo(before.x - 60, 0)
    expect(after.y).toBeCloseTo(before.y - 60, 0)
    expect(place((await read()).companies.plant)).toEqual({ x: 340, y: 280 })
    await context.close()
  })
})
