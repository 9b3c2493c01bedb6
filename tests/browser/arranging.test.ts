/** Arranging the board by hand, bar, menu and key in a real browser, read back from the server's disk. */
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { guideColours } from '../../src/canvas/overlay/guides'
import { addCompany, addFlow, addFrame, addNote } from '../../src/model/commands'
import type { Edit } from '../../src/model/edit'
import { canvasOf, middleOnScreen, onScreen, type BoxOnBoard } from './support/board'
import { openBrowser } from './support/browser'
import { boardWith, browserOf, documentOf, painted, sitDown } from './support/desk'
import { startServer, type MadeBoard, type RunningServer } from './support/server'

let server: RunningServer
let browser: Browser
let context: BrowserContext
let page: Page
let board: MadeBoard
const problems: string[] = []

const size = { w: 208, h: 104 }
const dairy = { x: 0, y: 0, ...size }
const farm = { x: 480, y: 40, ...size }
const plant = { x: 900, y: 420, ...size }

function threeCompanies(doc: Y.Doc, edit: Edit): void {
  addCompany(doc, edit, { id: 'dairy', name: 'Dairy', ...dairy })
  addCompany(doc, edit, { id: 'farm', name: 'Farm', ...farm })
  addCompany(doc, edit, { id: 'plant', name: 'Plant', ...plant })
}

type File = Awaited<ReturnType<typeof documentOf>>
type Placed = BoxOnBoard & { readonly group?: string; readonly z?: number; readonly locked?: boolean }
const company = (file: File, id: string) =>
  file.companies[id] as (File['companies'][string] & Placed) | undefined
const eventually = <T>(look: (file: File) => T) =>
  expect.poll(async () => look(await documentOf(server, board)), { timeout: 8_000 })
const places = (file: File) =>
  Object.fromEntries(Object.entries(file.companies).map(([id, { x, y }]) => [id, [x, y]]))
const click = async (box: BoxOnBoard, options: Parameters<Page['mouse']['click']>[2] = {}) => {
  const { x, y } = await middleOnScreen(page, box)
  await page.mouse.click(x, y, options)
}
const undo = () => page.keyboard.press('Control+KeyZ')
const bar = () => page.getByRole('toolbar', { name: 'Actions for the selection' })
const open = async (fill: (doc: Y.Doc, edit: Edit) => void) => {
  ;({ board } = await boardWith(server, fill))
  await sitDown(page, server, board)
}
/** Takes hold of a card and carries it, without letting go. */
const carry = async (box: BoxOnBoard, to: { x: number; y: number }) => {
  const from = await middleOnScreen(page, box)
  const end = await middleOnScreen(page, { ...box, ...to })
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let i = 1; i <= 6; i++)
    await page.mouse.move(from.x + ((end.x - from.x) * i) / 6, from.y + ((end.y - from.y) * i) / 6)
  return end
}

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  context = await browserOf(browser, 'Anna', '#c92a2a')
  page = await context.newPage()
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})
beforeEach(() => open(threeCompanies))
afterEach(() => expect(problems.splice(0)).toEqual([]))

describe('a card that is carried', () => {
  it('snaps to its neighbours, with lines that say so; not while Ctrl is held', async () => {
    const end = await carry(plant, { x: 483, y: 420 })
    const view = (await canvasOf(page).boundingBox())!
    const guides = () =>
      painted(page, 2, { x: view.x, y: view.y, w: view.width, h: view.height }, guideColours.light)
    await expect.poll(guides).toBeGreaterThan(100)
    await page.keyboard.down('Control')
    await expect.poll(guides).toBeLessThan(20)
    await page.keyboard.up('Control')
    await expect.poll(guides).toBeGreaterThan(100)
    await page.mouse.up()
    await expect.poll(guides).toBeLessThan(20)
    await eventually(places).toMatchObject({ plant: [480, 420] })
    expect(end.x).toBeGreaterThan(0)
  })

  it('goes where the hand goes once snapping is off, which this device remembers', async () => {
    await canvasOf(page).focus()
    await page.keyboard.press('Shift+KeyS')
    await page.getByText('Nothing snaps while you move it.').waitFor()
    await page.reload()
    await page.locator('[data-saved="saved"]').waitFor()
    await carry(plant, { x: 483, y: 420 })
    await page.mouse.up()
    await expect.poll(async () => places(await documentOf(server, board)).plant![0]).not.toBe(900)
    expect(places(await documentOf(server, board)).plant![0]).not.toBe(480)
    await page.getByRole('button', { name: 'Menu' }).click()
    const item = page.getByRole('menuitemcheckbox', { name: 'Snap to what is near' })
    expect(await item.getAttribute('aria-checked')).toBe('false')
    await item.click()
    await page.keyboard.press('Escape')
  })
})

