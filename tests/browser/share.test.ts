/** Inviting people, letting them go again, and what they see of it; nothing of a visit goes to anyone but the server. */
import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCompany, addFlow } from '../../src/model/commands'
import { canvasOf, waitUntilSaved } from './support/board'
import { openBrowser, person } from './support/browser'
import { cableTo, type Cable } from './support/cable'
import { boardWith, browserOf, documentOf, introduce, sitDown } from './support/desk'
import { startServer, type MadeBoard, type RunningServer } from './support/server'

const dairy = { x: 0, y: 0, w: 208, h: 104 }

let server: RunningServer
let browser: Browser
let cable: Cable

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  cable = await cableTo(server.url)
})
afterAll(async () => {
  await browser?.close()
  cable?.close()
  await server?.stop()
})

const newBoard = async () =>
  (
    await boardWith(server, (doc, edit) => {
      addCompany(doc, edit, { id: 'dairy', name: 'Dairy', ...dairy })
      addCompany(doc, edit, { id: 'farm', name: 'Farm', ...dairy, x: 480 })
      addFlow(doc, edit, { from: 'dairy', to: 'farm', resource: 'whey' })
    })
  ).board

/** The host at a board, with the links that their browser made with it. */
async function hostAt(board: MadeBoard, options = {}): Promise<Page> {
  const context = await browserOf(browser, 'Hanna', '#2b7a3b', options)
  await context.addInitScript(
    ([id, links]) => {
      const known = { id, title: '', role: 'host', token: links.host, openedAt: 1, links }
      if (!localStorage.getItem('symbiosis.boards'))
        localStorage.setItem('symbiosis.boards', JSON.stringify([known]))
    },
    [board.id, board.tokens] as const,
  )
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${server.url}/b/${board.id}`)
  await waitUntilSaved(page)
  return page
}

const panelOf = (page: Page) => page.getByRole('dialog', { name: 'Invite people' })
async function openPanel(page: Page) {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await panelOf(page).getByRole('article', { name: 'Editor' }).waitFor()
  return panelOf(page)
}
const linkOf = (page: Page, role: string) =>
  panelOf(page)
    .getByRole('textbox', { name: `Link: ${role}` })
    .inputValue()
async function answer(page: Page, question: string, yes: string) {
  await page.getByRole('dialog', { name: question }).getByRole('button', { name: yes }).click()
}
async function guestBy(link: string, name = 'Gleb') {
  const page = await (await browserOf(browser, name, '#c92a2a')).newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(link)
  await canvasOf(page).waitFor()
  await page.locator('[data-saved="saved"]').waitFor()
  return page
}
const issued = async (board: MadeBoard, token = board.tokens.host) => {
  const headers = { Authorization: `Bearer ${token}` }
  const response = await fetch(`${server.url}/api/boards/${board.id}/links`, { headers })
  return ((await response.json()) as { links: { role: string; revoked: boolean; expiresAt: string }[] }).links
}
const barriers = async (page: Page) => {
  await page.waitForTimeout(250)
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}
const cut = (page: Page) => {
  cable.cut()
  return page.locator('[data-saved="reconnecting"], [data-saved="offline"]').waitFor()
}
async function placeCompany(page: Page, name: string): Promise<void> {
  await canvasOf(page).focus()
  await page.keyboard.press('Shift+KeyC')
  await page.getByRole('textbox', { name: 'Name of the company' }).waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}
/** Cuts the network of someone who has written before, so that their page has all that writing needs, and lets them write. */
async function writeWithoutNetwork(page: Page, name: string): Promise<void> {
  await placeCompany(page, 'Kiosk')
  await waitUntilSaved(page)
  await cut(page)
  await placeCompany(page, name)
  await page.locator('[data-saved="keptHere"]').waitFor()
}

describe('the host', () => {
  it('gives a link for a week, replaces it, and whoever came by the old one is told', async () => {
    const board = await newBoard()
    const page = await hostAt(board)
    const panel = await openPanel(page)
    const old = await linkOf(page, 'Editor')
    const guest = await guestBy(old)
    const card = panel.getByRole('article', { name: 'Editor' })
    await card.getByText('1 window open now').waitFor()
    await card.getByRole('combobox').selectOption({ label: 'for a week' })
    await expect
      .poll(async () => {
        const ends = (await issued(board)).find(({ role }) => role === 'editor')!.expiresAt
        return Math.round((Date.parse(ends) - Date.now()) / 86_400_000)
      })
      .toBe(7)

    await card.getByRole('button', { name: 'Replace' }).click()
    const question = page.getByRole('dialog', { name: 'Replace the link?' })
    await question.getByText('1 window that is open now will be let go').waitFor()
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
    expect(await panel.count()).toBe(1)
    await card.getByRole('button', { name: 'Replace' }).click()
    await answer(page, 'Replace the link?', 'Replace')
    await guest.getByRole('dialog', { name: 'This link was withdrawn' }).waitFor({ timeout: 2_000 })
    await expect.poll(() => linkOf(page, 'Editor')).not.toBe(old)
    const focusInside = () => panel.evaluate((one) => one.contains(document.activeElement))
    await expect.poll(focusInside).toBe(true)
    await card.getByRole('button', { name: 'Revoke' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('button:focus', { hasText: 'Leave it' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await card.getByRole('button', { name: 'Make a link' }).waitFor()
    await expect.poll(focusInside).toBe(true)
    await card.getByRole('button', { name: 'Make a link' }).press('Enter')
    await expect.poll(() => linkOf(page, 'Editor')).not.toBe(old)
    const next = await guestBy(await linkOf(page, 'Editor'))
    await next.context().close()
    await guest.getByRole('button', { name: 'Enter a code or link' }).click()
    await guest.getByRole('heading', { name: 'Join a board' }).waitFor()
    await guest.context().close()
    await page.context().close()
  })

  it('replaces their own link and goes on by the new one', async () => {
    const board = await newBoard()
    const page = await hostAt(board)
    const panel = await openPanel(page)
    await panel.getByRole('article', { name: 'Host' }).getByRole('button', { name: 'Replace' }).click()
    await answer(page, 'Replace the link?', 'Replace')
    await page.getByText('The link was replaced.').waitFor()
    await waitUntilSaved(page)
    expect(await page.getByRole('dialog', { name: 'This link was withdrawn' }).count()).toBe(0)
    expect(new URL(page.url()).hash).toBe('')
    await openPanel(page)
    const fresh = (await linkOf(page, 'Host')).split('#')[1]!
    expect(fresh).not.toBe(board.tokens.host)
    expect(await issued(board, fresh)).toContainEqual(
      expect.objectContaining({ role: 'host', revoked: true }),
    )
    await page.context().close()
  })

  it('shows the code to the room; a phone that reads the QR code is in, in the role that the host chose', async () => {
    const board = await newBoard()
    const page = await hostAt(board)
    const panel = await openPanel(page)
    await panel.getByRole('region', { name: 'Join code' }).getByText('Participant', { exact: true }).click()
    await panel.getByText('Looks on, comments, votes and hands in a card from the phone.').first().waitFor()
    await panel.getByRole('button', { name: 'Show to the room' }).click()
    const room = page.getByRole('dialog', { name: 'The code for the room' })
    const code = (await room.getByRole('status').innerText()).replace(/\s/g, '')
    expect(code).toBe(board.code)
    expect((await room.locator('output').boundingBox())!.height).toBeGreaterThan(120)
    await room.getByRole('img', { name: /QR code that joins/ }).waitFor()
    expect(await barriers(page)).toEqual([])

    const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-GB' })
    await introduce(phone, { id: 'phone', name: 'Phone', colour: '#1864ab' })
    const guest = await phone.newPage()
    await guest.goto(`${server.url}/#${code}`)
    await canvasOf(guest).waitFor()
    await guest.getByText('Viewing', { exact: true }).waitFor()
    expect(new URL(guest.url()).hash).toBe('')
    await room.getByText('2 people here').waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor()
    await panel.getByText(/keys that work/).click()
    await panel.getByText('Participant · typed the code').waitFor()

    await panel.getByRole('button', { name: 'Switch off' }).click()
    await answer(page, 'Switch the code off?', 'Switch off')
    await panel.getByText('No code is switched on.').waitFor()
    const late = await phone.newPage()
    await late.goto(`${server.url}/#${code}`)
    await late.getByText('This code is not in use.').waitFor()
    await phone.close()
    await page.context().close()
  })

  it('ends the session: everybody is told at once, and new links are one step away', async () => {
    const board = await newBoard()
    const page = await hostAt(board)
    const guests = [await guestBy(`${server.url}/b/${board.id}#${board.tokens.viewer}`, 'Vera')]
    const panel = await openPanel(page)
    await panel.getByRole('button', { name: 'End the session' }).click()
    await answer(page, 'End the session for everyone?', 'End the session')
    for (const guest of guests) {
      await guest.getByRole('dialog', { name: 'The session is over' }).waitFor({ timeout: 2_000 })
      expect(await barriers(guest)).toEqual([])
      await guest.reload()
      await guest.getByText('The host has ended the session.').waitFor()
      await guest.context().close()
    }
    await panel.getByText('The session is over. 1 window was closed.').waitFor()
    await panel.getByText('No code is switched on.').waitFor()
    expect(await panel.getByRole('textbox').count()).toBe(1)
    await panel.getByRole('button', { name: 'Make new links and a new code' }).click()
    await panel.getByRole('textbox', { name: 'Link: Viewer' }).waitFor()
    expect(await panel.locator('output').innerText()).not.toBe('')
    await (await guestBy(await linkOf(page, 'Editor'))).context().close()
    await page.context().close()
  })

  it('finds a panel without barriers on a wall and on a phone, dark and light, with room for fingers', async () => {
    const board = await newBoard()
    for (const options of [
      { viewport: { width: 2560, height: 1440 }, colorScheme: 'dark' },
      { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, colorScheme: 'light' },
    ] as const) {
      const page = await hostAt(board, options)
      const phone = options.viewport.width === 360
      if (phone) {
        await page.getByRole('button', { name: 'Menu' }).click()
        await page.getByRole('menuitem', { name: 'Share' }).click()
      } else await openPanel(page)
      const panel = panelOf(page)
      await panel.getByRole('article', { name: 'Editor' }).getByRole('textbox').waitFor()
      await panel.getByText(/keys that work/).click()
      await panel.getByRole('button', { name: 'QR code: Editor' }).click()
      await panel.getByRole('img', { name: 'QR code of the link: Editor' }).waitFor()
      expect(await barriers(page)).toEqual([])
      const small = await panel.evaluate(
        (dialog, least) => {
          const touched = dialog.querySelectorAll<HTMLElement>('button, select, summary, label:has(input)')
          return [...touched]
            .filter(
              (one) =>
                one.getBoundingClientRect().height < least || one.getBoundingClientRect().width < least,
            )
            .map((one) => one.outerHTML)
        },
        phone ? 44 : 24,
      )
      expect(small).toEqual([])
      const over = await panel.evaluate((one) => one.scrollWidth - one.clientWidth)
      expect(over).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  })
})

