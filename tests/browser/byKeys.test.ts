/** The canvas itself by keyboard alone, and what is heard of it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canvasOf, exported, waitUntilSaved, type BoardFile } from './support/board'
import { openBrowser, person, type Watched } from './support/browser'
import { startServer, type RunningServer } from './support/server'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Made {
  readonly id: string
  readonly tokens: Readonly<Record<'host' | 'editor', string>>
}

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

const make = async (title: string, template?: string): Promise<Made> =>
  (await (
    await fetch(`${server.url}/api/boards`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ title, ...(template && { template }) }),
    })
  ).json()) as Made

async function open(page: Page, { id, tokens }: Made, role: 'host' | 'editor' = 'host'): Promise<void> {
  await page.goto(`${server.url}/b/${id}#${tokens[role]}`)
  await waitUntilSaved(page)
}

const presser =
  (page: Page) =>
  async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

/** What a screen reader is led to: the item that the canvas says is active. */
const active = (page: Page) =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant')
    return (id && document.getElementById(id)?.textContent) || ''
  })

/** Goes on with Tab until the board has the focus. */
async function tabToBoard(page: Page): Promise<void> {
  const here = () =>
    page.evaluate(() => document.activeElement?.getAttribute('data-testid') === 'board-canvas')
  for (let i = 0; i < 60 && !(await here()); i++) await page.keyboard.press('Tab')
  expect(await here()).toBe(true)
}

const spoken = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role="status"]')].map((one) => one.textContent).join(' '),
  )

