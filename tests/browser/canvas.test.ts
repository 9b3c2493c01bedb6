/** Hands on the canvas: each thing that a person does with mouse and keys, in a real browser, read back from the server's disk. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { addCompany, addFlow } from '../../src/model/commands'
import type { Edit } from '../../src/model/edit'
import { cameraOf, canvasOf, drag, middleOnScreen, onScreen, type BoxOnBoard } from './support/board'
import { openBrowser } from './support/browser'
import { boardWith, browserOf, documentOf, sitDown } from './support/desk'
import { startServer, type MadeBoard, type RunningServer } from './support/server'

let server: RunningServer
let browser: Browser
let context: BrowserContext
let page: Page
let board: MadeBoard
const problems: string[] = []

const dairy = { x: 0, y: 0, w: 208, h: 104 }
const farm = { x: 480, y: 0, w: 208, h: 104 }
const plant = { x: 480, y: 320, w: 208, h: 104 }

function threeCompanies(doc: Y.Doc, edit: Edit): void {
  addCompany(doc, edit, { id: 'dairy', name: 'Dairy', ...dairy })
  addCompany(doc, edit, { id: 'farm', name: 'Farm', ...farm })
  addCompany(doc, edit, { id: 'plant', name: 'Plant', ...plant })
}

const read = () => documentOf(server, board)
const eventually = <T>(look: (file: Awaited<ReturnType<typeof read>>) => T) =>
  expect.poll(async () => look(await read()), { timeout: 8_000 })
const names = (file: Awaited<ReturnType<typeof read>>) =>
  Object.values(file.companies)
    .map(({ name }) => name)
    .sort()
const place = (box: BoxOnBoard | undefined) => box && { x: box.x, y: box.y }
const at = (box: BoxOnBoard) => middleOnScreen(page, box)
const click = async (box: BoxOnBoard, options: Parameters<Page['mouse']['click']>[2] = {}) => {
  const { x, y } = await at(box)
  await page.mouse.click(x, y, options)
}
const shift = ({ x, y, w, h }: BoxOnBoard, dx: number, dy: number) => ({ x: x + dx, y: y + dy, w, h })
const undo = () => page.keyboard.press('Control+KeyZ')

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  context = await browserOf(browser, 'Anna', '#c92a2a', {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
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

beforeEach(async () => {
  ;({ board } = await boardWith(server, threeCompanies))
  await sitDown(page, server, board)
})

describe('the view', () => {
  it('is moved by the wheel, by Space and a drag, and by the middle button, and moves no company', async () => {
    const before = await cameraOf(page)
    const empty = await onScreen(page, { x: 240, y: 220 })
    await page.mouse.move(empty.x, empty.y)
    await page.mouse.wheel(90, 60)
    const wheeled = await cameraOf(page)
    expect(wheeled.x).toBeCloseTo(before.x + 90 / before.zoom, 3)
    expect(wheeled.y).toBeCloseTo(before.y + 60 / before.zoom, 3)

    const card = await at(dairy)
    await page.keyboard.down('Space')
    await drag(page, card, { x: card.x + 100, y: card.y + 50 })
    await page.keyboard.up('Space')
    const dragged = await cameraOf(page)
    expect(dragged.x).toBeCloseTo(wheeled.x - 100 / before.zoom, 3)
    expect(dragged.y).toBeCloseTo(wheeled.y - 50 / before.zoom, 3)

    const again = await at(dairy)
    await page.mouse.move(again.x, again.y)
    await page.mouse.down({ button: 'middle' })
    await page.mouse.move(again.x - 30, again.y - 20)
    await page.mouse.move(again.x - 60, again.y - 40)
    await page.mouse.up({ button: 'middle' })
    const pulled = await cameraOf(page)
    expect(pulled.x).toBeCloseTo(dragged.x + 60 / before.zoom, 3)
    expect(pulled.y).toBeCloseTo(dragged.y + 40 / before.zoom, 3)
    expect(place((await read()).companies.dairy)).toEqual(place(dairy))
  })

  it('zooms at the pointer with Ctrl and the wheel: the point under it stays', async () => {
    const corner = (await canvasOf(page).boundingBox())!
    const pointer = { x: corner.x + 410, y: corner.y + 290 }
    const under = async () => {
      const { x, y, zoom } = await cameraOf(page)
      return { x: x + 410 / zoom, y: y + 290 / zoom, zoom }
    }
    const before = await under()
    await page.mouse.move(pointer.x, pointer.y)
    await page.keyboard.down('Control')
    for (let i = 0; i < 4; i++) await page.mouse.wheel(0, 100)
    const far = await under()
    for (let i = 0; i < 7; i++) await page.mouse.wheel(0, -100)
    await page.keyboard.up('Control')
    const near = await under()
    expect(far.zoom).toBeLessThan(before.zoom * 0.6)
    expect(near.zoom).toBeGreaterThan(before.zoom * 1.5)
    for (const point of [far, near]) {
      expect(point.x).toBeCloseTo(before.x, 3)
      expect(point.y).toBeCloseTo(before.y, 3)
    }
  })

  it('zooms by buttons and by keys, shows everything, and shows the selection', async () => {
    const zoom = async () => (await cameraOf(page)).zoom
    const first = await zoom()
    await page.getByRole('button', { name: 'Zoom in', exact: true }).click()
    expect(await zoom()).toBeCloseTo(first * 1.25, 3)
    await page.getByRole('button', { name: 'Zoom out', exact: true }).click()
    expect(await zoom()).toBeCloseTo(first, 3)
    await canvasOf(page).focus()
    await page.keyboard.press('Equal')
    expect(await zoom()).toBeCloseTo(first * 1.25, 3)
    await page.keyboard.press('Minus')
    await page.keyboard.press('Minus')
    await expect.poll(zoom).toBeLessThan(first * 0.99)
    await page.keyboard.press('Shift+Digit0')
    await expect.poll(zoom).toBe(1)

    await page.mouse.wheel(6_000, 6_000)
    await page.keyboard.press('Shift+Digit1')
    const size = (await canvasOf(page).boundingBox())!
    for (const box of [dairy, farm, plant]) {
      const { x, y } = await at(box)
      expect(x > size.x && x < size.x + size.width && y > size.y && y < size.y + size.height).toBe(true)
    }
    await click(plant)
    for (let i = 0; i < 6; i++) await page.keyboard.press('Minus')
    await page.keyboard.press('Shift+Digit2')
    await expect.poll(zoom).toBe(1)
    const { x, y } = await at(plant)
    expect(Math.abs(x - (size.x + size.width / 2))).toBeLessThan(260)
    expect(Math.abs(y - (size.y + size.height / 2))).toBeLessThan(120)
  })
})

describe('companies', () => {
  it('are placed by button, by key and by a double click, each named at once, each one step of undo', async () => {
    const spots = [
      { x: 0, y: 240, w: 208, h: 104 },
      { x: 240, y: 120, w: 208, h: 104 },
      { x: 240, y: 400, w: 208, h: 104 },
    ] as const
    await page
      .getByRole('toolbar', { name: 'Tools' })
      .getByRole('button', { name: 'Company', exact: true })
      .click()
    await click(spots[0])
    await page.keyboard.type('By button')
    await page.keyboard.press('Enter')
    await page.keyboard.press('KeyC')
    await click(spots[1])
    await page.keyboard.type('By key')
    await page.keyboard.press('Enter')
    await click(spots[2], { clickCount: 2 })
    await page.keyboard.type('By double click')
    await page.keyboard.press('Enter')
    await eventually(names).toEqual(['By button', 'By double click', 'By key', 'Dairy', 'Farm', 'Plant'])
    const { companies } = await read()
    const made = Object.values(companies).find(({ name }) => name === 'By key')!
    expect(Math.abs(made.x - spots[1].x)).toBeLessThan(2)
    expect(Math.abs(made.y - spots[1].y)).toBeLessThan(2)

    await undo()
    await eventually(names).toEqual(['By button', 'By key', 'Dairy', 'Farm', 'Plant'])
    await undo()
    await undo()
    await eventually(names).toEqual(['Dairy', 'Farm', 'Plant'])
    await page.keyboard.press('Control+Shift+KeyZ')
    await eventually(names).toEqual(['By button', 'Dairy', 'Farm', 'Plant'])
  })

  it('are selected by a marquee and moved together, and the third stays', async () => {
    const from = await onScreen(page, { x: -30, y: -50 })
    const to = await onScreen(page, { x: 720, y: 160 })
    await drag(page, from, to)
    await page.getByText('2 selected').first().waitFor()
    const hand = await at(dairy)
    const { zoom } = await cameraOf(page)
    await drag(page, hand, { x: hand.x + 40 * zoom, y: hand.y + 160 * zoom })
    await eventually(({ companies }) => place(companies.dairy)).toEqual({ x: 40, y: 160 })
    const { companies } = await read()
    expect(place(companies.farm)).toEqual({ x: 520, y: 160 })
    expect(place(companies.plant)).toEqual(place(plant))
    await undo()
    await eventually(({ companies }) => [place(companies.dairy), place(companies.farm)]).toEqual([
      place(dairy),
      place(farm),
    ])
  })

  it('go back where they were when the hand gives up: by Escape, or by undo, which then takes back nothing else', async () => {
    const hold = async (box: BoxOnBoard) => {
      const { x, y } = await at(box)
      await page.mouse.move(x, y)
      await page.mouse.down()
      for (const step of [20, 40, 60]) await page.mouse.move(x + step, y + step)
    }
    const hand = await at(farm)
    const { zoom } = await cameraOf(page)
    await drag(page, hand, { x: hand.x, y: hand.y - 80 * zoom })
    await eventually(({ companies }) => place(companies.farm)).toEqual({ x: 480, y: -80 })
    for (const key of ['Escape', 'Control+KeyZ']) {
      await hold(dairy)
      await page.keyboard.press(key)
      await page.mouse.up()
    }
    await click(plant)
    await page.keyboard.press('ArrowRight')
    await eventually(({ companies }) => place(companies.plant)).toEqual({ x: 484, y: 320 })
    const { companies } = await read()
    expect(place(companies.dairy)).toEqual(place(dairy))
    expect(place(companies.farm)).toEqual({ x: 480, y: -80 })
  })

  it('become larger by a handle', async () => {
    await click(dairy)
    const corner = await onScreen(page, { x: dairy.w, y: dairy.h })
    const { zoom } = await cameraOf(page)
    await drag(page, corner, { x: corner.x + 60 * zoom, y: corner.y + 40 * zoom })
    await eventually(({ companies }) => companies.dairy).toMatchObject({ x: 0, y: 0, w: 268, h: 144 })
  })

  it('are duplicated by a key, and by dragging with Alt', async () => {
    await click(dairy)
    await page.keyboard.press('Control+KeyD')
    await eventually(names).toEqual(['Dairy', 'Dairy', 'Farm', 'Plant'])
    const hand = await at(plant)
    const { zoom } = await cameraOf(page)
    await page.keyboard.down('Alt')
    await drag(page, hand, { x: hand.x - 400 * zoom, y: hand.y })
    await page.keyboard.up('Alt')
    await eventually(names).toEqual(['Dairy', 'Dairy', 'Farm', 'Plant', 'Plant'])
    const places = Object.values((await read()).companies)
      .filter(({ name }) => name === 'Plant')
      .map(({ x }) => x)
      .sort((a, b) => a - b)
    expect(places).toEqual([80, 480])
  })

  it('are deleted, come back by undo, and go again by redo', async () => {
    await click(farm)
    await page.keyboard.press('Delete')
    await eventually(names).toEqual(['Dairy', 'Plant'])
    await undo()
    await eventually(names).toEqual(['Dairy', 'Farm', 'Plant'])
    await page.keyboard.press('Control+KeyY')
    await eventually(names).toEqual(['Dairy', 'Plant'])
  })

  it('that are locked stay where they are and cannot be deleted, until they are unlocked', async () => {
    await click(dairy)
    await page.keyboard.press('Control+Shift+KeyL')
    await eventually(({ companies }) => companies.dairy?.locked).toBe(true)
    const hand = await at(dairy)
    await drag(page, hand, { x: hand.x + 60, y: hand.y + 90 })
    await click(dairy)
    await page.keyboard.press('Delete')
    await page.keyboard.press('Control+Shift+KeyL')
    await eventually(({ companies }) => companies.dairy?.locked ?? false).toBe(false)
    expect(place((await read()).companies.dairy)).toEqual(place(dairy))
    await page.keyboard.press('Delete')
    await eventually(names).toEqual(['Farm', 'Plant'])
  })
})

describe('flows', () => {
  const flows = async () =>
    Object.values((await read()).flows).map(({ from, to, resource }) => `${from} ${resource} ${to}`)

  it('are drawn by dragging from an edge, and by tapping donor and receiver; the resource is typed at once', async () => {
    const card = await at(dairy)
    await page.mouse.move(card.x, card.y)
    const { zoom } = await cameraOf(page)
    const edge = await onScreen(page, { x: dairy.w, y: dairy.h / 2 })
    await drag(page, { x: edge.x + 14 * Math.min(1, zoom), y: edge.y }, await at(farm))
    await page.keyboard.type('whey')
    await page.keyboard.press('Enter')
    await page.keyboard.press('KeyF')
    // With one company selected the key takes the tool; the taps do the rest.
    await click(farm)
    await click(plant)
    await page.keyboard.type('straw')
    await page.keyboard.press('Enter')
    await expect.poll(flows).toEqual(expect.arrayContaining(['dairy whey farm', 'farm straw plant']))
    expect(await flows()).toHaveLength(2)
    await undo()
    await expect.poll(flows).toEqual(['dairy whey farm'])
  })

  it('dropped on empty space offer a company there: it and the flow are one step of undo', async () => {
    const card = await at(dairy)
    await page.mouse.move(card.x, card.y)
    const edge = await onScreen(page, { x: dairy.w / 2, y: dairy.h })
    await drag(page, { x: edge.x, y: edge.y + 14 }, await onScreen(page, { x: 104, y: 330 }))
    const offer = page.getByRole('dialog', { name: 'Who receives it?' })
    await offer.waitFor()
    await page.keyboard.type('Biogas plant')
    await page.keyboard.press('Enter')
    await offer.waitFor({ state: 'detached' })
    await page.keyboard.type('manure')
    await page.keyboard.press('Enter')
    await eventually(names).toEqual(['Biogas plant', 'Dairy', 'Farm', 'Plant'])
    await expect.poll(flows).toEqual([expect.stringMatching(/^dairy manure /)])
    await undo()
    await eventually(names).toEqual(['Dairy', 'Farm', 'Plant'])
    expect(await flows()).toEqual([])
  })

  it('between the same two companies curve apart, each with a way of its own', async () => {
    ;({ board } = await boardWith(server, (doc, edit) => {
      threeCompanies(doc, edit)
      for (const resource of ['whey', 'heat', 'water'])
        addFlow(doc, edit, { from: 'dairy', to: 'farm', resource })
    }))
    await sitDown(page, server, board)
    // A narrow strip across the space between the two cards, beside the labels: how many lines cross it?
    const strips: number[] = []
    const top = await onScreen(page, { x: 270, y: -150 })
    const bottom = await onScreen(page, { x: 270, y: 260 })
    let inLine = false
    let lines = 0
    for (let y = Math.ceil(top.y); y < bottom.y; y++) strips.push(y)
    const filled = await canvasOf(page).evaluate(
      (element, { x, ys }) => {
        const canvas = element.querySelector('canvas')!
        const place = canvas.getBoundingClientRect()
        const ratio = canvas.width / place.width
        const pen = canvas.getContext('2d')!
        return ys.map(
          (y) => pen.getImageData((x - place.x) * ratio, (y - place.y) * ratio, 1, 1).data[3]! > 128,
        )
      },
      { x: Math.round(top.x), ys: strips },
    )
    for (const one of filled) {
      if (one && !inLine) lines++
      inLine = one
    }
    expect(lines).toBe(3)
  })
})

describe('the clipboard', () => {
  it('copies companies with their flow on one board and onto another in the next window', async () => {
    ;({ board } = await boardWith(server, (doc, edit) => {
      threeCompanies(doc, edit)
      addFlow(doc, edit, { from: 'dairy', to: 'farm', resource: 'whey' })
    }))
    await sitDown(page, server, board)
    await page.keyboard.press('Control+KeyA')
    await page.keyboard.press('Control+KeyC')
    await page.keyboard.press('Control+KeyV')
    await eventually(names).toEqual(['Dairy', 'Dairy', 'Farm', 'Farm', 'Plant', 'Plant'])
    expect(Object.values((await read()).flows).map(({ resource }) => resource)).toEqual(['whey', 'whey'])

    const { board: other } = await boardWith(server, () => {})
    const window = await context.newPage()
    await sitDown(window, server, other)
    await window.keyboard.press('Control+KeyV')
    await expect
      .poll(async () => names(await documentOf(server, other)), { timeout: 8_000 })
      .toEqual(['Dairy', 'Farm', 'Plant'])
    const { companies, flows } = await documentOf(server, other)
    const [flow] = Object.values(flows)
    expect(companies[flow!.from]!.name).toBe('Dairy')
    expect(companies[flow!.to]!.name).toBe('Farm')
    await window.close()
  })

  it('makes companies of rows from a spreadsheet, in one step', async () => {
    await page.bringToFront()
    await page.evaluate(() => navigator.clipboard.writeText('Brewery\tRiga\nBakery\tRiga\nОтель «Море»\t\n'))
    await canvasOf(page).focus()
    await page.keyboard.press('Control+KeyV')
    // More than names is looked at before it is written.
    const preview = page.getByRole('dialog', { name: 'Import' })
    await preview.getByRole('button', { name: 'Import', exact: true }).click()
    await preview.waitFor({ state: 'detached' })
    await eventually(names).toEqual(['Bakery', 'Brewery', 'Dairy', 'Farm', 'Plant', 'Отель «Море»'])
    await undo()
    await eventually(names).toEqual(['Dairy', 'Farm', 'Plant'])
  })
})

describe('notes and frames', () => {
  it('a note is stuck on the board and written at once', async () => {
    await page.keyboard.press('KeyN')
    await click({ x: 100, y: 250, w: 100, h: 100 })
    await page.keyboard.type('Ask about the winter')
    await page.keyboard.press('Escape')
    await eventually(({ notes }) => Object.values(notes).map(({ text }) => text)).toEqual([
      'Ask about the winter',
    ])
  })

  it('a frame drawn around companies carries them along, and no other', async () => {
    await page.keyboard.press('KeyG')
    await drag(page, await onScreen(page, { x: -40, y: -40 }), await onScreen(page, { x: 330, y: 200 }))
    await page.keyboard.type('Harbour park')
    await page.keyboard.press('Enter')
    await eventually(({ frames }) => Object.values(frames).map(({ title }) => title)).toEqual([
      'Harbour park',
    ])
    const frame = Object.values((await read()).frames)[0]!
    const { zoom } = await cameraOf(page)
    const edge = await onScreen(page, { x: frame.x + frame.w / 4, y: frame.y + frame.h })
    await drag(page, edge, { x: edge.x + 40 * zoom, y: edge.y + 200 * zoom })
    await eventually(({ companies }) => place(companies.dairy)).toEqual({ x: 40, y: 200 })
    const file = await read()
    expect(place(Object.values(file.frames)[0])).toEqual({ x: frame.x + 40, y: frame.y + 200 })
    expect([place(file.companies.farm), place(file.companies.plant)]).toEqual([place(farm), place(plant)])
  })
})

describe('on a Russian keyboard', () => {
  it('the same keys do the same', async () => {
    const keys = await context.newCDPSession(page)
    const press = async (key: string, code: string, modifiers = 0) => {
      const common = { key, code, modifiers, windowsVirtualKeyCode: code.charCodeAt(3) }
      await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...common })
      await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common })
    }
    await canvasOf(page).focus()
    await press('с', 'KeyC')
    await click(shift(dairy, 0, 240))
    await page.keyboard.insertText('Молокозавод')
    await page.keyboard.press('Enter')
    await eventually(names).toContain('Молокозавод')
    await press('я', 'KeyZ', 2)
    await eventually(names).toEqual(['Dairy', 'Farm', 'Plant'])
    await press('Я', 'KeyZ', 2 + 8)
    await eventually(names).toContain('Молокозавод')
    await press('я', 'KeyZ', 2)
    await click(farm)
    await press('в', 'KeyD', 2)
    await eventually(names).toEqual(['Dairy', 'Farm', 'Farm', 'Plant'])
  })
})

it('nothing broke in the page meanwhile', () => {
  expect(problems).toEqual([])
})
