/** Finding one's way on a board: the search that flies there, the list of all actions, the map in the corner. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { addCompany, addFlow, addNote, addResource } from '../../src/model/commands'
import type { Edit } from '../../src/model/edit'
import { cameraOf, canvasOf, middleOnScreen, onScreen, type BoxOnBoard } from './support/board'
import { openBrowser } from './support/browser'
import { boardWith, browserOf, painted, sitDown } from './support/desk'
import { startServer, type MadeBoard, type RunningServer } from './support/server'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let server: RunningServer
let browser: Browser
let context: BrowserContext
let page: Page
let board: MadeBoard
const problems: string[] = []

const power = { x: 0, y: 0, w: 208, h: 104 }
const sawmill = { x: 4000, y: 0, w: 208, h: 104 }
const greenhouse = { x: 4000, y: 2400, w: 208, h: 104 }

/** Three companies too far from each other to be read together. */
function farApart(doc: Y.Doc, edit: Edit): void {
  addCompany(doc, edit, { id: 'power', name: 'Asnæs Power Station', nace: '35.11', ...power })
  addCompany(doc, edit, { id: 'sawmill', name: 'Лесопилка «Берёзка»', ...sawmill })
  addCompany(doc, edit, { id: 'greenhouse', name: 'Тепличный комбинат', ...greenhouse })
  addFlow(doc, edit, {
    id: 'chips',
    from: 'sawmill',
    to: 'greenhouse',
    resource: 'Древесные опилки',
    low: '03 01 05',
  })
  addResource(doc, edit, { id: 'heat', company: 'power', direction: 'offer', name: 'Surplus heat' })
  addNote(doc, edit, { id: 'note', x: 0, y: 2400, text: 'Who pays for the pipe?' })
}

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const search = () => page.getByRole('combobox', { name: 'Find on the board' })
const results = () => page.getByRole('listbox', { name: 'Found' }).getByRole('option')
const palette = () => page.getByRole('dialog', { name: 'All actions' })
const map = () => page.getByTestId('minimap')
const selected = (name: string) => page.getByRole('complementary').getByText(name).first()

/** Whether the middle of a box is well within the window. */
async function isInView(box: BoxOnBoard): Promise<boolean> {
  const { x, y } = await middleOnScreen(page, box)
  return x > 20 && x < 1420 && y > 60 && y < 880
}

async function barriers(): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  )
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  )
}

const watch = (one: Page) => {
  one.on('pageerror', (error) => problems.push(error.message))
  one.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
}

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  context = await browserOf(browser, 'Anna', '#c92a2a')
  page = await context.newPage()
  watch(page)
  ;({ board } = await boardWith(server, farApart))
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

beforeEach(async () => {
  // A page of its own each time, as it is when someone comes.
  await page.goto(server.url)
  await sitDown(page, server, board)
})

describe('the search', () => {
  it('looks where the arrows point and goes back on Escape', async () => {
    const before = await cameraOf(page)
    await press('Control+KeyF')
    await search().fill('опилок')
    await expect
      .poll(() => results().allInnerTexts())
      .toEqual([expect.stringContaining('Лесопилка «Берёзка» → Тепличный комбинат')])
    await search().fill('asnaes')
    await expect.poll(() => results().count()).toBe(2)
    await press('ArrowDown')
    await expect.poll(async () => (await cameraOf(page)).zoom).toBe(1)
    expect(await isInView(power)).toBe(true)
    expect(await isInView(greenhouse)).toBe(false)
    const edge = await onScreen(page, { x: 0, y: 52 })
    expect(await painted(page, 2, { x: edge.x - 12, y: edge.y, w: 24, h: 10 }, '#0c7986')).toBeGreaterThan(50)
    await press('Escape')
    await expect.poll(() => cameraOf(page)).toEqual(before)
    expect(await search().count()).toBe(0)
    expect(await canvasOf(page).evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.getByRole('complementary').count()).toBe(0)
  })

  it('stays there and selects on Enter, and says how many it has found', async () => {
    await press('Control+KeyF')
    await search().fill('тепличного')
    await page.getByText('2 found').waitFor({ state: 'attached' })
    await press('Enter')
    await selected('Тепличный комбинат').waitFor()
    await expect.poll(() => isInView(greenhouse)).toBe(true)
    expect(await search().count()).toBe(0)
  })

  it.each([
    ['an activity by its code', '3511', 'Asnæs Power Station'],
    ['a waste by its code', '03 01', 'Древесные опилки'],
    ['an offer, on its company', 'surplus', 'Surplus heat'],
    ['a note', 'pipe pays', 'Who pays for the pipe?'],
    ['what was typed on the wrong layout', ',thtprf', 'Лесопилка «Берёзка»'],
  ])('finds %s', async (_, typed, name) => {
    await press('Control+KeyF')
    await search().fill(typed)
    await expect.poll(() => results().first().innerText()).toContain(name)
  })

  it('opens from within a text field, and is the table’s own within a table', async () => {
    await press('Control+KeyF')
    await search().fill('power')
    await press('Enter')
    const name = page.getByLabel('Name', { exact: true }).first()
    await name.click()
    await press('Control+KeyF')
    await search().waitFor()
    await press('Escape', 'Escape')
    await canvasOf(page).focus()
    await press('Escape', 'KeyT')
    await page.getByRole('grid').waitFor()
    await page.getByRole('grid').getByRole('gridcell').first().click()
    await press('Control+KeyF')
    const own = page.getByRole('searchbox', { name: 'Search' })
    await expect.poll(() => own.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await search().count()).toBe(0)
  })

  it('keeps nobody out', async () => {
    await press('Control+KeyF')
    await search().fill('power')
    await results().first().waitFor()
    await press('ArrowDown')
    await cameraOf(page)
    expect(await barriers()).toEqual([])
  })
})

