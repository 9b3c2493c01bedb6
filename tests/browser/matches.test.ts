/** Two people write down, each in a language of their own, what one company has and another needs; the board finds the match. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCompany } from '../../src/model/commands'
import { exported, middleOnScreen, onScreen } from './support/board'
import { openBrowser } from './support/browser'
import { boardWith, browserOf, documentOf, painted, sitDown } from './support/desk'
import { startServer, type MadeBoard, type RunningServer } from './support/server'

const station = { x: 0, y: 0, w: 208, h: 104 }
const works = { x: 520, y: 0, w: 208, h: 104 }
const farm = { x: 0, y: 360, w: 208, h: 104 }

let server: RunningServer
let browser: Browser
let board: MadeBoard
let anna: Page
let boris: Page

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  ;({ board } = await boardWith(server, (doc, edit) => {
    addCompany(doc, edit, { id: 'station', name: 'ТЭЦ', ...station })
    addCompany(doc, edit, { id: 'works', name: 'Cement works', ...works })
    addCompany(doc, edit, { id: 'farm', name: 'Farm', ...farm })
  }))
  anna = await (await browserOf(browser, 'Anna', '#c92a2a')).newPage()
  boris = await (await browserOf(browser, 'Борис', '#1864ab', { locale: 'ru-RU' })).newPage()
  await Promise.all([sitDown(anna, server, board), sitDown(boris, server, board)])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function write(page: Page, at: typeof station, field: string, ...names: string[]): Promise<void> {
  const { x, y } = await middleOnScreen(page, at)
  await page.mouse.click(x, y)
  for (const name of names) {
    await page.getByRole('combobox', { name: field }).fill(name)
    await page.keyboard.press('Enter')
  }
}

/** The middle between two cards, in board units. */
const between = (a: typeof station, b: typeof station) => ({
  x: (a.x + b.x) / 2 + (a.w + b.w) / 4,
  y: (a.y + b.y) / 2 + (a.h + b.h) / 4,
})

interface Listed {
  readonly matches: readonly { offer: string; need: string; reason: string }[]
}
const listed = async () =>
  (
    (await exported(server.url, board.id, board.tokens.viewer, 'matches.json')).json() as Promise<Listed>
  ).then(({ matches }) => matches)

describe('what one company has and another needs', () => {
  it('is found as a match, whatever language each is written in', async () => {
    await write(boris, station, 'Добавить предложение', 'зола-унос', 'гипс строительный')
    await write(anna, farm, 'Add a need', 'gypsum')
    await write(anna, works, 'Add a need', 'mineral addition to cement')
    await anna.getByRole('button', { name: /^Possible partners: / }).waitFor()
    await anna.getByRole('button', { name: /^Possible partners: / }).click()
    const card = anna.getByRole('list', { name: 'Matches, best first' }).getByRole('listitem').first()
    await card.getByText('зола-унос', { exact: true }).waitFor()
    expect(await card.innerText()).toContain('mineral addition to cement')
  })

  it('is offered as it is typed, to whoever has the list open', async () => {
    await anna.getByRole('radio', { name: 'Whole board' }).check()
    await write(boris, station, 'Добавить потребность', 'солома')
    await write(anna, farm, 'Add an offer', 'wheat straw bales')
    const mine = anna.getByRole('list', { name: 'Matches, best first' }).getByText('wheat straw bales')
    await mine.waitFor({ timeout: 10_000 })
  })

  it('is drawn as an arrow between the two cards, which says why under the hand and opens the list', async () => {
    await anna.getByRole('button', { name: 'Close the list of possible partners' }).click()
    await anna.mouse.click(...(Object.values(await middleOnScreen(anna, works)) as [number, number]))
    const middle = await onScreen(anna, { x: 364, y: 52 })
    const between = { x: middle.x - 60, y: middle.y - 40, w: 120, h: 80 }
    await expect.poll(() => painted(anna, 2, between)).toBeGreaterThan(60)
    // The question mark stands at the arrow's middle, which is curved a little.
    const pointed = async () => {
      for (let dy = -40; dy <= 40; dy += 4) {
        await anna.mouse.move(middle.x, middle.y + dy)
        if (await anna.getByRole('tooltip').filter({ hasText: 'mineral addition' }).isVisible()) return dy
      }
      return null
    }
    const at = await pointed()
    expect(at).not.toBeNull()
    await anna.mouse.click(middle.x, middle.y + at!)
    await anna.getByText('ТЭЦ → Cement works').waitFor()
  })

  it('becomes a flow for everyone when one accepts it', async () => {
    await anna.getByRole('button', { name: /^Accept: зола-унос/ }).click()
    await expect
      .poll(async () => Object.values((await documentOf(server, board)).flows))
      .toMatchObject([{ from: 'station', to: 'works', resource: 'зола-унос', status: 'idea' }])
    await boris.keyboard.press('Escape')
    await boris.keyboard.press('Escape')
    await boris.keyboard.press('KeyT')
    await boris.getByRole('row').filter({ hasText: 'Cement works' }).first().waitFor()
    await boris.keyboard.press('Escape')
    expect((await listed()).some(({ reason }) => reason.includes('зол'))).toBe(false)
  })

  it('stays dismissed for everyone, after the page is opened anew and in the exported list', async () => {
    expect(await listed()).not.toEqual([])
    await anna.getByRole('button', { name: 'Show all' }).click()
    const cards = anna.getByRole('list', { name: 'Matches, best first' })
    const whole = anna.getByRole('radio', { name: 'Whole board' })
    if (await whole.isVisible()) await whole.check()
    await cards.getByRole('button', { name: /^Dismiss: wheat straw bales/ }).click()
    await cards.getByText('wheat straw bales').waitFor({ state: 'detached' })
    await expect
      .poll(async () => Object.values((await documentOf(server, board)).matches ?? {}))
      .toMatchObject([{ state: 'dismissed', by: 'Anna' }])
    await anna.reload()
    await anna.locator('[data-saved="saved"]').waitFor()
    await anna.getByRole('button', { name: /^Possible partners/ }).click()
    await anna.getByText('Reading what the board').waitFor({ state: 'detached' })
    // Nothing is selected: the arrows of the whole board stand beside its list.
    const arrows = async () => {
      const middle = await onScreen(anna, between(station, farm))
      return painted(anna, 2, { x: middle.x - 40, y: middle.y - 40, w: 80, h: 80 })
    }
    await expect.poll(arrows).toBeGreaterThan(60)
    await anna.getByRole('radio', { name: 'Dismissed' }).check()
    await anna.getByText('wheat straw bales').waitFor()
    await anna.getByRole('radio', { name: 'New' }).check()
    expect(await anna.getByText('wheat straw bales').count()).toBe(0)
    const { resources } = await documentOf(server, board)
    const straw = Object.entries(resources).find(([, { name }]) => name === 'wheat straw bales')![0]
    expect((await listed()).some(({ offer }) => offer === straw)).toBe(false)
  })

  it('is looked up: who has it, how much, and what it is used for', async () => {
    await anna.getByRole('button', { name: 'Close the list of possible partners' }).click()
    await anna.keyboard.press('Shift+KeyX')
    const field = anna.getByRole('combobox', { name: 'Resource' })
    await field.fill('fly ash')
    await anna.keyboard.press('Enter')
    const panel = anna.getByRole('complementary', { name: 'Resource explorer' })
    await panel.getByRole('button', { name: /ТЭЦ/ }).waitFor()
    await panel.getByRole('heading', { name: 'Known uses' }).waitFor()
    expect(await panel.innerText()).toContain('unknown')
  })
})
