/** The work on synergies on the smallest phone, in Russian: what is counted, listed and dated is seen whole. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAction, addCompany, addFlow, addResource } from '../../src/model/commands'
import { openBrowser } from './support/browser'
import { boardWith, browserOf, sitDown } from './support/desk'
import { startServer, type RunningServer } from './support/server'

let server: RunningServer
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  const { board } = await boardWith(server, (doc, edit) => {
    // Offers and needs that meet a dozen times, and questions that are counted in two digits.
    for (let i = 0; i < 5; i++) {
      const at = { x: i * 300, y: 0 }
      addCompany(doc, edit, { id: `plant${i}`, name: `ТЭЦ ${i}`, nace: '99.99', ...at })
      addCompany(doc, edit, { id: `works${i}`, name: `Завод ${i}`, nace: '99.99', ...at, y: 200 })
      addResource(doc, edit, { company: `plant${i}`, direction: 'offer', name: 'зола-унос' })
      addResource(doc, edit, { company: `works${i}`, direction: 'need', name: 'fly ash' })
    }
    for (let i = 0; i < 3; i++)
      addFlow(doc, edit, {
        id: `flow${i}`,
        from: `plant${i}`,
        to: `works${i}`,
        resource: `зола-унос ${i}`,
        co2e: 900,
        quantity: 12_000,
        unit: 't',
        period: 'year',
      })
    addAction(doc, edit, { flow: 'flow0', text: 'Письмо в департамент', owner: 'Марина', due: '2035-11-20' })
  })
  const context = await browserOf(browser, 'Борис', '#1864ab', {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'ru-RU',
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
  await sitDown(page, server, board)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

it('shows the whole button that counts possible partners', async () => {
  const matches = page.getByRole('button', { name: /^Возможные партнёры: \d\d/ })
  const attention = page.getByRole('button', { name: /10/ }).first()
  for (const button of [matches, attention]) {
    const { x, width } = (await button.boundingBox())!
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(360)
  }
})

it('leaves the list room for a row in the drawer, and opens what all is worth when asked', async () => {
  await page.getByTestId('board-canvas').focus()
  await page.keyboard.press('t')
  const list = page.getByRole('list', { name: 'Синергии' })
  await list.getByRole('button').first().waitFor()
  const worth = page.getByText('Польза за год, насколько известно')
  await worth.waitFor()
  expect((await list.locator('..').boundingBox())!.height).toBeGreaterThan(80)
  const figures = page.getByText('Предотвращённые выбросы')
  expect(await figures.isVisible()).toBe(false)
  await worth.click()
  await figures.waitFor()
  await worth.click()
})

it('shows the day of an action with its year', async () => {
  await page.getByRole('list', { name: 'Синергии' }).getByText('зола-унос 0').click()
  const fold = page.getByRole('button', { name: 'Показать все поля' })
  await fold.click()
  const due = page.getByRole('textbox', { name: 'Срок', exact: true })
  await due.scrollIntoViewIfNeeded()
  expect(await due.inputValue()).toMatch(/2035/)
  expect(await due.evaluate((input) => input.scrollWidth - input.clientWidth)).toBeLessThanOrEqual(0)
})
