/** What people read when the server has no room for them, and what happens when it has again. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canvasOf, waitUntilSaved } from './support/board'
import { openBrowser, person } from './support/browser'
import { makeBoard, startServer, type MadeBoard, type RunningServer } from './support/server'

let server: RunningServer
let browser: Browser
let board: MadeBoard

const languages = [
  {
    locale: 'en-GB',
    create: 'Create the board',
    enough: /^Enough boards have been made from your network for now\..* in \d+ minutes\.$/,
    code: 'Code or link',
    join: 'Join',
    attempts: /^Too many attempts\. Try again in \d+ seconds?\.$/,
    full: /no more connections to this board or from your network/,
    reconnecting: 'Reconnecting…',
  },
  {
    locale: 'ru-RU',
    create: 'Создать доску',
    enough: /^Из вашей сети пока создано достаточно досок\..* через \d+ минут[уы]?\.$/,
    code: 'Код или ссылка',
    join: 'Войти',
    attempts: /^Слишком много попыток\. Попробуйте через \d+ секунд[уы]?\.$/,
    full: /больше не принимает подключений к этой доске или из вашей сети/,
    reconnecting: 'Переподключение…',
  },
]

beforeAll(async () => {
  server = await startServer(undefined, {
    MAX_BOARDS_PER_DAY_PER_ADDRESS: '1',
    MAX_WRONG_CODES_PER_ADDRESS: '1',
    MAX_CONNECTIONS_PER_PART: '1',
  })
  browser = await openBrowser()
  board = await makeBoard(server, { title: 'A full hall', template: 'kalundborg' })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe.each(languages)('a server without room, in $locale', (words) => {
  it('says so of boards and of wrong codes, and when to try again', async () => {
    const { page } = await person(browser, server.url, { locale: words.locale })
    await page.goto(server.url)
    await page.getByRole('button', { name: words.create }).click()
    await page.getByText(words.enough).waitFor()
    for (let tries = 0; tries < 2; tries++) {
      await page.getByLabel(words.code).fill('WRONG2')
      const answered = page.waitForResponse(/\/api\/join/)
      await page.getByRole('button', { name: words.join, exact: true }).click()
      await answered
    }
    await page.getByText(words.attempts).waitFor()
    await page.context().close()
  })

  it('tells one who finds the board full why it does not open, and opens it when somebody leaves', async () => {
    const first = await person(browser, server.url)
    const link = `${server.url}/b/${board.id}#${board.tokens.viewer}`
    await first.page.goto(link)
    await waitUntilSaved(first.page)
    const { page } = await person(browser, server.url, { locale: words.locale })
    await page.goto(link)
    await page.getByRole('status').filter({ hasText: words.full }).waitFor()
    await page.getByRole('button', { name: words.reconnecting }).click()
    await page.getByRole('dialog').filter({ hasText: words.full }).waitFor()
    await page.keyboard.press('Escape')
    // It is being asked again and again meanwhile, and what is said does not flicker.
    const seen: string[] = []
    for (let look = 0; look < 30; look++) {
      seen.push((await page.getByRole('status').filter({ hasText: words.full }).count()) > 0 ? 'full' : 'not')
      await page.waitForTimeout(100)
    }
    expect(new Set(seen)).toEqual(new Set(['full']))
    await first.page.context().close()
    await waitUntilSaved(page)
    expect(await canvasOf(page).isVisible()).toBe(true)
    await page.context().close()
  })
})
