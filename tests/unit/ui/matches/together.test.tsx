// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadKnowledge } from '../../../../src/analysis/matching/knowledge'
import type { Editor } from '../../../../src/canvas/editor'
import { addCompany, addResource } from '../../../../src/model/commands'
import { markMatch } from '../../../../src/model/commands/matches'
import { matchesMap } from '../../../../src/model/document'
import type { Role } from '../../../../src/model/roles'
import type { Language } from '../../../../src/model/words'
import { Announcer } from '../../../../src/ui/announcer'
import MatchesPanel from '../../../../src/ui/matches/MatchesPanel'
import { edit } from '../../model/board'
import { openEditor, show } from '../records/board'

let editor: Editor
const onExplore = vi.fn()

/** Two companies that could help each other, and a third that has nothing to do with it. */
function put(role: Role = 'editor') {
  editor = openEditor(role)
  const { doc } = editor.session
  addCompany(doc, edit, { id: 'power', name: 'Power station', x: 0, y: 0 })
  addCompany(doc, edit, { id: 'cement', name: 'Цементный завод', x: 400, y: 0 })
  addCompany(doc, edit, { id: 'office', name: 'Office', x: 800, y: 0 })
  addResource(doc, edit, {
    id: 'ash',
    company: 'power',
    direction: 'offer',
    name: 'зола-унос',
    quantity: 900,
    unit: 't',
    period: 'year',
  })
  addResource(doc, edit, {
    id: 'addition',
    company: 'cement',
    direction: 'need',
    name: 'mineral addition to cement',
  })
}

const open = (language: Language = 'en') =>
  show(
    editor,
    <MatchesPanel between={null} onBetween={() => {}} onExplore={onExplore} onClose={() => {}} />,
    language,
  )
const pair = 'зола-унос → mineral addition to cement'
const card = async (list = 'Matches, best first') =>
  within((await screen.findByRole('list', { name: list }, { timeout: 8_000 })).querySelector('li')!)
const cards = () => screen.queryByRole('list', { name: 'Matches, best first' })
const state = (name: string) => screen.getByRole('radio', { name })

// What everyone waits for once is no part of what is tested.
beforeAll(async () => void (await loadKnowledge()), 30_000)
beforeEach(() => put())

describe('the list of matches', () => {
  it('says who could give what to whom, how much, how well it fits and why', async () => {
    const { user } = await open()
    const one = await card()
    expect(one.getByText('Power station')).toBeTruthy()
    expect(one.getByText('Цементный завод')).toBeTruthy()
    expect(one.getByText('900 t a year')).toBeTruthy()
    expect(one.getByText(/^Fly ash can serve as/)).toBeTruthy()
    expect(one.getByText(/\d+%$/)).toBeTruthy()
    await user.click(one.getByRole('button', { name: /^зола-унос/ }))
    expect(onExplore).toHaveBeenCalledWith('зола-унос')
  })

  it('says it in Russian', async () => {
    await open('ru')
    const list = await screen.findByRole('list', { name: /лучш/ }, { timeout: 8_000 })
    expect(within(list).getByText(/^Зола-унос — /)).toBeTruthy()
  })

  it('keeps for later, dismisses and puts back, and undoes it in one step', async () => {
    const { user } = await open()
    await user.click((await card()).getByRole('button', { name: `Keep for later: ${pair}` }))
    await waitFor(() => expect(cards()).toBeNull())
    await user.click(state('For later'))
    await user.click((await card()).getByRole('button', { name: `Dismiss: ${pair}` }))
    await screen.findByText('Nothing is kept for later.')
    await user.click(state('Dismissed'))
    await user.click((await card()).getByRole('button', { name: `Put back: ${pair}` }))
    expect(matchesMap(editor.session.doc).size).toBe(0)
    act(() => editor.session.undo.undo())
    expect(matchesMap(editor.session.doc).size).toBe(1)
  })

  it('follows what somebody else dismisses', async () => {
    await open()
    await card()
    act(() => void markMatch(editor.session.doc, edit, { offer: 'ash', need: 'addition' }, 'dismissed'))
    await waitFor(() => expect(cards()).toBeNull())
  })

  it('is about what is selected, and about the whole board when that is asked for', async () => {
    editor.select([{ collection: 'companies', id: 'office' }])
    const { user } = await open()
    expect(
      await screen.findByText(/^Nothing on the board fits what is selected/, {}, { timeout: 8_000 }),
    ).toBeTruthy()
    await user.click(state('Whole board'))
    expect((await card()).getByText('Power station')).toBeTruthy()
  })
})

describe('going through the list with one key', () => {
  /** Two more that could take the ash. */
  function more() {
    for (const name of ['Road', 'Brickworks']) {
      const company = addCompany(editor.session.doc, edit, { name, x: 0, y: 400 })
      const offered = `fly ash for ${name}`
      addResource(editor.session.doc, edit, { company, direction: 'need', name: offered })
    }
  }
  const openWithVoice = () =>
    show(
      editor,
      <>
        <Announcer />
        <MatchesPanel between={null} onBetween={() => {}} onExplore={onExplore} onClose={() => {}} />
      </>,
    )
  const needs = () =>
    [...(cards()?.children ?? [])].map(
      (one) =>
        within(one as HTMLElement)
          .getByRole('button', { name: /^Accept: / })
          .getAttribute('aria-label')!
          .split(' → ')[1]!,
    )
  const focused = () => document.activeElement?.getAttribute('aria-label')
  const said = () => screen.getAllByRole('status').map((one) => one.textContent)

  it.each([
    ['Keep for later', /^Kept for later: зола-унос/],
    ['Dismiss', /^Dismissed for everyone: зола-унос/],
    ['Accept', /^Accepted: зола-унос/],
  ])(
    '“%s” goes on to the same button of the next card, at last to the heading, and is said',
    async (deed, words) => {
      more()
      editor.select([{ collection: 'companies', id: 'power' }])
      const { user } = await openWithVoice()
      await card()
      await waitFor(() => expect(needs()).toHaveLength(3))
      const order = needs()
      screen.getByRole('button', { name: `${deed}: зола-унос → ${order[0]}` }).focus()
      await user.keyboard('{Enter}')
      await waitFor(() => expect(focused()).toBe(`${deed}: зола-унос → ${order[1]}`))
      expect(said()).toContainEqual(expect.stringMatching(words))
      await user.keyboard('{Enter}')
      await waitFor(() => expect(focused()).toBe(`${deed}: зола-унос → ${order[2]}`))
      await user.keyboard('{Enter}')
      await waitFor(() =>
        expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Possible partners' })),
      )
      expect(needs()).toEqual([])
    },
  )

  it('leaves the focus of somebody who has gone on to something else', async () => {
    more()
    const { user } = await openWithVoice()
    await card()
    await waitFor(() => expect(needs()).toHaveLength(3))
    await user.click((await card()).getByRole('button', { name: /^Dismiss: / }))
    await user.click(screen.getByRole('radio', { name: 'New' }))
    await waitFor(() => expect(needs()).toHaveLength(2))
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'New' }))
  })
})
