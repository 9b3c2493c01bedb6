/** On a phone, a tablet and a wall: what people write is seen whole, buttons stand in one line, and no panel hides a tool. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAction, addCompany, addFlow, addResource } from '../../src/model/commands'
import { openBrowser } from './support/browser'
import { boardWith, browserOf, sitDown } from './support/desk'
import { startServer, type MadeBoard, type RunningServer } from './support/server'

const sentence =
  'Nobody can say whether the ash is waste or a by-product once it has lain in the lagoon for more than a year, ' +
  'and the department answers that it depends on the moisture, which nobody has measured since the line was rebuilt.'

let server: RunningServer
let browser: Browser
let board: MadeBoard

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  ;({ board } = await boardWith(server, (doc, edit) => {
    for (let i = 0; i < 4; i++) {
      // Codes that are none: the board asks about each.
      addCompany(doc, edit, { id: `plant${i}`, name: `ТЭЦ ${i}`, nace: '99.99', x: i * 300, y: 0 })
      addCompany(doc, edit, { id: `works${i}`, name: `Завод ${i}`, nace: '99.99', x: i * 300, y: 200 })
      addResource(doc, edit, { company: `plant${i}`, direction: 'offer', name: 'зола-унос' })
      addResource(doc, edit, { company: `works${i}`, direction: 'need', name: 'fly ash' })
    }
    addFlow(doc, edit, {
      id: 'ash',
      from: 'plant0',
      to: 'works0',
      resource: 'ash',
      barriers: ['regulatory'],
      regulatoryBarrier: sentence,
    })
    addAction(doc, edit, { flow: 'ash', text: sentence })
  }))
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const

async function sit(options: BrowserContextOptions): Promise<Page> {
  const context = await browserOf(browser, 'Anna', '#c92a2a', { reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  await sitDown(page, server, board)
  return page
}

/** How much of what is written in a field lies out of sight, CSS pixels. */
const outOfSight = (field: Locator) =>
  field.evaluate(
    (one) =>
      Math.max(one.scrollHeight - one.clientHeight, 0) + Math.max(one.scrollWidth - one.clientWidth, 0),
  )

describe('sentences about a flow', () => {
  it.each([
    ['a wall', { viewport: { width: 1440, height: 900 } }],
    ['a phone', phone],
  ])('are seen whole on %s, grow as one writes, and stay in one paragraph', async (_, options) => {
    const page = await sit(options)
    const canvas = page.getByTestId('board-canvas')
    await canvas.focus()
    await page.keyboard.press('t')
    const list = page.getByRole('list', { name: 'Synergies' })
    const row = page.getByRole('gridcell', { name: /ТЭЦ 0/ }).first()
    await list.or(row).first().waitFor()
    await ((await list.count()) > 0 ? list.getByRole('button').first() : row).click()
    const unfold = page.getByRole('button', { name: 'Show all fields' })
    if (await unfold.isVisible()) await unfold.click()
    const note = page.getByRole('textbox', { name: 'Regulatory: what exactly' })
    const action = page.getByRole('textbox', { name: 'Action', exact: true })
    const adding = page.getByRole('textbox', { name: 'Add an action' })
    for (const field of [note, action]) {
      expect(await field.inputValue()).toBe(sentence)
      expect(await outOfSight(field)).toBe(0)
    }
    const oneLine = (await adding.boundingBox())!.height
    await adding.fill(sentence)
    expect((await adding.boundingBox())!.height).toBeGreaterThan(oneLine * 2)
    expect(await outOfSight(adding)).toBe(0)
    // It is as tall as it must be and no taller, and small again once what was written has gone.
    await adding.fill('')
    expect((await adding.boundingBox())!.height).toBe(oneLine)
    await page.context().close()
  })

  it('are as tall where the browser cannot size a field by its content', async () => {
    const page = await sit({ viewport: { width: 820, height: 1180 } })
    await page.addStyleTag({ content: 'textarea { field-sizing: fixed !important }' })
    await page.getByTestId('board-canvas').focus()
    await page.keyboard.press('t')
    await page.getByRole('gridcell', { name: /ТЭЦ 0/ }).first().click()
    expect(await outOfSight(page.getByRole('textbox', { name: 'Regulatory: what exactly' }))).toBe(0)
    await page.context().close()
  })
})