describe('the list of all actions', () => {
  it('does what is chosen, found by keys on the wrong layout, and offers it first next time', async () => {
    await press('Control+KeyK')
    await palette().getByRole('combobox').fill('тщеу')
    await expect.poll(() => palette().getByRole('option').first().innerText()).toMatch(/^Note/)
    await press('Enter')
    await expect
      .poll(() => page.getByRole('button', { name: 'Note', exact: true }).getAttribute('aria-pressed'))
      .toBe('true')
    await press('Escape', 'Control+KeyK')
    await palette().waitFor()
    expect(await palette().getByRole('option').first().innerText()).toMatch(/^Note/)
    await press('Control+KeyK')
    await expect.poll(() => palette().count()).toBe(0)
  })

  it('offers only what can be done now', async () => {
    await press('Control+KeyK')
    await palette().getByRole('combobox').fill('duplicate')
    await palette().getByText('No action and nothing on the board').waitFor()
    await press('Escape')
    const at = await middleOnScreen(page, power)
    await page.mouse.click(at.x, at.y)
    await press('Control+KeyK')
    await palette().getByRole('combobox').fill('duplicate')
    await expect.poll(() => palette().getByRole('option').count()).toBe(1)
  })

  it('flies to what is on the board, below the actions', async () => {
    await press('Control+KeyK')
    await palette().getByRole('combobox').fill('power')
    await palette().getByText('On the board').waitFor()
    await palette()
      .getByRole('option', { name: /Asnæs Power/ })
      .first()
      .click()
    await selected('Asnæs Power Station').waitFor()
    await expect.poll(() => isInView(power)).toBe(true)
  })

  it('keeps nobody out', async () => {
    await press('Control+KeyK')
    await palette().getByRole('combobox').fill('zoom')
    await palette().getByRole('option').first().waitFor()
    await page.waitForTimeout(300)
    expect(await barriers()).toEqual([])
  })
})

describe('the map', () => {
  /** How many pixels of the map are nearly of a colour. */
  const coloured = (colour: string) =>
    map()
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement, colour) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
        const wanted = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
        let pixels = 0
        for (let i = 0; i < data.length; i += 4)
          if (data[i + 3]! > 200 && wanted.every((value, c) => Math.abs(value - data[i + c]!) < 24)) pixels++
        return pixels
      }, colour)

  it('shows where one looks, follows a press and a drag, and gives a drag up on Escape', async () => {
    await expect.poll(() => coloured('#0c7986')).toBeGreaterThan(200)
    await press('Shift+Digit0')
    await cameraOf(page)
    const place = (await map().boundingBox())!
    // The greenhouse is at the board's lower right.
    const corner = { x: place.x + place.width - 16, y: place.y + place.height - 16 }
    await page.mouse.click(corner.x, corner.y)
    await expect.poll(() => isInView(greenhouse)).toBe(true)
    expect(await isInView(power)).toBe(false)
    const there = await cameraOf(page)

    await page.mouse.move(corner.x, corner.y)
    await page.mouse.down()
    await page.mouse.move(place.x + 30, place.y + 30, { steps: 5 })
    await expect.poll(async () => (await cameraOf(page)).x).toBeLessThan(there.x - 1000)
    await press('Escape')
    await expect.poll(() => cameraOf(page)).toEqual(there)
    await page.mouse.up()
    expect(await cameraOf(page)).toEqual(there)

    await page.mouse.move(corner.x, corner.y)
    await page.mouse.down()
    await page.mouse.move(place.x + 16, place.y + 16, { steps: 5 })
    await page.mouse.up()
    expect((await cameraOf(page)).x).toBeLessThan(there.x - 1000)
  })

  it('is walked on by the arrow keys, and says what is in view', async () => {
    await press('Shift+Digit0')
    const before = await cameraOf(page)
    await map().focus()
    await press('Shift+ArrowRight')
    const after = await cameraOf(page)
    expect(after.x).toBeGreaterThan(before.x + 1000)
    expect(after.y).toBe(before.y)
    await page.getByText(/compan(y|ies) in view/).waitFor({ state: 'attached' })
    await press('Home')
    await expect.poll(async () => (await isInView(power)) && (await isInView(greenhouse))).toBe(true)
  })

  it('shows where others are, and what changes on the board', async () => {
    const boris = await (await browserOf(browser, 'Boris', '#e8590c')).newPage()
    watch(boris)
    await sitDown(boris, server, board)
    expect(await coloured('#e8590c')).toBe(0)
    const at = await middleOnScreen(boris, power)
    await boris.mouse.move(at.x, at.y + 60, { steps: 3 })
    await expect.poll(() => coloured('#e8590c')).toBeGreaterThan(8)
    await boris.close()
    await expect.poll(() => coloured('#e8590c')).toBe(0)
  })

  it('is folded away, and stays so on this device', async () => {
    await page.getByRole('button', { name: 'Map of the board' }).click()
    expect(await map().count()).toBe(0)
    await page.reload()
    await page.locator('[data-saved="saved"]').waitFor()
    expect(await map().count()).toBe(0)
    await press('Shift+KeyP')
    await map().waitFor()
  })

  it('leaves the room to the board on a phone', async () => {
    const phone = await browserOf(browser, 'Carl', '#2b8a3e', {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    })
    const small = await phone.newPage()
    watch(small)
    await sitDown(small, server, board)
    expect(await small.getByTestId('minimap').count()).toBe(0)
    await small.getByRole('button', { name: 'Map of the board' }).tap()
    await small.getByTestId('minimap').waitFor()
    await phone.close()
  })
})

it('nothing of it breaks', () => {
  expect(problems).toEqual([])
})
