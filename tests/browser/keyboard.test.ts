/** The whole board without a mouse, and what those need who cannot see it well or at all. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exported, waitUntilSaved, type BoardFile } from './support/board'
import { openBrowser, person, type Watched } from './support/browser'
import { startServer, type RunningServer } from './support/server'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let server: RunningServer
let browser: Browser
let anna: Watched
let page: Page
let board: string
let token: string

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  anna = await person(browser, server.url)
  page = anna.page
  page.setDefaultTimeout(10_000)
  await page.goto(server.url)
  await page.getByLabel('Name of the board').waitFor()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const type = (text: string) => page.keyboard.type(text)

/** What has the focus: its accessible name and role, roughly, and whether one can see that it has it. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const label =
      element.getAttribute('aria-label') ??
      (element as HTMLInputElement).labels?.[0]?.textContent ??
      element.textContent ??
      ''
    const shown = [element, element.parentElement!].some((one) => {
      const style = getComputedStyle(one)
      return (
        (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
      )
    })
    return {
      label: label.trim(),
      shown: shown || element.dataset.testid === 'board-canvas',
      tag: element.tagName,
    }
  })

/** Goes on with Tab until what has the focus is called so; every stop on the way shows that it has the focus. */
async function tabTo(name: string | RegExp, key = 'Tab'): Promise<void> {
  for (let i = 0; i < 60; i++) {
    const { label, shown, tag } = await focused()
    if (tag !== 'BODY') expect(shown, `the focus on ${tag} “${label}” can be seen`).toBe(true)
    if (typeof name === 'string' ? label === name : name.test(label)) return
    await press(key)
  }
  throw new Error(`Tab does not lead to ${name}`)
}

/** Faults that keep people out, as axe-core finds them on what is shown now. */
async function barriers(): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
    )
}

const boardFile = async () =>
  (await (await exported(server.url, board, token, 'board.json')).json()) as BoardFile & {
    companies: Record<string, { locked?: boolean }>
  }
const list = async () =>
  (
    (await (await exported(server.url, board, token, 'synergies.json')).json()) as {
      synergies: Record<string, unknown>[]
    }
  ).synergies
const names = async () =>
  Object.values((await boardFile()).companies)
    .map((one) => one.name)
    .sort()

