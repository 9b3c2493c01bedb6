/**
 * What a first visit costs: the scripts that a participant's phone must fetch before the board can be used, and those that it
 * fetches ahead afterwards, for a time without network.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitUntilSaved } from './support/board'
import { openBrowser, person, type Watched } from './support/browser'
import { makeBoard, startServer, type MadeBoard, type RunningServer } from './support/server'

let server: RunningServer
let browser: Browser
let board: MadeBoard
let guest: Watched

interface Script {
  readonly name: string
  /** Bytes of the body as it travelled. */
  readonly bytes: number
  readonly encoding: string | null
}

/** Scripts in the order in which they were asked for. */
const asked: Script[] = []
let beforeSaved: readonly Script[]

const total = (scripts: readonly Script[]) => scripts.reduce((sum, one) => sum + one.bytes, 0)
/** One line a script, for whoever reads why a test failed. */
const sizes = (scripts: readonly Script[]) => scripts.map(({ name, bytes }) => `${bytes} ${name}`).join('\n')

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  board = await makeBoard(server, { title: 'First visit', template: 'kalundborg' })
  guest = await person(browser, server.url)
  // The figure is for gzip, which every browser and proxy takes; the server prefers the smaller brotli.
  await guest.page.setExtraHTTPHeaders({ 'Accept-Encoding': 'gzip' })
  const pending: Promise<void>[] = []
  guest.page.on('requestfinished', (request) => {
    const name = new URL(request.url()).pathname
    if (!name.endsWith('.js')) return
    pending.push(
      (async () => {
        const [sizes, response] = await Promise.all([request.sizes(), request.response()])
        asked.push({
          name,
          bytes: sizes.responseBodySize,
          encoding: (await response?.headerValue('content-encoding')) ?? null,
        })
      })(),
    )
  })
  await guest.page.goto(server.url)
  await guest.page.getByLabel('Code or link').fill(board.code)
  await guest.page.getByRole('button', { name: 'Join', exact: true }).click()
  await waitUntilSaved(guest.page)
  await Promise.all(pending)
  beforeSaved = [...asked]
  // Long enough for all that is fetched ahead, and for what should not be.
  await guest.page.waitForTimeout(13_000)
  await Promise.all(pending)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('the first visit', () => {
  it('needs less than 300 kB of scripts, from the first page to a board that is saved', () => {
    expect(beforeSaved.length).toBeGreaterThan(0)
    for (const one of beforeSaved)
      if (one.bytes > 1500) expect(one.encoding, `${one.name} travels compressed`).toBe('gzip')
    expect(total(beforeSaved), sizes(beforeSaved)).toBeLessThan(300_000)
  })

  it('fetches ahead, once the board is saved and at rest, what a tap would ask for', () => {
    const ahead = asked.slice(beforeSaved.length)
    const wanted = [
      'Inspector',
      'Notices',
      'TableDrawer',
      'ContextMenu',
      'PeoplePanel',
      'ShareDialog',
      'low-',
    ]
    for (const name of wanted) expect(sizes(ahead)).toContain(name)
    expect(total(ahead), sizes(ahead)).toBeLessThan(320_000)
  })

  it('comes in few files', () => {
    expect(beforeSaved.length, sizes(beforeSaved)).toBeLessThan(15)
  })

  it('does not wait for what a tap would ask for', () => {
    expect(sizes(beforeSaved)).not.toMatch(
      /low-|nace-|Dialog|TableDrawer|Inspector|Menu|Panel|SearchBar|CommandPalette/,
    )
  })

  it('does not bring what only some people ask for', () => {
    expect(sizes(asked)).not.toMatch(/elk|universal|svgcanvas|layoutWorker/)
  })

  it('asks no one but the server, and nothing breaks', () => {
    expect(guest.problems).toEqual([])
  })
})