it.each([
  ['en-GB', 'Matches, best first', /^Possible partners/],
  ['ru-RU', 'Совпадения, лучшие сначала', /^Возможные партнёры/],
])(
  'on a phone in %s, the three buttons of a match stand in one line, tall enough for a finger',
  async (locale, name, open) => {
    const page = await sit({ ...phone, locale })
    await page.getByRole('button', { name: open }).click()
    const card = page.getByRole('list', { name }).locator(':scope > li').first()
    await card.waitFor()
    const buttons = await card.locator('[data-deed]').all()
    expect(buttons).toHaveLength(3)
    const boxes = await Promise.all(buttons.map(async (one) => (await one.boundingBox())!))
    for (const { x, y, width, height } of boxes) {
      expect(y).toBe(boxes[0]!.y)
      expect(height).toBeGreaterThanOrEqual(44)
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(360)
    }
    for (const one of buttons) expect(await outOfSight(one)).toBe(0)
    await page.context().close()
  },
)

describe('what needs attention', () => {
  /** Names of tools whose middle does not answer: something lies over them. */
  const covered = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('[role="toolbar"] button, [role="group"] button, button[aria-expanded]')]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('section'))
        .flatMap((one) => {
          const { left, top, width, height } = one.getBoundingClientRect()
          const there = document.elementFromPoint(left + width / 2, top + height / 2)
          return there && one.contains(there) ? [] : [one.getAttribute('aria-label') ?? one.textContent]
        }),
    )

  it.each([
    [820, 1180, true],
    [820, 1180, false],
    [1440, 900, true],
    [1440, 700, false],
    [2560, 1440, true],
  ])('is shown at %i × %i (map: %s) without hiding a tool', async (width, height, map) => {
    const page = await sit({ viewport: { width, height } })
    const mapButton = page.getByRole('button', { name: 'Map of the board' })
    if ((await mapButton.getAttribute('aria-pressed')) !== String(map)) await mapButton.click()
    const button = page.getByRole('button', { name: /need attention/ })
    await button.click()
    const panel = page.getByRole('region', { name: 'Needs attention' })
    await panel.getByRole('button').nth(1).waitFor()
    expect(await covered(page)).toEqual([])
    const { x, y, width: wide, height: tall } = (await panel.boundingBox())!
    const stage = (await page.locator('main').boundingBox())!
    expect(x).toBeGreaterThanOrEqual(stage.x)
    expect(y).toBeGreaterThanOrEqual(stage.y)
    expect(x + wide).toBeLessThanOrEqual(width)
    expect(y + tall).toBeLessThanOrEqual(height)
    if (map) {
      const [over] = await page.getByRole('application', { name: /map/i }).all()
      if (over) {
        const box = (await over.boundingBox())!
        const apart = x >= box.x + box.width || y + tall <= box.y || y >= box.y + box.height
        expect(apart, 'the map is not hidden').toBe(true)
      }
    }
    // Escape leads back to where one came from.
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.context().close()
  })

  it('is a sheet above the tools on a phone, as other panels are', async () => {
    const page = await sit(phone)
    await page.getByRole('button', { name: /need attention/ }).click()
    const panel = page.getByRole('region', { name: 'Needs attention' })
    await panel.getByRole('button').nth(1).waitFor()
    const tools = (await page.getByRole('toolbar', { name: 'Tools' }).boundingBox())!
    const place = async () => {
      const { x, y, width, height } = (await panel.boundingBox())!
      return { x, width, bottom: Math.round(y + height) }
    }
    await expect.poll(place).toEqual({ x: 0, width: 360, bottom: Math.round(tools.y) })
    await panel
      .getByRole('button', { name: /99\.99/ })
      .first()
      .click()
    const details = page.getByRole('complementary', { name: 'Company' })
    await details.waitFor()
    const sheet = (await details.boundingBox())!
    const on = await page.evaluate(
      ({ x, y }) => document.elementFromPoint(x, y)?.closest('aside, section')?.tagName,
      { x: 20, y: sheet.y + sheet.height - 4 },
    )
    expect(on).toBe('ASIDE')
    await page.context().close()
  })
})