describe('without a mouse', () => {
  it('the first page has no barriers, and makes a board', async () => {
    expect(await barriers()).toEqual([])
    await tabTo('Name of the board')
    await type('By hand')
    await tabTo('Create the board')
    await press('Enter')
    await waitUntilSaved(page)
    const remembered = await page.evaluate(() => JSON.stringify(localStorage))
    board = /\/b\/([^/#?]+)/.exec(page.url())![1]!
    token = /"token\\*":\\*"([^"\\]+)/.exec(remembered)![1]!
    expect(await barriers()).toEqual([])
  })

  it('T opens the table, where two companies are added', async () => {
    await press('t')
    const companies = page.getByRole('tab', { name: 'Companies', exact: true })
    await page.getByRole('tab', { name: 'Synergies', exact: true }).waitFor()
    await tabTo('Synergies')
    await press('ArrowRight')
    await expect.poll(() => companies.getAttribute('aria-selected')).toBe('true')
    for (const name of ['Dairy', 'Pig farm']) {
      await tabTo('Add a company')
      await press('Enter')
      await page.getByRole('form', { name: 'Add a company' }).waitFor()
      await type(name)
      await press('Enter')
      await page.getByRole('gridcell', { name, exact: true }).waitFor()
    }
    await waitUntilSaved(page)
    expect(await names()).toEqual(['Dairy', 'Pig farm'])
  })

  it('a synergy between them is added, and said how much of it and how far', async () => {
    await tabTo('Companies', 'Shift+Tab')
    await press('ArrowLeft')
    await tabTo('Add a synergy')
    await press('Enter')
    const form = page.getByRole('form', { name: 'Add a synergy' })
    await form.waitFor()
    await type('Dairy')
    await press('Enter', 'Tab')
    await type('Pig farm')
    await press('Enter', 'Tab')
    await type('whey')
    await press('Enter')
    await form.waitFor({ state: 'detached' })
    await expect
      .poll(() => list())
      .toMatchObject([{ donor: 'Dairy', receiver: 'Pig farm', resource: 'whey' }])

    const cell = (column: string) =>
      expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-col'))).toBe(column)
    const goTo = async (column: string, key: string) => {
      for (let i = 0; i < 40; i++) {
        if ((await page.evaluate(() => document.activeElement?.getAttribute('data-col'))) === column) return
        await press(key)
      }
      await cell(column)
    }
    await cell('resource')
    await goTo('quantity', 'ArrowRight')
    await press('Enter')
    await type('2500')
    await press('Tab')
    await cell('unit')
    for (const [column, value] of [
      ['unit', 'kg'],
      ['period', 'day'],
    ] as const) {
      await goTo(column, 'ArrowRight')
      await type(value)
      await press('Enter')
      await expect.poll(async () => (await list())[0]![column]).toBe(value)
    }
    await press('Home')
    await goTo('status', 'ArrowRight')
    await type('neg')
    await press('Enter')
    await expect
      .poll(() => list())
      .toMatchObject([{ quantity: 2500, unit: 'kg', period: 'day', status: 'negotiation' }])
  })

  it('a row is duplicated and deleted, and undo brings back what was there', async () => {
    const rows = () => list().then((all) => all.length)
    await press('Control+d')
    await expect.poll(rows).toBe(2)
    await press('Delete')
    await expect.poll(rows).toBe(1)
    await press('Control+z')
    await expect.poll(rows).toBe(2)
    await press('Control+z')
    await expect.poll(rows).toBe(1)
  })

  it('the table has no barriers', async () => {
    expect(await barriers()).toEqual([])
  })

  it('T closes it; Tab leads to the board, where Shift+C places a company to be named', async () => {
    await tabTo(/^Board$/, 'Shift+Tab')
    await press('t')
    await page.getByRole('tablist', { name: 'Tables' }).waitFor({ state: 'detached' })
    await press('Shift+c')
    await page.getByRole('textbox', { name: 'Name of the company' }).waitFor()
    await type('Bakery')
    await press('Enter')
    await expect.poll(names).toEqual(['Bakery', 'Dairy', 'Pig farm'])
    await expect.poll(async () => (await focused()).label).toBe('Board')
  })

  it('a selected company is locked and let go, duplicated and deleted', async () => {
    const bakery = async () =>
      Object.values((await boardFile()).companies).find((one) => one.name === 'Bakery') as {
        locked?: boolean
      }
    await press('Control+Shift+l')
    await expect.poll(async () => (await bakery()).locked).toBe(true)
    await press('Delete')
    await press('Control+Shift+l')
    await expect.poll(async () => (await bakery()).locked ?? false).toBe(false)
    await press('Control+d')
    await expect.poll(async () => (await names()).length).toBe(4)
    await press('Delete')
    await expect.poll(names).toEqual(['Bakery', 'Dairy', 'Pig farm'])
    await press('Control+z')
    await expect.poll(async () => (await names()).length).toBe(4)
    await press('Control+Shift+z')
    await expect.poll(async () => (await names()).length).toBe(3)
  })

  it('two that are selected in the table are connected with F', async () => {
    await tabTo(/^Board$/)
    await press('t')
    await tabTo('Synergies')
    await press('ArrowRight')
    await page.getByRole('gridcell', { name: 'Bakery', exact: true }).waitFor()
    await tabTo(/^Bakery$/)
    await press(' ', 'ArrowDown', ' ')
    await page.getByRole('heading', { name: '2 selected' }).waitFor()
    await tabTo(/^Board$/, 'Shift+Tab')
    await press('f')
    await page.getByRole('textbox', { name: 'What flows' }).waitFor()
    await type('stale bread')
    await press('Enter')
    await expect
      .poll(async () => (await list()).map((row) => row.resource).sort())
      .toEqual(['stale bread', 'whey'])
  })

  it('the inspector has no barriers, and Tab leads into it', async () => {
    await page.getByRole('complementary', { name: 'Flow' }).waitFor()
    expect(await barriers()).toEqual([])
    await tabTo('Quantity')
    await press('Escape')
  })

  it('every dialog keeps the focus, has no barriers and closes with Escape', async () => {
    for (const [button, name, key] of [
      ['Import', 'Import', 'Shift+Tab'],
      ['Share', 'Invite people', 'Tab'],
    ] as const) {
      await tabTo(button, key)
      await press('Enter')
      const dialog = page.getByRole('dialog', { name })
      await dialog.waitFor()
      await expect.poll(() => dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true)
      await expect.poll(barriers).toEqual([])
      await press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await expect.poll(async () => (await focused()).label).toBe(button)
    }
    await press('F1')
    const help = page.getByRole('dialog', { name: 'Keys and gestures' })
    await help.waitFor()
    await expect.poll(barriers).toEqual([])
    await press('Escape')
    await help.waitFor({ state: 'detached' })
  })

  it('nothing broke', () => {
    expect(anna.problems).toEqual([])
  })
})
