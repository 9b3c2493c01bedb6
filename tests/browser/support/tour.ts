/** A walk through every page, panel, menu and dialog of the product, with a look at each. */
import type { Locator, Page } from 'playwright-core'
import type * as Y from 'yjs'
import {
  addAction,
  addCompany,
  addFlow,
  addFrame,
  addNote,
  addResource,
  setFields,
} from '../../../src/model/commands'
import type { Edit } from '../../../src/model/edit'
import { canvasOf, onScreen } from './board'
import { sitDown } from './desk'
import type { MadeBoard, RunningServer } from './server'

/** Fills a board with one of everything that a person can come upon, an open question included. */
export function oneOfEverything(doc: Y.Doc, edit: Edit): void {
  addFrame(doc, edit, { id: 'park', x: -60, y: -80, w: 760, h: 420, title: 'Harbour park' })
  addCompany(doc, edit, { id: 'plant', name: 'Cement plant', x: 0, y: 0, municipality: 'Kalundborg' })
  addCompany(doc, edit, { id: 'power', name: 'Power station', x: 420, y: 0, kind: 'utility' })
  addCompany(doc, edit, { id: 'farm', name: 'Pig farm by the old road', x: 420, y: 200, kind: 'farm' })
  addNote(doc, edit, { id: 'note', x: 0, y: 200, text: 'Who pays for the pipe?' })
  addResource(doc, edit, { company: 'plant', direction: 'need', name: 'fly ash', low: '10 01 02' })
  addResource(doc, edit, { company: 'plant', direction: 'offer', name: 'warm water', category: 'water' })
  addFlow(doc, edit, { id: 'ash', from: 'power', to: 'plant', resource: 'fly ash', quantity: 2500 })
  addFlow(doc, edit, { id: 'steam', from: 'power', to: 'farm', resource: 'steam', category: 'energy' })
  setFields(doc, edit, { collection: 'flows', id: 'ash' }, { unit: 'kg', period: 'day' })
  setFields(doc, edit, { collection: 'flows', id: 'steam' }, { quantity: 'a lot' as unknown as number })
  addAction(doc, edit, { flow: 'ash', text: 'Ask the municipality', owner: 'Anna' })
}

const shown = (some: Locator): Promise<void> => some.first().waitFor()
const gone = (some: Locator): Promise<void> => some.first().waitFor({ state: 'detached' })

export interface TourOptions {
  readonly server: RunningServer
  readonly board: MadeBoard
  readonly empty: MadeBoard
  readonly phone?: boolean
}

/**
 * Goes everywhere, in an English browser, and looks once something has come up and stands still.
 * @param look is told where one is.
 */
