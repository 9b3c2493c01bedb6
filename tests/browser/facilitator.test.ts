/**
 * A facilitator's path: two people name two companies, what one has and the other lacks, in a language each; the board finds
 * the match, one accepts it, it is weighed, what stands in its way and what is to be done are noted, and the list has it all.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canvasOf, exported, onScreen, waitUntilSaved } from './support/board'
import { openBrowser } from './support/browser'
import { browserOf, sitDown } from './support/desk'
import { makeBoard, startServer, type MadeBoard, type RunningServer } from './support/server'

let server: RunningServer
let browser: Browser
let board: MadeBoard
let anna: Page
let boris: Page

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  board = await makeBoard(server, { title: 'Business breakfast' })
  anna = await (await browserOf(browser, 'Anna', '#c92a2a')).newPage()
  boris = await (await browserOf(browser, 'Борис', '#1864ab', { locale: 'ru-RU' })).newPage()
  await Promise.all([sitDown(anna, server, board), sitDown(boris, server, board)])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Places a company by hand at a point of the board, names it, and opens its fields. */
async function place(page: Page, at: { x: number; y: number }, name: string): Promise<void> {
  const { x, y } = await onScreen(page, at)
  await page.mouse.dblclick(x, y)
  await page.getByRole('textbox').last().waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await waitUntilSaved(page)
}

async function add(page: Page, field: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(name)
  await page.keyboard.press('Enter')
}

interface Row {
  readonly [column: string]: unknown
}

it('leads from two names to a row of the list', async () => {
  await place(boris, { x: 200, y: 200 }, 'Нарвская ТЭЦ')
  await add(boris, 'Добавить предложение', 'зола-унос')
  await place(anna, { x: 700, y: 200 }, 'Cement works')
  await add(anna, 'Add a need', 'mineral addition to cement')

  await anna.getByRole('button', { name: /^Possible partners: / }).click()
  const first = anna.getByRole('list', { name: 'Matches, best first' }).getByRole('listitem').first()
  await first.getByText('зола-унос', { exact: true }).waitFor()
  await anna.getByRole('button', { name: /^Accept: зола-унос/ }).click()
  await anna.getByRole('button', { name: 'Close the list of possible partners' }).click()

  // The new flow is what is selected.
  const quantity = anna.getByRole('textbox', { name: 'Quantity', exact: true })
  await quantity.fill('12000')
  await quantity.press('Enter')
  for (const [field, value] of [
    ['Unit', 't'],
    ['Period', 'year'],
  ] as const) {
    await anna.getByRole('combobox', { name: field, exact: true }).fill(value)
    await anna.keyboard.press('Enter')
  }
  const worth = anna.getByRole('region', { name: 'Worked out from published factors' })
  await worth
    .getByText(/t CO₂e/)
    .first()
    .waitFor()

  await anna.getByRole('checkbox', { name: 'Regulatory' }).click()
  const action = anna.getByRole('textbox', { name: 'Add an action' })
  await action.fill('Ask for the ash to be tested')
  await action.press('Enter')
  const due = anna.getByRole('textbox', { name: 'Due', exact: true })
  await due.fill('2035-04-01')
  await due.press('Enter')
  await waitUntilSaved(anna)
  await canvasOf(boris).waitFor()

  const list = await exported(server.url, board.id, board.tokens.viewer, 'synergies.json')
  const { synergies } = (await list.json()) as { synergies: Row[] }
  expect(synergies).toMatchObject([
    {
      donor: 'Нарвская ТЭЦ',
      receiver: 'Cement works',
      resource: 'зола-унос',
      status: 'idea',
      annual_quantity: 12_000,
      annual_unit: 't',
      barriers: ['regulatory'],
      next_action: 'Ask for the ash to be tested',
      action_due: '2035-04-01',
    },
  ])
  const worked = await exported(server.url, board.id, board.tokens.viewer, 'assessment.json')
  const assessed = (await worked.json()) as { synergies: { co2e: { low: number; high: number } }[] }
  expect(assessed.synergies[0]!.co2e.low).toBeGreaterThan(1_000)
})
