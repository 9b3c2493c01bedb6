// @vitest-environment jsdom
/** The list of matches and the resource explorer, with what the board really knows. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Editor } from '../../../../src/canvas/editor'
import { addCompany, addResource } from '../../../../src/model/commands'
import { Edit } from '../../../../src/model/edit'
import { matchesMap } from '../../../../src/model/document'
import type { Role } from '../../../../src/model/roles'
import ExplorerPanel from '../../../../src/ui/explorer/ExplorerPanel'
import MatchesPanel from '../../../../src/ui/matches/MatchesPanel'
import { openEditor, show } from '../records/board'

vi.setConfig({ testTimeout: 60_000 })

let editor: Editor

function sit(role: Role = 'editor'): void {
  editor = openEditor(role)
  const { doc } = editor.session
  const edit = new Edit('Boris')
  addCompany(doc, edit, { id: 'station', name: 'ТЭЦ', x: 0, y: 0 })
  addCompany(doc, edit, { id: 'works', name: 'Cement works', x: 400, y: 0 })
  addResource(doc, edit, {
    id: 'ash',
    company: 'station',
    direction: 'offer',
    name: 'зола-унос',
    quantity: 900,
    unit: 't',
    period: 'year',
  })
  addResource(doc, edit, {
    id: 'need',
    company: 'works',
    direction: 'need',
    name: 'mineral addition to cement',
  })
}
beforeEach(() => sit())
afterEach(() => {
  editor.destroy()
  editor.session.destroy()
})

const panel = () => (
  <MatchesPanel between={null} onBetween={() => {}} onExplore={() => {}} onClose={() => {}} />
)
const card = () =>
  screen.findByRole('button', { name: /^Accept: / }, { timeout: 30_000 }).then((one) => one.closest('li')!)

describe('the list of matches', () => {
  it('says who could give what to whom, how well it fits in words, and why', async () => {
    await show(editor, panel())
    const text = (await card()).textContent
    for (const part of ['зола-унос', 'mineral addition to cement', 'ТЭЦ', 'Cement works', 'Very close', '%'])
      expect(text).toContain(part)
  })

  it('makes a flow of what is accepted and selects it', async () => {
    const { user } = await show(editor, panel())
    await card()
    await user.click(screen.getByRole('button', { name: /^Accept: / }))
    const [flow] = editor.session.snapshot.flows.values()
    expect(flow).toMatchObject({ from: 'station', to: 'works', offer: 'ash', need: 'need' })
    expect(editor.state.selection).toEqual([{ collection: 'flows', id: flow!.id }])
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Accept: / })).toBeNull())
  })

  it('keeps for later in a list of its own, from which it is put back', async () => {
    const { user } = await show(editor, panel())
    await card()
    await user.click(screen.getByRole('button', { name: /^Keep for later: / }))
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Accept: / })).toBeNull())
    await user.click(screen.getByRole('radio', { name: 'For later' }))
    await user.click(await screen.findByRole('button', { name: /^Put back: / }))
    expect(matchesMap(editor.session.doc).size).toBe(0)
  })

  it('lets who may only look do nothing', async () => {
    editor.destroy()
    sit('viewer')
    await show(editor, panel())
    await screen.findByText('зола-унос', {}, { timeout: 30_000 })
    expect(screen.queryByRole('button', { name: /^(Accept|Dismiss|Keep)/ })).toBeNull()
  })
})

describe('the resource explorer', () => {
  it('shows by a name in one language what the board calls by a name in another, how much, and known uses', async () => {
    const { user } = await show(editor, <ExplorerPanel asked="fly ash" onClose={() => {}} />)
    const owner = await screen.findByRole('button', { name: /ТЭЦ/ }, { timeout: 30_000 })
    expect(within(screen.getByRole('complementary')).getByText('900 t')).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Known uses' })).toBeTruthy()
    await user.click(owner)
    expect(editor.state.selection).toEqual([{ collection: 'companies', id: 'station' }])
  })

  it('says so of words that it does not know, and looks for them on the board', async () => {
    act(
      () =>
        void addResource(editor.session.doc, new Edit(), {
          company: 'works',
          direction: 'offer',
          name: 'qwxz blend',
        }),
    )
    await show(editor, <ExplorerPanel asked="qwxz" onClose={() => {}} />)
    await screen.findByText(/Not among the known resources/, {}, { timeout: 30_000 })
    expect(screen.getByRole('button', { name: /Cement works/ })).toBeTruthy()
  })
})