export async function tour(
  page: Page,
  { server, board, empty, phone = false }: TourOptions,
  look: (where: string) => Promise<void>,
): Promise<void> {
  page.setDefaultTimeout(6_000)
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const escape = async (what: Locator) => {
    await page.keyboard.press('Escape')
    await gone(what)
  }
  const seen = async (where: string, what: Locator) => {
    await shown(what)
    // A panel comes with a motion, and parts of it later.
    await page.waitForTimeout(250)
    await look(where)
  }
  const board_ = canvasOf(page)
  const tap = async (x: number, y: number) => {
    const { x: left, y: top } = await onScreen(page, { x, y })
    await page.mouse.click(left, top)
  }

  await sitDown(page, server, empty, 'host')
  await seen('an empty board', button(/^Import a list$/))
  await page.goto(server.url)
  await seen('home', page.getByRole('link', { name: /Nothing yet/ }))
  await sitDown(page, server, board, 'host')
  const skip = button('Stay a guest')
  if (await skip.isVisible()) {
    await seen('asked for a name', skip)
    await skip.click()
  }
  const map = button('Map of the board')
  if ((await map.getAttribute('aria-pressed')) !== 'true') await map.click()
  await seen('board with its map', page.getByTestId('minimap'))
  await map.click()
  await board_.focus()
  await page.keyboard.press('Shift+Q')
  await seen('what needs attention', page.getByRole('heading', { name: 'Needs attention' }))
  await page.keyboard.press('Shift+Q')
  await page.getByRole('button', { name: /^Saved$/ }).click()
  await seen('what saved means', page.getByRole('dialog'))
  await escape(page.getByRole('dialog'))
  await button(/people? here|person here/).click()
  await seen('who is here', page.getByRole('textbox', { name: 'Your name' }))
  await escape(page.getByRole('textbox', { name: 'Your name' }))
  await button('Menu').click()
  await seen('menu', page.getByRole('menuitem'))
  await escape(page.getByRole('menuitem'))
  if (!phone) {
    await button('Export').click()
    await seen('export', page.getByRole('menuitem'))
    await escape(page.getByRole('menuitem'))
  }

  await tap(150, 90)
  const bar = page.getByRole('toolbar', { name: 'Actions for the selection' })
  await shown(page.getByRole('complementary'))
  await seen('a company is selected', bar.getByRole('button'))
  await bar.getByRole('button', { name: 'Colour' }).click()
  await seen('colours of a company', page.getByRole('menu'))
  await escape(page.getByRole('menu'))
  await bar.getByRole('button', { name: 'More actions' }).click()
  await seen('menu of a company', page.getByRole('menuitem'))
  await escape(page.getByRole('menuitem'))
  if (phone) {
    await button('Show all fields').click()
    await seen('all fields of a company', page.getByLabel('Name', { exact: true }))
  }
  await board_.focus()
  await page.keyboard.press('Escape')
  await gone(page.getByRole('complementary'))
  await page.keyboard.press('Home')
  for (let i = 0; i < 8; i++) {
    if (await page.getByRole('complementary', { name: 'Flow' }).isVisible()) break
    await page.keyboard.press('PageDown')
    await page.waitForTimeout(60)
  }
  const flow = page.getByRole('complementary', { name: 'Flow' })
  await seen('a flow is selected', flow)
  if (!phone) {
    await flow.getByRole('combobox').first().click()
    await seen('choosing a company', page.locator('[role="option"]'))
    await page.keyboard.press('Escape')
    await gone(page.locator('[role="option"]'))
  }
  await board_.focus()
  await page.keyboard.press('Control+a')
  await seen('several are selected', bar.getByRole('button', { name: 'Align and distribute' }))
  await bar.getByRole('button', { name: 'Align and distribute' }).click()
  await seen('ways to align', page.getByRole('menuitem'))
  await escape(page.getByRole('menuitem'))
  await board_.focus()
  await page.keyboard.press('Escape')
  await gone(page.getByRole('complementary'))

  await page.keyboard.press('Home')
  for (let i = 0; i < 8; i++) {
    if (await page.getByRole('complementary', { name: 'Company' }).isVisible()) break
    await page.keyboard.press('PageDown')
    await page.waitForTimeout(60)
  }
  await page.keyboard.press('f')
  await seen('choosing a receiver', page.getByRole('combobox', { name: 'Who receives it?' }))
  await escape(page.getByRole('combobox', { name: 'Who receives it?' }))
  await board_.focus()
  await page.keyboard.press('Escape')

  await page.keyboard.press('t')
  await shown(page.getByRole('tab'))
  for (const tab of ['Synergies', 'Companies', 'Offers and needs', 'Actions']) {
    await page.getByRole('tab', { name: tab }).click()
    await seen(`table: ${tab}`, page.getByRole('tabpanel', { name: tab }))
  }
  await button('Columns').click()
  await seen('columns of a table', page.getByRole('checkbox'))
  await escape(page.getByRole('checkbox'))
  await page.getByRole('tab', { name: 'Companies' }).click()
  await button('Kind').click()
  await seen('filter of a table', page.getByRole('checkbox'))
  await escape(page.getByRole('checkbox'))
  await page.getByRole('searchbox').fill('zzz')
  await seen('nothing found in a table', page.getByText('Nothing matches'))
  await page.getByRole('searchbox').fill('')
  const cell = page.getByRole('gridcell', { name: 'Cement plant' }).first()
  await cell.click()
  await cell.click()
  await seen('a cell is edited', page.getByRole('grid').getByRole('textbox'))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add a company' }).click()
  await seen('a form in the table', page.getByRole('button', { name: 'Cancel' }))
  await button('Fill the screen').click()
  await seen('a table that fills the screen', button('Half the screen'))
  await page.getByRole('region', { name: 'Table' }).getByRole('button', { name: 'Close' }).click()
  await gone(page.getByRole('tab'))

  await board_.focus()
  await page.keyboard.press('Control+f')
  await page.getByRole('combobox', { name: 'Find on the board' }).fill('plant')
  await seen('search', page.locator('[role="option"]'))
  await escape(page.locator('[role="option"]'))
  await board_.focus()
  await page.keyboard.press('Control+k')
  await seen('all actions', page.locator('[role="option"]'))
  await escape(page.locator('[role="option"]'))
  await board_.focus()
  await page.keyboard.press('Control+i')
  await seen('import', page.getByRole('dialog', { name: 'Import' }))
  await page
    .getByRole('textbox', { name: 'Or paste rows' })
    .fill('donor;receiver;resource\nCement plant;Bakery;heat\n;;\n')
  await button('Read the rows').click()
  await seen('what would be imported', button('Another file'))
  await escape(page.getByRole('dialog'))
  await board_.focus()
  await page.keyboard.press('F1')
  await seen('help', page.getByRole('dialog', { name: 'Keys and gestures' }))
  await escape(page.getByRole('dialog'))
  if (phone) {
    await button('Menu').click()
    await page.getByRole('menuitem', { name: 'Share' }).click()
  } else await button('Share').click()
  await seen('share', page.getByRole('region', { name: 'Join code' }))
  await escape(page.getByRole('dialog'))
}
