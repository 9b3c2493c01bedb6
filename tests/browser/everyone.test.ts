/** The whole product for every hand, eye and screen: targets, contrast, zoom, reflow. */
import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, person } from './support/browser'
import { boardWith } from './support/desk'
import { makeBoard, startServer, type MadeBoard, type RunningServer } from './support/server'
import { unreadable } from './support/reading'
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

/** Where pictures of every stop are put, to be looked at; none where it is not set. */
const pictures = process.env.PICTURES

/** Goes everywhere. @returns what was found at each stop where something was. */
async function everywhere(
  name: string,
  options: BrowserContextOptions,
  find: (page: Page) => Promise<readonly string[]>,
): Promise<Record<string, readonly string[]>> {
  const { board } = await boardWith(server, oneOfEverything)
  const { page, problems } = await person(browser, server.url, { reducedMotion: 'reduce', ...options })
  const found: Record<string, readonly string[]> = {}
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

describe('everything that is pressed', () => {
  it.each([
    ['a tablet', { width: 1180, height: 820 }],
    ['a phone', { width: 360, height: 740 }],
  ])('is at least 44 pixels a side under a finger on %s', { timeout: 180_000 }, async (name, viewport) => {
    expect(await everywhere(name, { ...touch, viewport }, (page) => smallTargets(page, 44))).toEqual({})
  })

  it('is at least 24 pixels a side under a mouse', { timeout: 180_000 }, async () => {
    expect(await everywhere('mouse', {}, (page) => smallTargets(page, 24))).toEqual({})
  })
})

describe('for people who ask their system for other colours', () => {
  /** Ways to see, as a system has them. */
  const ways = [
    ['forced dark', { forcedColors: 'active', colorScheme: 'dark' }],
    ['forced light', { forcedColors: 'active', colorScheme: 'light' }],
    ['more contrast', { contrast: 'more', colorScheme: 'light' }],
    ['more contrast, dark', { contrast: 'more', colorScheme: 'dark' }],
  ] as const

  it.each(ways)('%s: what is written can be read everywhere', { timeout: 180_000 }, async (name, options) => {
    const faults = await everywhere(name, options, (page) => unreadable(page, 4.5))
    expect(faults).toEqual({})
  })
})
