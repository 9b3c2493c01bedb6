/** The facilitator's whole job in real browsers: from an empty server to a list to leave with. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type { Browser, Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { synergyColumns } from '../../src/model/synergies'
import { canvasOf, drag, exported, onScreen, waitUntilSaved, type BoardFile } from './support/board'
import { openBrowser, person, type Watched } from './support/browser'
import { emptyDataDir, startServer, type RunningServer } from './support/server'

const kalundborg = fileURLToPath(new URL('../files/kalundborg-flows.csv', import.meta.url))

let server: RunningServer
let browser: Browser
let anna: Watched
let boris: Watched
let board: string
let token: string

beforeAll(async () => {
  server = await startServer(emptyDataDir())
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const boardFile = async () =>
  (await (await exported(server.url, board, token, 'board.json')).json()) as BoardFile
const exportedList = async () => {
  const file = await exported(server.url, board, token, 'synergies.json')
  return ((await file.json()) as { synergies: Record<string, unknown>[] }).synergies
}
const companyNamed = async (name: string) => {
  const found = Object.values((await boardFile()).companies).find((one) => one.name === name)
  if (!found) throw new Error(`No company called ${name}`)
  return found
}
const openTable = async (page: Page) => {
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  // The list is long: the search brings one's own row into view.
  await page
    .getByRole('searchbox', { name: 'Search' })
    .or(page.getByRole('textbox', { name: 'Search' }))
    .fill('whey')
  return page.getByRole('grid')
}

describe('a living laboratory', () => {
  it('Anna makes a board on an empty server', async () => {
    anna = await person(browser, server.url)
    await anna.page.goto(server.url)
    await anna.page.getByLabel('Name of the board').fill('Harbour laboratory')
    await anna.page.getByRole('button', { name: 'Create the board' }).click()
    await waitUntilSaved(anna.page)
    await anna.page.getByRole('button', { name: /Harbour laboratory/ }).waitFor()
    const remembered = await anna.page.evaluate(() => JSON.stringify(localStorage))
    ;[, board] = /\/b\/([^/#?]+)/.exec(anna.page.url())! as unknown as [string, string]
    token = /"token\\*":\\*"([^"\\]+)/.exec(remembered)![1]!
    expect(anna.page.url()).toContain(server.url)
  })

  it('she imports the list she brought, after seeing what it will do', async () => {
    const { page } = anna
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Import' })
    await dialog.locator('input[type=file]').setInputFiles(kalundborg)
    await dialog.getByText('25 flows').first().waitFor()
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await waitUntilSaved(page)
    const { companies, flows } = await boardFile()
    expect(Object.keys(flows)).toHaveLength(25)
    expect(new Set(Object.values(companies).map((one) => one.name)).size).toBe(Object.keys(companies).length)
    const boxes = Object.values(companies)
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1))
        expect(
          a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y,
          `${a.name} is clear of ${b.name}`,
        ).toBe(true)
  })

  it('Boris joins with the code that she reads aloud', async () => {
    await anna.page.getByRole('button', { name: 'Share', exact: true }).click()
    const code = (
      await anna.page.getByRole('region', { name: 'Join code' }).locator('output').innerText()
    ).replace(/\s/g, '')
    expect(code).toMatch(/^[A-Z0-9]{6}$/)
    await anna.page.keyboard.press('Escape')
    boris = await person(browser, server.url)
    await boris.page.goto(server.url)
    await boris.page.getByLabel('Code or link').fill(code.toLowerCase())
    await boris.page.getByRole('button', { name: 'Join', exact: true }).click()
    await waitUntilSaved(boris.page)
    await anna.page.getByRole('button', { name: /2 people here/ }).waitFor()
  })

  it('Anna places a company and draws a flow by hand; Boris sees both', async () => {
    const { page } = anna
    const { companies } = await boardFile()
    const left = Math.min(...Object.values(companies).map((one) => one.x))
    const top = Math.min(...Object.values(companies).map((one) => one.y))
    await canvasOf(page).focus()
    await page.keyboard.press('Shift+Digit1')
    const spot = await onScreen(page, { x: left + 104, y: top - 60 })
    await page.mouse.dblclick(spot.x, spot.y)
    await page.keyboard.type('Dairy')
    await page.keyboard.press('Enter')
    await waitUntilSaved(page)
    const dairy = await companyNamed('Dairy')
    const farm = await companyNamed('Local farms')

    // The handle shows at the edge of the company that the pointer is on.
    const middle = await onScreen(page, { x: dairy.x + dairy.w / 2, y: dairy.y + dairy.h / 2 })
    await page.mouse.move(middle.x, middle.y)
    const edge = await onScreen(page, { x: dairy.x + dairy.w, y: dairy.y + dairy.h / 2 })
    await drag(
      page,
      { x: edge.x + 2, y: edge.y },
      await onScreen(page, { x: farm.x + farm.w / 2, y: farm.y + farm.h / 2 }),
    )
    await page.keyboard.type('whey')
    await page.keyboard.press('Enter')
    await waitUntilSaved(page)

    const grid = await openTable(boris.page)
    await grid.getByRole('gridcell', { name: 'whey', exact: true }).waitFor()
    await grid.getByRole('gridcell', { name: 'Dairy', exact: true }).waitFor()
  })

  it('Boris says in the table how much; Anna reads it in hers', async () => {
    const { page } = boris
    // From the resource, the quantity is three cells to the right: category, LoW code, quantity.
    await page.getByRole('gridcell', { name: 'whey', exact: true }).click()
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.keyboard.type('2500')
    await page.keyboard.press('Enter')
    await waitUntilSaved(page)
    expect((await exportedList()).find((row) => row.resource === 'whey')?.quantity).toBe(2500)
    await openTable(anna.page)
    await anna.page.getByRole('gridcell', { name: 'whey', exact: true }).click()
    for (let i = 0; i < 3; i++) await anna.page.keyboard.press('ArrowRight')
    await expect.poll(() => anna.page.evaluate(() => document.activeElement?.textContent)).toBe('2,500')
  })

  it('Anna takes back her own flow and brings it again; what Boris wrote stays', async () => {
    const { page } = anna
    const cell = page.getByRole('gridcell', { name: 'whey', exact: true })
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await cell.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await boris.page.getByRole('gridcell', { name: 'whey', exact: true }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Redo', exact: true }).click()
    await page.getByRole('button', { name: 'Redo', exact: true }).click()
    await boris.page.getByRole('gridcell', { name: 'whey', exact: true }).waitFor()
    await waitUntilSaved(page)
  })

  it('she leaves with the list as CSV and XLSX, and every row is in both', async () => {
    const { page } = anna
    const saveAs = async (item: string) => {
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: item }).click(),
      ])
      return readFile(await download.path())
    }
    const expected = { synergies: await exportedList() }
    expect(expected.synergies).toHaveLength(26)

    const csv = parse(await saveAs('Synergy list, CSV'), { bom: true, columns: true }) as Record<
      string,
      string
    >[]
    expect(Object.keys(csv[0]!)).toEqual([...synergyColumns])
    expect(csv.map((row) => row.id)).toEqual(expected.synergies.map((row) => row.id))
    expect(csv.map((row) => row.resource)).toEqual(expected.synergies.map((row) => row.resource))

    const sheet = await readSheet(await saveAs('Synergy list, Excel'))
    expect(sheet[0]).toContain('Donor municipality')
    expect(sheet.slice(1).map((row) => row[0])).toEqual(expected.synergies.map((row) => row.id))
    const quantity = sheet[0]!.indexOf('Quantity')
    const whey = sheet.find((row) => row.includes('whey'))!
    expect(whey).toContain('Dairy')
    expect(typeof whey[quantity] === 'number' || whey[quantity] === null).toBe(true)
  })

  it('the server is started anew, and everything is there; the open page finds its way back', async () => {
    const before = await boardFile()
    const port = new URL(server.url).port
    await server.stop()
    await anna.page
      .getByText(/Offline|Reconnecting|Changes kept here/)
      .first()
      .waitFor()
    server = await startServer(server.dataDir, { PORT: port })
    expect(await boardFile()).toEqual(before)
    await waitUntilSaved(anna.page)
    await waitUntilSaved(boris.page)
  })

  it('no page asked anyone else for anything, or broke', () => {
    const lostNetwork = /WebSocket connection to|ERR_CONNECTION_REFUSED/
    expect([...anna.problems, ...boris.problems].filter((problem) => !lostNetwork.test(problem))).toEqual([])
  })
})
