/** Two people on one board at once, in two browsers, and a server that goes away and comes back. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCompany } from '../../src/model/commands'
import { canvasOf, drag, middleOnScreen, onScreen, type BoxOnBoard, type ScreenPoint } from './support/board'
import { openBrowser } from './support/browser'
import { boardWith, browserOf, documentOf, painted, sitDown } from './support/desk'
import { startServer, type MadeBoard, type RunningServer } from './support/server'

const red = '#c92a2a'
const blue = '#1864ab'
const dairy = { x: 0, y: 0, w: 208, h: 104 }
const farm = { x: 480, y: 0, w: 208, h: 104 }
const plant = { x: 480, y: 320, w: 208, h: 104 }

let server: RunningServer
let browser: Browser
let board: MadeBoard
let annas: BrowserContext
let anna: Page
let boris: Page

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  ;({ board } = await boardWith(server, (doc, edit) => {
    addCompany(doc, edit, { id: 'dairy', name: 'Dairy', ...dairy })
    addCompany(doc, edit, { id: 'farm', name: 'Farm', ...farm })
    addCompany(doc, edit, { id: 'plant', name: 'Plant', ...plant })
  }))
  annas = await browserOf(browser, 'Anna', red)
  anna = await annas.newPage()
  boris = await (await browserOf(browser, 'Boris', blue)).newPage()
  await Promise.all([sitDown(anna, server, board), sitDown(boris, server, board)])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const read = () => documentOf(server, board)
const companies = async () => (await read()).companies
const names = async () =>
  Object.values(await companies())
    .map(({ name }) => name)
    .sort()
const place = async (id: string) => {
  const { x, y } = (await companies())[id]!
  return { x, y }
}
/** A box of the window around a world point. */
const around = async (page: Page, world: ScreenPoint, w: number, h: number) => {
  const { x, y } = await onScreen(page, world)
  return { x: x - w / 2, y: y - h / 2, w, h }
}
const saved = (page: Page) => page.locator('[data-saved="saved"]').waitFor()
const away = (page: Page) =>
  page.locator('[data-saved="offline"], [data-saved="reconnecting"], [data-saved="keptHere"]').waitFor()

async function click(page: Page, box: BoxOnBoard): Promise<void> {
  const { x, y } = await middleOnScreen(page, box)
  await page.mouse.click(x, y)
}

