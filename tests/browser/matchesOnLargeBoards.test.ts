/** On a board of thousands of offers and needs, matches come up by themselves, and are found beside the page. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { concepts } from '../../src/analysis/knowledge/files'
import { addCompany, addResource } from '../../src/model/commands'
import { middleOnScreen } from './support/board'
import { openBrowser } from './support/browser'
import { boardWith, browserOf, sitDown } from './support/desk'
import { startServer, type MadeBoard, type RunningServer } from './support/server'

const companies = 1_500
const station = { x: -800, y: 0, w: 208, h: 104 }
const works = { x: -400, y: 0, w: 208, h: 104 }

let server: RunningServer
let browser: Browser
let board: MadeBoard
let page: Page
const scripts: string[] = []

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  // What the two at the edge are about is said by nobody else, so that its match is theirs.
  const others = concepts.filter(({ category }) => category === 'energy' || category === 'logistics')
  const nameOf = (number: number) => others[number % others.length]!.en[0]!
  ;({ board } = await boardWith(server, (doc, edit) => {
    doc.transact(() => {
      for (let n = 0; n < companies; n++) {
        const place = { x: (n % 40) * 300, y: Math.floor(n / 40) * 200 }
        const company = addCompany(doc, edit, { name: `Company ${n}`, ...place })
        addResource(doc, edit, { company, direction: 'offer', name: nameOf(n) })
        addResource(doc, edit, { company, direction: 'need', name: nameOf(n * 7 + 3) })
      }
      addCompany(doc, edit, { id: 'station', name: 'Station', ...station })
      addCompany(doc, edit, { id: 'works', name: 'Sheepskin works', ...works })
      addResource(doc, edit, { company: 'works', direction: 'need', name: "sheep's wool" })
    })
  }))
  page = await (await browserOf(browser, 'Anna', '#c92a2a')).newPage()
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname))
  await sitDown(page, server, board)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function goTo(name: string): Promise<void> {
  await page.keyboard.press('Control+KeyF')
  await page.getByRole('combobox', { name: 'Find on the board' }).fill(name)
  await page.getByRole('listbox', { name: 'Found' }).getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Find on the board' }).waitFor({ state: 'detached' })
}

describe('on a board with thousands of offers and needs', () => {
  it('a match comes up within seconds for what is typed, though nobody opened the list', async () => {
    await expect.poll(() => page.workers().length, { timeout: 30_000 }).toBe(1)
    await goTo('Station')
    await page.getByRole('combobox', { name: 'Add an offer' }).fill('шерсть овечья немытая')
    await page.keyboard.press('Enter')
    const card = page.getByRole('treeitem', { name: /^Station\b.*possible partner/ })
    await card.waitFor({ state: 'attached', timeout: 10_000 })
  })

  it('and is said on the canvas, with the reason under the hand', async () => {
    const [from, to] = [await middleOnScreen(page, station), await middleOnScreen(page, works)]
    const tip = page.getByRole('tooltip').filter({ hasText: "sheep's wool" })
    await expect
      .poll(
        async () => {
          for (let dy = -40; dy <= 40; dy += 4) {
            await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2 + dy)
            if (await tip.isVisible()) return true
          }
          return false
        },
        { timeout: 10_000 },
      )
      .toBe(true)
    expect(await page.getByRole('list', { name: 'Matches, best first' }).count()).toBe(0)
  })

  it('there are so many that the button says no more than that', async () => {
    const button = page.getByRole('button', { name: 'Possible partners: more than 99' })
    await button.waitFor({ timeout: 60_000 })
    expect(await button.innerText()).toBe('99+')
  })

  it('they are all found in the worker, which has no need of the rest of the program', () => {
    expect(page.workers().map((worker) => worker.url())).toEqual([expect.stringContaining('matchingWorker')])
    // What the page would load to do it itself.
    expect(scripts.filter((path) => path.includes('/work-'))).toEqual([])
  })

  it('they are listed when somebody asks, best first', async () => {
    await page.getByRole('button', { name: /^Possible partners/ }).click()
    await page.getByRole('radio', { name: 'Whole board' }).check()
    const cards = page.getByRole('list', { name: 'Matches, best first' }).getByRole('listitem')
    await expect.poll(() => cards.count(), { timeout: 60_000 }).toBe(40)
    await page.getByRole('button', { name: 'Show more' }).click()
    await expect.poll(() => cards.count()).toBe(80)
  })

  it('nothing of it is left when the board is closed', async () => {
    await page.evaluate(() => {
      history.pushState(null, '', '/')
      dispatchEvent(new PopStateEvent('popstate'))
    })
    await expect.poll(() => page.workers().length).toBe(0)
  })
})