describe('what somebody wrote', () => {
  it('without network, while the session was ended, is theirs to save, and reaches the board by a new link', async () => {
    const board = await newBoard()
    const context = await browserOf(browser, 'Anna', '#c92a2a')
    const anna = await context.newPage()
    anna.setDefaultTimeout(15_000)
    cable.mend()
    await sitDown(anna, { ...server, url: cable.url }, board)
    await writeWithoutNetwork(anna, 'Bakery')
    const authorization = { Authorization: `Bearer ${board.tokens.host}`, 'Content-Type': 'application/json' }
    const own = `${server.url}/api/boards/${board.id}`
    await fetch(`${own}/end`, { method: 'POST', headers: { Authorization: `Bearer ${board.tokens.host}` } })
    cable.mend()
    const dialog = anna.getByRole('dialog', { name: 'The session is over' })
    await dialog.getByText('Some of your changes have not reached the server.').waitFor()
    const [file] = await Promise.all([
      anna.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save a copy (JSON)' }).click(),
    ])
    expect(readFileSync(await file.path(), 'utf8')).toContain('Bakery')
    const names = async () => Object.values((await documentOf(server, { ...board, tokens })).companies)
    const tokens = { ...board.tokens, viewer: board.tokens.host }
    expect((await names()).map(({ name }) => name)).not.toContain('Bakery')

    const made = await fetch(`${own}/links`, {
      method: 'POST',
      headers: authorization,
      body: JSON.stringify({ role: 'editor' }),
    })
    const { token } = (await made.json()) as { token: string }
    await anna.goto(`${cable.url}/b/${board.id}#${token}`)
    await anna.locator('[data-saved="saved"]').waitFor()
    await expect.poll(async () => (await names()).map(({ name }) => name)).toContain('Bakery')
    await context.close()
  })

  it('and may not write is refused in words, and kept on the device', async () => {
    const board = await newBoard()
    const context = await browserOf(browser, 'Boris', '#1864ab')
    let boris = await context.newPage()
    cable.mend()
    await sitDown(boris, { ...server, url: cable.url }, board)
    await writeWithoutNetwork(boris, 'Brewery')
    await boris.close()
    cable.mend()
    boris = await context.newPage()
    await boris.goto(`${cable.url}/b/${board.id}#${board.tokens.viewer}`)
    await boris.getByText('This link lets you look but not change.').waitFor()
    await boris.locator('[data-saved="notSaved"]').waitFor()
    await boris.reload()
    await boris.locator('[data-saved="notSaved"]').waitFor()
    const { companies } = await documentOf(server, board)
    expect(Object.values(companies).map(({ name }) => name)).not.toContain('Brewery')
    await context.close()
  })
})