describe('several cards', () => {
  it('are aligned by key and distributed from the menu, each one step of undo', async () => {
    await page.keyboard.press('Control+KeyA')
    await page.keyboard.press('Alt+KeyA')
    await eventually(places).toEqual({ dairy: [0, 0], farm: [0, 40], plant: [0, 420] })
    await undo()
    await eventually(places).toMatchObject({ farm: [480, 40] })
    await click(farm, { button: 'right' })
    await page.getByRole('menuitem', { name: 'Align and distribute' }).click()
    await page.getByRole('menuitem', { name: 'Distribute horizontally' }).click()
    await eventually(places).toMatchObject({ farm: [450, 40], plant: [900, 420] })
  })

  it('become a group that goes together, that others have too, and that its copies do not join', async () => {
    await click(dairy)
    await page.keyboard.down('Shift')
    await click(farm)
    await page.keyboard.up('Shift')
    await bar().getByRole('button', { name: 'Group' }).click()
    await eventually((file) => company(file, 'dairy')?.group).toBeTruthy()
    await page.keyboard.press('Escape')

    const theirs = await context.newPage()
    await sitDown(theirs, server, board)
    const { x, y } = await middleOnScreen(theirs, farm)
    await theirs.mouse.click(x, y)
    await theirs.getByRole('complementary', { name: '2 selected' }).waitFor()
    await theirs.mouse.dblclick(x, y)
    await theirs.getByRole('complementary', { name: 'Company' }).waitFor()
    await theirs.close()

    await page.bringToFront()
    await click({ x: 300, y: 300, w: 1, h: 1 })
    await carry(farm, { x: 480, y: 340 })
    await page.mouse.up()
    await eventually(places).toMatchObject({ dairy: [0, 300], farm: [480, 340], plant: [900, 420] })
    await page.keyboard.press('Control+KeyD')
    await eventually(
      (file) => new Set(Object.keys(file.companies).map((id) => company(file, id)?.group)).size,
    ).toBe(3)
  })
})

describe('depth', () => {
  it('a card that is sent to the back is painted under the others and no longer hit', async () => {
    await open((doc, edit) => {
      addNote(doc, edit, { id: 'a', x: 0, y: 0, text: 'Lower', colour: 'yellow' })
      addNote(doc, edit, { id: 'b', x: 40, y: 0, text: 'Upper', colour: 'blue' })
      addNote(doc, edit, { id: 'c', x: 900, y: 600, text: 'Far' })
    })
    const shared = { x: 100, y: 60, w: 20, h: 20 }
    const blue = async () => {
      const at = await onScreen(page, { x: 60, y: 130 })
      return painted(page, 0, { ...at, w: 12, h: 12 }, '#d8eafc')
    }
    await expect.poll(blue).toBeGreaterThan(20)
    await click(shared)
    await page.keyboard.press('Shift+BracketLeft')
    await expect.poll(blue).toBe(0)
    await eventually((file) => (file.notes.b as Placed | undefined)?.z).toBeLessThan(0)
    await click({ x: 900, y: 600, w: 168, h: 168 })
    await click(shared)
    await expect
      .poll(() => page.getByRole('complementary', { name: 'Note' }).getByRole('textbox').first().inputValue())
      .toBe('Lower')
  })
})

describe('tidying up by flows', () => {
  const heap = (doc: Y.Doc, edit: Edit) => {
    addFrame(doc, edit, { id: 'park', title: 'Park', x: 1200, y: -300, w: 900, h: 700 })
    addCompany(doc, edit, { id: 'locked', name: 'Locked', x: 300, y: 200, locked: true })
    for (let n = 0; n < 12; n++)
      addCompany(doc, edit, { id: `c${n}`, name: `Company ${n}`, x: n * 31, y: (n * 57) % 300 })
    for (let n = 1; n < 12; n++) addFlow(doc, edit, { from: `c${n >> 1}`, to: `c${n}`, resource: 'heat' })
    for (let n = 0; n < 3; n++)
      addCompany(doc, edit, { id: `in${n}`, name: `In ${n}`, x: 1250 + n * 40, y: n * 30, frame: 'park' })
  }
  const apart = (a: BoxOnBoard, b: BoxOnBoard) =>
    a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y
  const overlaps = ({ companies }: File) => {
    const all = Object.values(companies)
    return all.flatMap((a, index) => all.slice(index + 1).filter((b) => !apart(a, b))).length
  }

  it('lays out the whole board so that nothing overlaps; what is locked and frames stay; one step of undo', async () => {
    await open(heap)
    const before = await documentOf(server, board)
    expect(overlaps(before)).toBeGreaterThan(0)
    await canvasOf(page).focus()
    await page.keyboard.press('Alt+Shift+KeyT')
    await eventually(overlaps).toBe(0)
    const after = await documentOf(server, board)
    expect(places(after).locked).toEqual([300, 200])
    expect(after.frames).toEqual(before.frames)
    const park = before.frames.park!
    for (const [id, box] of Object.entries(after.companies))
      expect(apart(box, park)).toBe(!id.startsWith('in'))
    await undo()
    await eventually(places).toEqual(places(before))
  })

  it('can be given up while it works, and then nothing has moved', async () => {
    await open((doc, edit) => {
      for (let n = 0; n < 900; n++)
        addCompany(doc, edit, {
          id: `c${n}`,
          name: `Company ${n}`,
          x: (n % 30) * 240,
          y: Math.floor(n / 30) * 140,
        })
      // Joined crosswise, so that no layout of it is quick.
      for (let n = 1; n < 900; n++)
        for (const from of [Math.floor(n / 2), (n * 37) % 900])
          if (from !== n) addFlow(doc, edit, { from: `c${from}`, to: `c${n}`, resource: 'heat' })
    })
    const before = places(await documentOf(server, board))
    await canvasOf(page).focus()
    await page.keyboard.press('Alt+Shift+KeyT')
    await page.getByRole('progressbar', { name: 'Tidying up…' }).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Tidying up was given up. Nothing was moved.').waitFor({ state: 'attached' })
    await page.getByRole('progressbar').waitFor({ state: 'detached' })
    expect(places(await documentOf(server, board))).toEqual(before)
  })
})

