/** Barriers, actions and recommendations in real browsers: what one writes down, another carries out. */
import { readFile } from 'node:fs/promises'
import axe from 'axe-core'
import ICAL from 'ical.js'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canvasOf, exported, waitUntilSaved } from './support/board'
import { openBrowser, person, type Watched } from './support/browser'
import { makeBoard, startServer, type MadeBoard, type RunningServer } from './support/server'

let server: RunningServer
let browser: Browser
let board: MadeBoard
let anna: Watched
let boris: Watched

const open = async (role: 'editor', viewport = { width: 1440, height: 900 }) => {
  const watched = await person(browser, server.url, { viewport })
  await watched.page.goto(`${server.url}/b/${board.id}#${board.tokens[role]}`)
  await waitUntilSaved(watched.page)
  return watched
}

const openTab = async (page: Page, name: string) => {
  const tab = page.getByRole('tab', { name })
  if (!(await tab.isVisible())) await page.getByRole('button', { name: 'Table', exact: true }).click()
  await tab.click()
}

/** Problems that a program finds for those who do not see the tab. */
const faults = async (page: Page) => {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run('[role="tabpanel"]')
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
  })
}

const listOf = async () =>
  (
    (await (await exported(server.url, board.id, board.tokens.host, 'synergies.json')).json()) as {
      synergies: { synergy: string; barriers: string[]; next_action: string | null }[]
    }
  ).synergies

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  board = await makeBoard(server, { title: 'Kalundborg', template: 'kalundborg' })
  anna = await open('editor')
  boris = await open('editor')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('a synergy with something in its way', () => {
  it('Anna ticks a barrier, says what exactly, and writes down who does something about it', async () => {
    const { page } = anna
    await openTab(page, 'Synergies')
    const grid = page.getByRole('grid')
    await grid.getByRole('row').nth(1).getByRole('gridcell').first().click()
    await page.getByRole('checkbox', { name: 'Regulatory' }).click()
    const note = page.getByRole('textbox', { name: 'Regulatory: what exactly' })
    await note.fill('no end-of-waste decision')
    await note.press('Enter')
    await page.getByRole('textbox', { name: 'Add an action' }).fill('Write to the authority')
    await page.keyboard.press('Enter')
    const due = page.getByRole('textbox', { name: 'Due', exact: true })
    await due.fill('2035-04-01')
    await due.press('Enter')
    const owner = page.getByRole('textbox', { name: 'Owner', exact: true })
    await owner.fill('Ilze')
    await owner.press('Enter')
    await waitUntilSaved(page)
    const [row] = (await listOf()).filter(({ next_action }) => next_action === 'Write to the authority')
    expect(row!.barriers).toEqual(['regulatory'])
  })

  it('Boris sees it on the board of actions', async () => {
    const { page } = boris
    await openTab(page, 'Action board')
    const later = page.getByRole('region', { name: 'Later, 1' })
    await later.getByRole('button', { name: /Write to the authority.*1 Apr 2035.*Ilze/ }).waitFor()
    expect(await faults(page)).toEqual([])
  })

  it('the calendar has it on its day', async () => {
    const { page } = anna
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Actions, calendar (.ics)' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/ actions\.ics$/)
    const text = await readFile((await file.path())!, 'utf8')
    const [event] = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')
    const { summary, startDate, description } = new ICAL.Event(event!)
    expect([summary, startDate.toString()]).toEqual(['Write to the authority', '2035-04-01'])
    expect(description).toContain('Ilze')
  })

  it('the recommendations count it, with its note, its next action and what nobody knows', async () => {
    const { page } = anna
    await openTab(page, 'Recommendations')
    const section = page.getByRole('region', { name: 'Regulatory', exact: true })
    await section.getByText('no end-of-waste decision').waitFor()
    await section.getByText(/2008\/98\/EC/).waitFor()
    expect(await faults(page)).toEqual([])
  })

  it('on paper the page stands alone, black on white, on A4', async () => {
    const { page } = anna
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await canvasOf(page).isVisible()).toBe(false)
    expect(await page.getByRole('tab', { name: 'Synergies' }).isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
    const article = page.getByRole('article')
    expect(await article.isVisible()).toBe(true)
    expect(await article.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(0, 0, 0)')
    const height = await article.evaluate((one) => one.scrollHeight - one.parentElement!.clientHeight)
    expect(height, 'nothing is cut off').toBeLessThanOrEqual(1)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf).toMatch(/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]/)
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
  })

  it('Boris drags it to what needs no date, and Anna sees that', async () => {
    const card = boris.page.getByRole('button', { name: /^Write to the authority/ })
    await card.dragTo(boris.page.getByRole('region', { name: /^No date/ }))
    await boris.page.getByRole('region', { name: 'No date, 1' }).waitFor()
    await openTab(anna.page, 'Action board')
    await anna.page.getByRole('region', { name: 'No date, 1' }).waitFor()
  })

  it('he moves it to done by the keyboard alone', async () => {
    const { page } = boris
    await page.getByRole('button', { name: /^Write to the authority/ }).focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.getByRole('region', { name: 'Done, 1' }).waitFor()
    await anna.page.getByRole('region', { name: 'Done, 1' }).waitFor()
  })

  it('nothing broke meanwhile', () => {
    expect([...anna.problems, ...boris.problems]).toEqual([])
  })
})
