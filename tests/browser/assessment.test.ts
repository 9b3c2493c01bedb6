/** What a flow is worth, in a real browser: chosen on the canvas, said in its panel, and in the file that leaves. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addCompany, addFlow } from '../../src/model/commands'
import { exported, onScreen } from './support/board'
import { openBrowser } from './support/browser'
import { boardWith, browserOf, sitDown } from './support/desk'
import { startServer, type RunningServer } from './support/server'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

it('a flow of fly ash shows its range, and the file has the same', async () => {
  const { board } = await boardWith(server, (doc, edit) => {
    addCompany(doc, edit, { id: 'power', name: 'Power station', x: 0, y: 0 })
    addCompany(doc, edit, { id: 'cement', name: 'Cement works', x: 480, y: 0 })
    const amount = { quantity: 12_000, unit: 't', period: 'year', distance: 100 } as const
    addFlow(doc, edit, { id: 'ash', from: 'power', to: 'cement', resource: 'Fly ash', ...amount })
  })
  const context = await browserOf(browser, 'Anna', '#c92a2a')
  const page = await context.newPage()
  await sitDown(page, server, board)
  const { x, y } = await onScreen(page, { x: 344, y: 52 })
  await page.mouse.click(x, y)
  const worth = page.getByRole('region', { name: 'Worked out from published factors' })
  // 12,000 × 0.693 - 12,000 × 100 × 1.5 × 0.077 / 1,000 = 8,177.4; 12,000 × 0.842 - 92.4 = 10,011.6
  await worth.getByText('8,177 to 10,012 t CO₂e').first().waitFor()
  await worth.getByText('How was this worked out?').click()
  await worth.getByText('DEFRA').first().waitFor()
  const feasible = page.getByRole('complementary', { name: 'Flow' })
  await feasible.getByText('Feasibility:').click()
  await feasible.getByLabel('Do the permits allow it?').selectOption('partly')
  await feasible.getByText('medium, 50 of 100; not answered: 7').waitFor()
  const file = await exported(server.url, board.id, board.tokens.viewer, 'assessment.json')
  const { synergies } = (await file.json()) as { synergies: { co2e: unknown }[] }
  expect(synergies[0]!.co2e).toMatchObject({ low: 8_177.4, high: 10_011.6 })
})
