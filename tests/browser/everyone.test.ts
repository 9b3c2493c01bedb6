/** The whole product for every hand, eye and screen: targets, contrast, zoom, reflow. */
import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, person } from './support/browser'
import { onScreen } from './support/board'
import { boardWith, documentOf, sitDown } from './support/desk'
import { makeBoard, startServer, type MadeBoard, type RunningServer } from './support/server'
import { axeFindings, cutOff, unreadable } from './support/reading'
import { smallTargets } from './support/targets'
import { oneOfEverything, tour } from './support/tour'

let server: RunningServer
let browser: Browser
let empty: MadeBoard

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  empty = await makeBoard(server, { title: 'Nothing yet' })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Spacing that people who read with difficulty set for every page (WCAG 2.2, 1.4.12). */
const spaced = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }
`

/** Runs in the page before anything of it does. */
function addStyle(style: string): void {
  document.addEventListener('DOMContentLoaded', () => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: style }))
  })
}

/** Where pictures of every stop are put, to be looked at; none where it is not set. */
const pictures = process.env.PICTURES

/** Goes everywhere. @returns what was found at each stop where something was. */
async function everywhere(
  name: string,
  options: BrowserContextOptions,
  find: (page: Page) => Promise<readonly string[]>,
  style = '',
): Promise<Record<string, readonly string[]>> {
  const { board } = await boardWith(server, oneOfEverything)
  const { page, problems } = await person(browser, server.url, { reducedMotion: 'reduce', ...options })
  const found: Record<string, readonly string[]> = {}
  if (style) await page.addInitScript(addStyle, style)
  if (pictures) mkdirSync(`${pictures}/${name}`, { recursive: true })
  let stop = 0
  await tour(
    page,
    { server, board, empty, phone: (options.viewport?.width ?? 1440) <= 640 },
    async (where) => {
      const faults = await find(page)
      if (faults.length > 0) found[where] = faults
      if (pictures)
        await page.screenshot({ path: `${pictures}/${name}/${String(++stop).padStart(2, '0')} ${where}.png` })
    },
  )
  expect(problems).toEqual([])
  await page.context().close()
  return found
}

const touch = { hasTouch: true, isMobile: true }

/** What several looks find, each with its name. */
const all =
  (...looks: ((page: Page) => Promise<readonly string[]>)[]) =>
  async (page: Page) => {
    const found: string[] = []
    for (const look of looks) found.push(...(await look(page)))
    return found
  }
const barriers = (page: Page) => axeFindings(page)
const pale = (page: Page) => unreadable(page, 4.5)

describe('everywhere, on every screen and in every state', () => {
  it.each([
    ['tablet', { width: 1180, height: 820 }],
    ['phone', { width: 360, height: 740 }],
  ])(
    'on a %s all that is pressed is at least 44 pixels a side, and nothing keeps anybody out',
    { timeout: 240_000 },
    async (name, viewport) => {
      const look = all((page) => smallTargets(page, 44), barriers, cutOff)
      expect(await everywhere(name, { ...touch, viewport }, look)).toEqual({})
    },
  )

  it.each(['light', 'dark'] as const)(
    'with a mouse, in the %s scheme, all that is pressed is at least 24 pixels a side, all that is written can be read, and nothing keeps anybody out',
    { timeout: 240_000 },
    async (colorScheme) => {
      const look = all((page) => smallTargets(page, 24), barriers, pale, cutOff)
      expect(await everywhere(colorScheme, { colorScheme }, look)).toEqual({})
    },
  )

  it.each([
    ['in the system’s own colours', { forcedColors: 'active', colorScheme: 'dark' }],
    ['with more contrast', { contrast: 'more', colorScheme: 'light' }],
  ] as const)('%s all that is written can be read', { timeout: 240_000 }, async (name, options) => {
    expect(await everywhere(name, options, pale)).toEqual({})
  })

  it.each([
    ['at 400% zoom', { width: 320, height: 640 }, ''],
    ['with wide spacing of text', { width: 1280, height: 800 }, spaced],
  ])(
    '%s nothing is cut off, and nothing is wider than the window',
    { timeout: 240_000 },
    async (name, viewport, style) => {
      const phone = viewport.width <= 640 ? touch : {}
      expect(await everywhere(name, { ...phone, viewport }, cutOff, style)).toEqual({})
    },
  )
})

describe('a hand that cannot drag', () => {
  const read = async (board: MadeBoard) => documentOf(server, board)

  it('moves, resizes and bends by presses alone', { timeout: 60_000 }, async () => {
    const { board } = await boardWith(server, oneOfEverything)
    const { page, problems } = await person(browser, server.url, { reducedMotion: 'reduce' })
    page.setDefaultTimeout(10_000)
    await sitDown(page, server, board)
    const before = (await read(board)).companies.farm!
    const menuOf = async (x: number, y: number, family: string) => {
      const at = await onScreen(page, { x, y })
      await page.mouse.click(at.x, at.y, { button: 'right' })
      await page.getByRole('menuitem', { name: family }).click()
    }
    const item = (name: string) => page.getByRole('menuitem', { name, exact: false })
    await menuOf(before.x + 100, before.y + 60, 'Move in steps')
    await item('Move or bend right').click()
    await item('Move or bend right').click()
    await item('Move or bend down').click()
    await expect
      .poll(async () => (await read(board)).companies.farm, { timeout: 8_000 })
      .toMatchObject({ x: before.x + 40, y: before.y + 20 })
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await menuOf(before.x + 100, before.y + 60, 'Size')
    await item('Make wider').click()
    await item('Make wider').click()
    await expect
      .poll(async () => (await read(board)).companies.farm!.w, { timeout: 8_000 })
      .toBe(before.w + 40)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    // The flow from the power station to the cement plant runs from card to card at their middles.
    const { plant, power } = (await read(board)).companies
    await menuOf((plant!.x + plant!.w + power!.x) / 2, plant!.y + plant!.h / 2, 'Move in steps')
    await item('Move or bend down').click()
    await expect
      .poll(async () => Math.abs(((await read(board)).flows.ash as { bend?: number }).bend ?? 0), {
        timeout: 8_000,
      })
      .toBe(20)
    expect(problems).toEqual([])
    await page.context().close()
  })
})