describe('the main job on the canvas, without a mouse', () => {
  let anna: Watched
  let page: Page
  let press: ReturnType<typeof presser>
  let made: Made
  const type = (text: string) => page.keyboard.type(text)
  const file = async () =>
    (await (await exported(server.url, made.id, made.tokens.host, 'board.json')).json()) as BoardFile & {
      flows: Record<string, { quantity?: number; bend?: number }>
    }
  const companies = async () =>
    Object.values((await file()).companies).sort((a, b) => a.name.localeCompare(b.name))
  const company = async (name: string) => (await companies()).find((one) => one.name === name)!
  const flows = async () => Object.values((await file()).flows)

  beforeAll(async () => {
    anna = await person(browser, server.url)
    page = anna.page
    page.setDefaultTimeout(10_000)
    press = presser(page)
    made = await make('By keys')
    await open(page, made)
  })

  /** Reads on from the beginning until something is heard that begins so. */
  const readTo = async (name: string) => {
    await press('Home')
    for (let i = 0; i < 6 && !(await active(page)).startsWith(name); i++) await press('PageDown')
    expect(await active(page)).toMatch(new RegExp(`^${name}`))
  }

  it('Tab enters the board once; Shift+C places companies, whose names are typed at once', async () => {
    await tabToBoard(page)
    for (const name of ['Dairy', 'Pig farm', 'Brewery']) {
      await press('Shift+C')
      await page.getByRole('textbox', { name: 'Name of the company' }).waitFor()
      await type(name)
      await press('Enter')
      await expect.poll(async () => (await companies()).map((one) => one.name)).toContain(name)
      await expect.poll(() => spoken(page), { timeout: 4_000 }).toContain(`${name} added`)
    }
    await expect.poll(() => active(page)).toBe('Brewery, producer, 0 flows')
  })

  it('F starts a flow, letters find who receives it, and its name is typed', async () => {
    await press('Home')
    await expect.poll(() => active(page)).toMatch(/^(Dairy|Pig farm|Brewery)/)
    for (let i = 0; i < 3 && !(await active(page)).startsWith('Dairy'); i++) await press('PageDown')
    expect(await active(page)).toBe('Dairy, producer, 0 flows')
    await press('f')
    const field = page.getByRole('combobox', { name: 'Who receives it?' })
    await field.waitFor()
    expect(await page.getByRole('option').count()).toBe(2)
    await type('pig')
    const option = page.getByRole('option', { name: 'Pig farm' })
    await expect.poll(() => page.getByRole('option').count()).toBe(1)
    expect(await option.getAttribute('aria-selected')).toBe('true')
    await press('Enter')
    await page.getByRole('textbox', { name: 'What flows' }).waitFor()
    await type('whey')
    await press('Enter')
    await expect.poll(flows).toMatchObject([{ resource: 'whey' }])
    await expect.poll(() => active(page)).toBe('whey, from Dairy to Pig farm, idea')
  })

  it('Escape gives up a flow that was begun, and nothing is drawn', async () => {
    await press('Home', 'f')
    await page.getByRole('combobox', { name: 'Who receives it?' }).waitFor()
    await press('Escape')
    await page.getByRole('combobox', { name: 'Who receives it?' }).waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
      .toBe('board-canvas')
    expect(await flows()).toHaveLength(1)
  })

  it('arrow keys walk from a company along its flow to the next one, and back', async () => {
    const [dairy, farm] = [await company('Dairy'), await company('Pig farm')]
    const across = Math.abs(farm.x - dairy.x) >= Math.abs(farm.y - dairy.y)
    const there = across ? (farm.x > dairy.x ? 'Right' : 'Left') : farm.y > dairy.y ? 'Down' : 'Up'
    const back = { Right: 'Left', Left: 'Right', Up: 'Down', Down: 'Up' }[there]!
    for (let i = 0; i < 5 && !(await active(page)).startsWith('Dairy'); i++) await press('PageDown')
    const heard: string[] = []
    for (const key of [there, there, back, back]) {
      await press(`Arrow${key}`)
      heard.push((await active(page)).split(',')[0]!)
    }
    expect(heard).toEqual(['whey', 'Pig farm', 'whey', 'Dairy'])
    expect(await company('Dairy')).toMatchObject({ x: dairy.x, y: dairy.y })
  })

  it('Shift goes on and keeps what is selected', async () => {
    await press('Home', 'Shift+ArrowRight', 'Shift+ArrowLeft')
    await page.getByRole('heading', { name: /selected$/ }).waitFor()
  })

  it('I opens its fields, where the quantity is set; Escape leads back step by step', async () => {
    await readTo('whey')
    expect(await active(page)).toMatch(/^whey/)
    await press('i')
    const inspector = page.getByRole('complementary', { name: 'Flow' })
    await expect.poll(() => inspector.evaluate((one) => one.contains(document.activeElement))).toBe(true)
    const label = () =>
      page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent ?? '')
    for (let i = 0; i < 30 && (await label()) !== 'Quantity'; i++) await press('Tab')
    await type('2500')
    await press('Enter')
    await expect.poll(async () => (await flows())[0]!.quantity).toBe(2500)
    await press('Escape')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
      .toBe('board-canvas')
    expect(await inspector.count()).toBe(1)
    await press('Escape')
    await inspector.waitFor({ state: 'detached' })
  })

  it('Alt moves, Shift+Alt makes larger, M moves in small steps, each told of once it rests', async () => {
    await readTo('Dairy')
    const before = await company('Dairy')
    await press('Alt+ArrowRight', 'Alt+ArrowDown')
    await expect.poll(() => company('Dairy')).toMatchObject({ x: before.x + 20, y: before.y + 20 })
    await expect.poll(() => spoken(page)).toContain('Dairy moved')
    await press('Shift+Alt+ArrowRight')
    await expect.poll(() => company('Dairy')).toMatchObject({ w: before.w + 20, h: before.h })
    await press('m')
    await expect.poll(() => spoken(page)).toContain('Arrow keys move it')
    await press('ArrowLeft', 'ArrowLeft', 'Escape')
    await expect.poll(() => company('Dairy')).toMatchObject({ x: before.x + 12 })
    await press('ArrowLeft')
    expect(await company('Dairy')).toMatchObject({ x: before.x + 12 })
  })

  it('a flow bends, and the view moves, without a drag', async () => {
    await readTo('whey')
    await press('Alt+ArrowDown')
    await expect.poll(async () => Math.abs((await flows())[0]!.bend ?? 0)).toBe(20)
    const camera = () => canvasOf(page).getAttribute('data-camera-x')
    const x = Number(await camera())
    await press('Control+ArrowRight')
    await expect.poll(async () => Number(await camera())).toBeGreaterThan(x)
  })

  it('Delete removes, undo brings it back and says so, T opens the table, Export is reached', async () => {
    await readTo('Brewery')
    await press('Delete')
    await expect.poll(async () => (await companies()).map((one) => one.name)).toEqual(['Dairy', 'Pig farm'])
    await expect.poll(() => spoken(page)).toContain('Brewery deleted')
    await press('Control+z')
    await expect.poll(async () => (await companies()).length).toBe(3)
    await expect.poll(() => spoken(page)).toContain('Undone: Brewery added')
    await press('t')
    await page.getByRole('gridcell', { name: 'whey', exact: true }).waitFor()
    for (let i = 0; i < 60; i++) {
      if (await page.evaluate(() => /^Export/.test(document.activeElement?.textContent ?? ''))) break
      await press('Shift+Tab')
    }
    await press('Enter')
    const item = page.getByRole('menuitem', { name: 'Synergy list, CSV' })
    await item.waitFor()
    const saved = page.waitForEvent('download')
    for (let i = 0; i < 10; i++) {
      if (await item.evaluate((one) => one === document.activeElement)) break
      await press('ArrowDown')
    }
    await press('Enter')
    expect((await saved).suggestedFilename()).toMatch(/\.csv$/)
    expect(anna.problems).toEqual([])
  })
})

