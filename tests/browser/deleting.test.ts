/** A host takes a board off the server, and those who are on it see why it ended. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCompany } from '../../src/model/commands'
import { openBrowser } from './support/browser'
import { boardWith, browserOf, sitDown } from './support/desk'
import { startServer, type MadeBoard, type RunningServer } from './support/server'

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

async function someone(name: string, board: MadeBoard, role: keyof MadeBoard['tokens']): Promise<Page> {
  const page = await (await browserOf(browser, name, '#c92a2a')).newPage()
  page.setDefaultTimeout(15_000)
  await sitDown(page, server, board, role)
  return page
}

async function status(board: MadeBoard): Promise<number> {
  const headers = { authorization: `Bearer ${board.tokens.host}` }
  return (await fetch(`${server.url}/api/boards/${board.id}`, { headers })).status
}

describe('deleting a board', () => {
  it('asks the host once more, sends everybody away and leads home', async () => {
    const { board } = await boardWith(server, (doc, edit) =>
      addCompany(doc, edit, { name: 'Dairy', x: 0, y: 0 }),
    )
    const host = await someone('Anna', board, 'host')
    const guest = await someone('Ben', board, 'editor')

    await host.getByRole('button', { name: 'Menu', exact: true }).click()
    await host.getByRole('menuitem', { name: 'Delete the board…' }).click()
    const dialog = host.getByRole('dialog', { name: 'Delete this board?' })
    await dialog.getByText('“Harbour” goes from the server').waitFor()
    await dialog.getByText('1 other person is on it now').waitFor()
    // The safe answer has the focus, and Escape is one too.
    await expect
      .poll(() =>
        dialog.getByRole('button', { name: 'Keep it' }).evaluate((one) => one === document.activeElement),
      )
      .toBe(true)
    await host.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await status(board)).toBe(200)

    await host.getByRole('button', { name: 'Menu', exact: true }).click()
    await host.getByRole('menuitem', { name: 'Delete the board…' }).click()
    await dialog.getByRole('button', { name: 'Delete for everyone' }).click()
    await host.waitForURL(`${server.url}/`)
    await host.getByText('The board “Harbour” was deleted.').first().waitFor()
    expect(await host.getByRole('link', { name: /Harbour/ }).count()).toBe(0)
    expect(await status(board)).toBe(404)

    const told = guest.getByRole('dialog', { name: 'The server closed the connection' })
    await told.getByText('The board is no longer on this server.').waitFor()
    await guest.reload()
    await told.waitFor()
  })

  it('is offered to no one but hosts', async () => {
    const { board } = await boardWith(server, (doc, edit) =>
      addCompany(doc, edit, { name: 'Dairy', x: 0, y: 0 }),
    )
    const editor = await someone('Ben', board, 'editor')
    await editor.getByRole('button', { name: 'Menu', exact: true }).click()
    await editor.getByRole('menuitem', { name: 'All boards' }).first().waitFor()
    expect(await editor.getByRole('menuitem', { name: /Delete the board/ }).count()).toBe(0)
  })
})
