/** The page when the network goes, and what a hand does beside the canvas. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCompany, addFlow } from '../../src/model/commands'
import { drag, middleOnScreen, waitUntilSaved } from './support/board'
import { openBrowser } from './support/browser'
import { cableTo, type Cable } from './support/cable'
import { boardWith, browserOf, documentOf, sitDown } from './support/desk'
import { startServer, type MadeBoard, type RunningServer } from './support/server'

const dairy = { x: 0, y: 0, w: 208, h: 104 }

let server: RunningServer
let browser: Browser
let cable: Cable

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  cable = await cableTo(server.url)
})
afterAll(async () => {
  await browser?.close()
  cable?.close()
  await server?.stop()
})

/** A person at a board with a dairy whose whey goes to a farm, through the cable. */
async function annaAt(): Promise<{ page: Page; board: MadeBoard }> {
  cable.mend()
  const { board } = await boardWith(server, (doc, edit) => {
    addCompany(doc, edit, { id: 'dairy', name: 'Dairy', ...dairy })
    addCompany(doc, edit, { id: 'farm', name: 'Farm', ...dairy, x: 480 })
    addFlow(doc, edit, { from: 'dairy', to: 'farm', resource: 'whey' })
  })
  const page = await (await browserOf(browser, 'Anna', '#c92a2a')).newPage()
  page.setDefaultTimeout(15_000)
  await sitDown(page, { ...server, url: cable.url }, board)
  return { page, board }
}

describe('when the network goes', () => {
  it('a first tap on a card says that its panel did not come, and trying again brings it', async () => {
    const { page } = await annaAt()
    cable.cut()
    await page.locator('[data-saved="reconnecting"], [data-saved="offline"]').waitFor()
    const at = await middleOnScreen(page, dairy)
    await page.mouse.click(at.x, at.y)
    const alert = page.getByRole('alert')
    await alert.getByText('did not load').waitFor()
    expect(await page.getByTestId('board-canvas').count()).toBe(1)
    cable.mend()
    await waitUntilSaved(page)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await page.getByLabel('Name', { exact: true }).waitFor()
    await page.context().close()
  })

  it('a table that did not come opens once the network is back', async () => {
    const { page } = await annaAt()
    cable.cut()
    await page.keyboard.press('KeyT')
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click()
    cable.mend()
    await waitUntilSaved(page)
    await page.keyboard.press('KeyT')
    await page.getByRole('tab', { name: /Companies/ }).waitFor()
    await page.context().close()
  })

  it('soon after the board has come, everything that a tap opens is here already', async () => {
    const { page } = await annaAt()
    await page.waitForTimeout(1000)
    await page.waitForLoadState('networkidle')
    await expect
      .poll(
        () =>
          page.evaluate(() =>
            performance
              .getEntriesByType('resource')
              .map(({ name }) => name)
              .join(),
          ),
        {
          timeout: 20_000,
        },
      )
      .toMatch(/low-/)
    await page.waitForTimeout(300)
    cable.cut()
    await page.locator('[data-saved="reconnecting"]').waitFor()
    const at = await middleOnScreen(page, dairy)
    await page.mouse.click(at.x, at.y)
    await page.getByLabel('Name', { exact: true }).fill('Dairy of Riga')
    await page.keyboard.press('Enter')
    // What is not on the server yet is a state of its own, in words.
    await page.getByRole('button', { name: 'Changes kept here' }).click()
    await page.getByText('Changes are kept on this device').waitFor()
    await page.keyboard.press('Escape')
    cable.mend()
    await waitUntilSaved(page)
    await page.context().close()
  })
})

/** Pastes as a spreadsheet's copy arrives. */
const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)

describe('rows pasted from a spreadsheet', () => {
  it('with more than names are looked at first, and bring their towns along', async () => {
    const { page, board } = await annaAt()
    await paste(page, '"Acme\nHolding"\tRiga\r\nBakery\tRiga\r\nDairy\tOslo\r\n')
    const dialog = page.getByRole('dialog', { name: 'Import' })
    await dialog.getByText('read as: Name, Municipality').waitFor()
    await dialog.getByText('2 companies', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await waitUntilSaved(page)
    const { companies } = await documentOf(server, board)
    const towns = Object.values(companies).map(
      (one) => `${one.name}: ${(one as { municipality?: string }).municipality}`,
    )
    expect(towns.sort()).toEqual(['Acme Holding: Riga', 'Bakery: Riga', 'Dairy: Oslo', 'Farm: undefined'])
    await page.context().close()
  })
})

describe('what was deleted', () => {
  it('is said where more went than the hand held, and its undo goes when something else is done', async () => {
    const { page, board } = await annaAt()
    const at = await middleOnScreen(page, { ...dairy, x: 480 })
    await page.mouse.click(at.x, at.y)
    await page.keyboard.press('Delete')
    const notice = page.getByText('1 record deleted. With it went 1 flow.')
    await notice.waitFor()
    const from = await middleOnScreen(page, dairy)
    await drag(page, from, { x: from.x + 40, y: from.y + 60 })
    await notice.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+KeyZ')
    await page.keyboard.press('Control+KeyZ')
    await waitUntilSaved(page)
    const { companies, flows } = await documentOf(server, board)
    expect([Object.keys(companies).length, Object.keys(flows).length]).toEqual([2, 1])
    await page.context().close()
  })

  it('is not said over the table', async () => {
    const { page } = await annaAt()
    await page.keyboard.press('KeyT')
    await page.getByRole('gridcell').first().click()
    await page.keyboard.press('Delete')
    const notice = (await page.getByText('1 record deleted.').boundingBox())!
    const table = (await page.getByRole('region', { name: 'Table' }).boundingBox())!
    expect(notice.y + notice.height).toBeLessThan(table.y)
    await page.context().close()
  })
})

describe('the table opened by its key', () => {
  it('has the focus, and gives it back to the board when it closes', async () => {
    const { page } = await annaAt()
    const focus = () => page.evaluate(() => document.activeElement?.getAttribute('role'))
    await page.keyboard.press('KeyT')
    await expect.poll(focus).toBe('tab')
    await page.keyboard.press('KeyT')
    await expect.poll(focus).toBe('application')
    await page.context().close()
  })
})