describe('what others do', () => {
  it('is said with their name, and not at all once silenced', async () => {
    const made = await make('Heard')
    const anna = await person(browser, server.url)
    const boris = await person(browser, server.url)
    await open(anna.page, made)
    await open(boris.page, made, 'editor')
    const add = async (name: string) => {
      await boris.page.keyboard.press('Shift+C')
      const field = boris.page.getByRole('textbox', { name: 'Name of the company' })
      await field.fill(name)
      await field.press('Enter')
    }
    await add('Cement plant')
    await expect.poll(() => spoken(anna.page), { timeout: 8_000 }).toMatch(/: Cement plant added\./)
    await anna.page.getByRole('button', { name: 'Menu' }).click()
    await anna.page.getByRole('menuitemcheckbox', { name: 'Say what happens on the board' }).click()
    await add('Power station')
    await anna.page.waitForTimeout(2_500)
    expect(await spoken(anna.page)).not.toContain('Power station')
    await anna.page.reload()
    await waitUntilSaved(anna.page)
    await anna.page.getByRole('button', { name: 'Menu' }).click()
    expect(
      await anna.page
        .getByRole('menuitemcheckbox', { name: 'Say what happens on the board' })
        .getAttribute('aria-checked'),
    ).toBe('false')
    expect([...anna.problems, ...boris.problems]).toEqual([])
    await anna.page.context().close()
    await boris.page.context().close()
  })
})

/** Everything that axe-core finds, however small. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  )
}

/** Things to press that are smaller than 24 by 24 and not within a sentence, and what is wider than the window. */
const tooSmall = (page: Page, least: number) =>
  page.evaluate((least) => {
    const wanted =
      'button, [role="button"], [role="tab"], [role="menuitem"], input, select, textarea, a[href]'
    return [...document.querySelectorAll<HTMLElement>(wanted)].flatMap((one) => {
      const box = one.getBoundingClientRect()
      const hidden = box.width <= 1 || box.height <= 1 || !one.checkVisibility({ opacityProperty: true })
      const within = one.closest('p') !== null
      // A field's target is its label and frame too.
      const outer = (one.closest('label, [data-target]') ?? one).getBoundingClientRect()
      const small = Math.max(box.width, outer.width) < least || Math.max(box.height, outer.height) < least
      return !hidden && !within && small
        ? [`${one.outerHTML.slice(0, 120)} ${Math.round(box.width)}×${Math.round(box.height)}`]
        : []
    })
  }, least)

describe.each([
  ['en-GB', 'light'],
  ['en-GB', 'dark'],
  ['ru-RU', 'light'],
  ['ru-RU', 'dark'],
] as const)('in %s and %s', (locale, colorScheme) => {
  it('no page, panel or dialog keeps anybody out', { timeout: 180_000 }, async () => {
    const { page, problems } = await person(browser, server.url, {
      locale,
      colorScheme,
      reducedMotion: 'reduce',
    })
    page.setDefaultTimeout(15_000)
    const found: Record<string, string[]> = {}
    const look = async (what: string) => {
      const faults = [...(await barriers(page)), ...(await tooSmall(page, 24))]
      if (faults.length > 0) found[what] = faults
    }
    await page.goto(server.url)
    await page.getByRole('heading').first().waitFor()
    await look('home')
    await open(page, await make('Board', 'kalundborg'))
    await look('board')
    await tabToBoard(page)
    await page.keyboard.press('Home')
    await expect.poll(() => active(page)).not.toBe('')
    await page.getByRole('complementary').waitFor()
    await look('company in the inspector')
    await page.keyboard.press('PageDown')
    await look('flow in the inspector')
    await page.keyboard.press('Home')
    await page.keyboard.press('f')
    await page.getByRole('combobox', { expanded: true }).waitFor()
    await look('choosing a receiver')
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    await page.getByRole('grid').waitFor()
    await look('table')
    await page.keyboard.press('Escape')
    await canvasOf(page).focus()
    await page.keyboard.press('F1')
    await page.getByRole('dialog').waitFor()
    await look('help')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    for (const name of [/^(Import|Импорт)$/, /^(Share|Пригласить|Поделиться)$/]) {
      await page.getByRole('button', { name }).first().click()
      await page.getByRole('dialog').waitFor()
      await page.waitForTimeout(300)
      await look(String(name))
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    expect(found).toEqual({})
    expect(problems).toEqual([])
    await page.context().close()
  })
})

describe('on a window of 320 pixels, as at 400% zoom', () => {
  it(
    'nothing is lost beyond the edge, and nothing is too small for a finger',
    { timeout: 120_000 },
    async () => {
      const { page } = await person(browser, server.url, {
        viewport: { width: 320, height: 640 },
        hasTouch: true,
        isMobile: true,
        reducedMotion: 'reduce',
      })
      page.setDefaultTimeout(15_000)
      const found: Record<string, unknown> = {}
      const look = async (what: string) => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        const small = await tooSmall(page, 28)
        if (wide > 0 || small.length > 0) found[what] = { wide, small }
      }
      await page.goto(server.url)
      await page.getByRole('heading').first().waitFor()
      await look('home')
      await open(page, await make('Small', 'kalundborg'))
      await look('board')
      await page.getByRole('button', { name: 'Menu' }).tap()
      await page.getByRole('menuitem').first().waitFor()
      await look('menu')
      await page.keyboard.press('Escape')
      await page.getByRole('menuitem').first().waitFor({ state: 'detached' })
      await canvasOf(page).focus()
      await page.keyboard.press('Home')
      await page.getByRole('complementary').waitFor()
      await look('inspector')
      expect(found).toEqual({})
      await page.context().close()
    },
  )
})