describe('the bar', () => {
  it('stands clear above what is selected, follows it, and is away while something is carried', async () => {
    await click(farm)
    await bar().waitFor()
    const above = async () => {
      const card = await onScreen(page, farm)
      const box = (await bar().boundingBox())!
      return { gap: Math.round(card.y - box.y - box.height), x: box.x }
    }
    const first = await above()
    expect(first.gap).toBeGreaterThan(20)
    await page.mouse.wheel(120, 0)
    await expect.poll(async () => Math.round(first.x - (await above()).x)).toBe(120)
    await carry(farm, { x: 480, y: 200 })
    await bar().waitFor({ state: 'hidden' })
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await bar().waitFor()
  })

  it('is worked by keyboard: one stop of Tab, arrows within, Escape back to the board', async () => {
    await click(farm)
    await bar().waitFor()
    await canvasOf(page).focus()
    await page.keyboard.press('Tab')
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(await focused()).toBe('Draw a flow from it')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toBe('Lock')
    await page.keyboard.press('Enter')
    await eventually((file) => company(file, 'farm')?.locked).toBe(true)
    await expect.poll(focused).toBe('Unlock')
    await page.keyboard.press('End')
    expect(await focused()).toBe('More actions')
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe('Board')
    expect(await page.getByRole('complementary', { name: 'Company' }).count()).toBe(1)
  })

  it('draws a flow from the company, gives it a colour, and turns a flow’s status', async () => {
    await click(dairy)
    await bar().getByRole('button', { name: 'Colour' }).click()
    await page.getByRole('menuitemradio', { name: 'Green' }).click()
    await eventually((file) => (file.companies.dairy as { colour?: string }).colour).toBe('green')
    await bar().getByRole('button', { name: 'Draw a flow from it' }).click()
    await click(farm)
    await page.keyboard.type('whey')
    await page.keyboard.press('Enter')
    await eventually(({ flows }) => Object.values(flows).map((flow) => `${flow.from} ${flow.to}`)).toEqual([
      'dairy farm',
    ])
    await bar()
      .getByRole('button', { name: /^Status/ })
      .click()
    await page.getByRole('menuitemradio', { name: 'Negotiation' }).click()
    await eventually(({ flows }) =>
      Object.values(flows).map((flow) => (flow as { status?: string }).status),
    ).toEqual(['negotiation'])
  })

  it('has no accessibility faults, with a menu of its own open too', async () => {
    await page.keyboard.press('Control+KeyA')
    await bar().getByRole('button', { name: 'Align and distribute' }).click()
    await page.getByRole('menuitem', { name: 'Align left' }).waitFor()
    await page.evaluate(axe.source)
    const faults = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run('[role="toolbar"], [role="menu"]')
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`)
    })
    expect(faults).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('is large enough for a finger and inside a phone', async () => {
    const phone = await browserOf(browser, 'Boris', '#1c6fb8', {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    })
    const small = await phone.newPage()
    await sitDown(small, server, board)
    const { x, y } = await middleOnScreen(small, dairy)
    await small.touchscreen.tap(x, y)
    const tools = small.getByRole('toolbar', { name: 'Actions for the selection' })
    await tools.waitFor()
    const box = (await tools.boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(360)
    for (const button of await tools.getByRole('button').all()) {
      const target = (await button.boundingBox())!
      expect(Math.min(target.width, target.height)).toBeGreaterThanOrEqual(44)
    }
    await phone.close()
  })

  it('is not shown to those who may only look', async () => {
    await sitDown(page, server, board, 'viewer')
    await click(farm)
    await page.getByRole('complementary', { name: 'Company' }).waitFor()
    expect(await bar().count()).toBe(0)
  })
})