async function placeCompany(page: Page, world: ScreenPoint, name: string): Promise<void> {
  await canvasOf(page).focus()
  await page.keyboard.press('KeyC')
  const { x, y } = await onScreen(page, world)
  await page.mouse.click(x, y)
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

describe('two people', () => {
  it('find each other in the list of who is here, under the names that they give themselves', async () => {
    await boris.getByRole('button', { name: '2 people here' }).click()
    const list = boris.getByRole('list', { name: 'Who is here' })
    await list.getByText('Anna', { exact: true }).waitFor()

    await anna.getByRole('button', { name: '2 people here' }).click()
    const name = anna.getByRole('textbox', { name: 'Your name' })
    await name.fill('Anna K.')
    await name.press('Enter')
    await list.getByText('Anna K.', { exact: true }).waitFor()
    await anna.keyboard.press('Escape')
    await boris.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
  })

  it('see each other’s pointers with names, and what the other has selected', async () => {
    const spot = { x: 240, y: 240 }
    const pointer = await around(boris, spot, 24, 24)
    // The tag with the name is below and to the right of the pointer.
    const tag = { x: pointer.x + 12 + 14, y: pointer.y + 12 + 18, w: 30, h: 16 }
    expect(await painted(boris, 2, pointer)).toBe(0)
    const hand = await onScreen(anna, spot)
    await anna.mouse.move(hand.x, hand.y)
    await expect.poll(() => painted(boris, 2, pointer, red)).toBeGreaterThan(30)
    await expect.poll(() => painted(boris, 2, tag, red)).toBeGreaterThan(200)
    expect(await painted(boris, 2, tag, blue)).toBe(0)

    const edge = await around(boris, { x: plant.x, y: plant.y + plant.h / 2 }, 12, 40)
    expect(await painted(boris, 2, edge)).toBe(0)
    await click(anna, plant)
    await expect.poll(() => painted(boris, 2, edge, red)).toBeGreaterThan(30)
    await anna.keyboard.press('Escape')
    await expect.poll(() => painted(boris, 2, edge)).toBe(0)
  })

  it('see a gesture while it lasts; the document hears of it once, at its end', async () => {
    const target = { x: dairy.x, y: dairy.y + 320 }
    const there = await around(boris, { x: target.x + dairy.w / 2, y: target.y + dairy.h / 2 }, 100, 40)
    const here = await around(boris, { x: dairy.w / 2, y: dairy.h / 2 }, 100, 40)
    const before = JSON.stringify(await read())
    const [from, to] = [
      await middleOnScreen(anna, dairy),
      await middleOnScreen(anna, { ...dairy, ...target }),
    ]
    expect(await painted(boris, 0, here)).toBeGreaterThan(3_000)
    expect(await painted(boris, 1, there)).toBe(0)

    await anna.mouse.move(from.x, from.y)
    await anna.mouse.down()
    for (let i = 1; i <= 6; i++)
      await anna.mouse.move(from.x + ((to.x - from.x) * i) / 6, from.y + ((to.y - from.y) * i) / 6)
    await expect.poll(() => painted(boris, 1, there)).toBeGreaterThan(3_000)
    expect(await painted(boris, 0, here)).toBe(0)
    expect(JSON.stringify(await read())).toBe(before)

    await anna.mouse.up()
    await expect.poll(() => place('dairy')).toEqual(target)
    await expect.poll(() => painted(boris, 1, there)).toBe(0)
    await expect.poll(() => painted(boris, 0, there)).toBeGreaterThan(3_000)
    await anna.keyboard.press('Control+KeyZ')
    await expect.poll(() => place('dairy')).toEqual({ x: dairy.x, y: dairy.y })
    await expect.poll(() => painted(boris, 0, here)).toBeGreaterThan(3_000)
    await anna.keyboard.press('Escape')
  })

  it('take back each their own, and leave what the other did', async () => {
    const hand = await middleOnScreen(anna, farm)
    await drag(anna, hand, { x: hand.x, y: hand.y - 60 })
    await expect.poll(() => place('farm')).not.toEqual({ x: farm.x, y: farm.y })
    await anna.keyboard.press('Escape')
    await click(boris, { ...farm, ...(await place('farm')) })
    await boris.keyboard.press('F2')
    await boris.keyboard.type('Farm of Boris')
    await boris.keyboard.press('Enter')
    await expect.poll(names).toEqual(['Dairy', 'Farm of Boris', 'Plant'])

    await anna.keyboard.press('Control+KeyZ')
    await expect.poll(() => place('farm')).toEqual({ x: farm.x, y: farm.y })
    expect(await anna.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true)
    await anna.keyboard.press('Control+KeyZ')
    await saved(anna)
    expect(await names()).toEqual(['Dairy', 'Farm of Boris', 'Plant'])
    await boris.keyboard.press('Control+KeyZ')
    await expect.poll(names).toEqual(['Dairy', 'Farm', 'Plant'])
    await boris.keyboard.press('Escape')
  })
})

describe('when the server goes away', () => {
  it('both are told, both go on, and all of it comes together when it is back', async () => {
    await server.stop()
    await Promise.all([away(anna), away(boris)])
    await placeCompany(anna, { x: 104, y: 220 }, 'Anna’s brewery')
    await placeCompany(boris, { x: 344, y: 460 }, 'Boris’s bakery')
    await Promise.all([away(anna), away(boris)])

    server = await startServer(server.dataDir, { PORT: new URL(server.url).port })
    // The bar may say "Saved" only once the server has what that page wrote.
    await Promise.all([
      saved(anna).then(async () => expect(await names()).toContain('Anna’s brewery')),
      saved(boris).then(async () => expect(await names()).toContain('Boris’s bakery')),
    ])
    const all = ['Anna’s brewery', 'Boris’s bakery', 'Dairy', 'Farm', 'Plant']
    expect(await names()).toEqual(all)
    for (const page of [anna, boris]) {
      await page.getByRole('button', { name: 'Table', exact: true }).click()
      await page.getByRole('tab', { name: /Companies/ }).click()
      for (const name of all) await page.getByRole('gridcell', { name, exact: true }).first().waitFor()
      await page.getByRole('button', { name: 'Table', exact: true }).click()
      // Who was here before is here again at once.
      await page.getByRole('button', { name: '2 people here' }).waitFor({ timeout: 5_000 })
    }
  })

  it('what was written without it is on the device, and arrives when the page is opened again', async () => {
    await server.stop()
    await away(anna)
    await placeCompany(anna, { x: 104, y: 340 }, 'Written on the train')
    await expect.poll(() => keptHere(anna)).toBe(true)
    await anna.close()

    server = await startServer(server.dataDir, { PORT: new URL(server.url).port })
    expect(await names()).not.toContain('Written on the train')
    anna = await annas.newPage()
    await sitDown(anna, server, board)
    expect(await names()).toContain('Written on the train')
  })
})

/** Whether the browser has noted that its copy holds something which the server has not confirmed. */
const keptHere = (page: Page) =>
  page.evaluate(
    (name) =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(opening.error!)
        opening.onsuccess = () => {
          const asking = opening.result.transaction('custom').objectStore('custom').getAllKeys()
          asking.onsuccess = () => {
            opening.result.close()
            resolve(asking.result.some((key) => String(key).startsWith('waiting/')))
          }
        }
      }),
    `symbiosis/${board.id}/board`,
  )