describe('a whole visit', () => {
  it('asks nobody but the server, sets no cookie, runs no foreign script, and shows no key to anyone', async () => {
    const board = await newBoard()
    const { page, problems } = await person(browser, server.url)
    page.setDefaultTimeout(15_000)
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url(), request.headers().referer ?? ''))
    page.on('websocket', (socket) => addresses.push(socket.url()))
    const unguarded: string[] = []
    page.on('response', (response) => {
      const headers = response.headers()
      if (!headers['content-security-policy'] || headers['x-content-type-options'] !== 'nosniff')
        if (response.url().startsWith('http')) unguarded.push(response.url())
      if (headers['set-cookie']) problems.push(`cookie: ${response.url()}`)
    })
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI}`),
      ),
    )
    await page.goto(server.url)
    await page.getByLabel('Code or link').waitFor()
    await page.goto(`${server.url}/b/${board.id}#${board.tokens.host}`)
    await waitUntilSaved(page)
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    await page.getByRole('gridcell', { name: 'whey' }).first().waitFor()
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    for (const name of ['Synergy list, Excel', 'Picture of the board, PNG', 'Picture of the board, SVG']) {
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()])
    }
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('dialog', { name: 'Import' }).waitFor()
    await page.keyboard.press('Escape')
    const panel = await openPanel(page)
    await panel.getByRole('button', { name: 'QR code: Host' }).click()
    await panel.getByRole('button', { name: 'Show to the room' }).click()
    await page.keyboard.press('Escape')
    await panel.waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('F1')
    await page.getByRole('dialog', { name: 'Keys and gestures' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+KeyF')
    // What is fetched ahead of being asked for belongs to the visit.
    await page.waitForTimeout(10_000)
    expect(problems).toEqual([])
    expect(unguarded).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    const scripts = await page.evaluate(() =>
      [...document.scripts]
        .filter(({ src, type }) => !src && type !== 'application/json')
        .map(({ text }) => text),
    )
    expect(scripts).toEqual([])
    const { host } = new URL(server.url)
    for (const address of addresses.filter((one) => /^(http|ws)/.test(one))) {
      expect(new URL(address).host).toBe(host)
      for (const token of Object.values(board.tokens)) expect(address).not.toContain(token)
    }
    expect(addresses.some((one) => one.startsWith('ws'))).toBe(true)
    for (const token of Object.values(board.tokens)) expect(server.output()).not.toContain(token)
    await page.context().close()
  })
})
