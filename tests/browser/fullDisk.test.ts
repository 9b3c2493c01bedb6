/** The server's disk is full while somebody draws: the page says what is true, and nothing is lost. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { start } from '../faults/support/server'
import { temporaryDirectory } from '../unit/server/world'
import { waitUntilSaved } from './support/board'
import { openBrowser, person } from './support/browser'
import { makeBoard } from './support/server'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

it('says in the language of the page that changes are not saved, and saves them when there is space', async () => {
  const dataDir = temporaryDirectory()
  const server = await start({ dataDir, preload: './tests/faults/support/smallDatabase.mjs' })
  const board = await makeBoard(
    { ...server, dataDir, output: () => '', stop: async () => {} },
    { title: 'Port' },
  )
  const { page, problems } = await person(browser, server.url)
  await page.goto(`${server.url}/b/${board.id}#${board.tokens.editor}`)
  await waitUntilSaved(page)

  server.signal('SIGUSR2')
  const rename = async (name: string) => {
    await page.getByRole('button', { name: /^Rename the board/ }).click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
  }
  // Until the pages that there are have no more room.
  const state = page.locator('[data-saved]')
  for (let n = 0; n < 200 && (await state.getAttribute('data-saved')) !== 'notSaved'; n++) {
    await rename(`Port ${n} ${'x'.repeat(180)}`)
    await page.waitForTimeout(30)
  }
  await expect.poll(() => state.textContent()).toBe('Changes not saved')
  await state.click()
  await expect
    .poll(() => page.getByRole('dialog').textContent())
    .toContain('The disk of the server may be full.')
  await page.keyboard.press('Escape')

  server.signal('SIGUSR2')
  await waitUntilSaved(page)
  expect(problems).toEqual([])
}, 120_000)