describe('links', () => {
  it('a viewer’s lets one look, says so, and changes nothing', async () => {
    const vera = await (await browserOf(browser, 'Vera', '#2b7a3b')).newPage()
    await sitDown(vera, server, board, 'viewer')
    await vera.getByText('Viewing only').waitFor()
    const before = JSON.stringify(await read())
    const tools = vera.getByRole('toolbar', { name: 'Tools' })
    expect(await tools.getByRole('button', { name: 'Hand', exact: true }).count()).toBe(1)
    expect(await tools.getByRole('button', { name: 'Company', exact: true }).count()).toBe(0)
    const hand = await middleOnScreen(vera, dairy)
    await vera.mouse.dblclick(hand.x, hand.y)
    await vera.keyboard.type('C')
    await vera.keyboard.press('Delete')
    await drag(vera, hand, { x: hand.x + 90, y: hand.y + 90 })
    const empty = await onScreen(vera, { x: 240, y: 180 })
    await vera.mouse.dblclick(empty.x, empty.y)
    // She opens the board again: nothing of hers waits to be sent, and nothing is refused.
    await vera.reload()
    await vera.locator('[data-saved="saved"]').waitFor()
    expect(await vera.getByText(/Your last change was not taken/).count()).toBe(0)
    expect(JSON.stringify(await read())).toBe(before)
    await vera.context().close()
  })

  it('one that is withdrawn closes the board with a reason', async () => {
    const authorization = { Authorization: `Bearer ${board.tokens.host}` }
    const links = `${server.url}/api/boards/${board.id}/links`
    const answer = (await (await fetch(links, { headers: authorization })).json()) as {
      links: { id: string; role: string; kind: string }[]
    }
    const editors = answer.links.find(({ role, kind }) => role === 'editor' && kind === 'link')!
    await fetch(`${links}/${editors.id}`, { method: 'DELETE', headers: authorization })
    for (const page of [anna, boris]) {
      const dialog = page.getByRole('dialog', { name: 'This link was withdrawn' })
      await dialog.getByText('The host has withdrawn this link.', { exact: false }).waitFor()
      expect(await page.locator('[data-saved]').first().getAttribute('data-saved')).toBe('refused')
    }
  })
})
