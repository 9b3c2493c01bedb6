// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../../../src/analysis/matching/knowledge'
import type { Editor } from '../../../../src/canvas/editor'
import { addCompany, addFlow, addResource, setFields } from '../../../../src/model/commands'
import type { Language } from '../../../../src/model/words'
import ExplorerPanel from '../../../../src/ui/explorer/ExplorerPanel'
import { edit } from '../../model/board'
import { openEditor, show } from '../records/board'

let editor: Editor

// What everyone waits for once is no part of what is tested.
beforeAll(async () => void (await loadKnowledge()), 30_000)
beforeEach(() => {
  editor = openEditor()
  const { doc } = editor.session
  addCompany(doc, edit, { id: 'power', name: 'Power station', x: 0, y: 0 })
  addCompany(doc, edit, { id: 'cement', name: 'Cement works', x: 400, y: 0 })
  const a = { unit: 't', period: 'year' } as const
  addResource(doc, edit, { company: 'power', direction: 'offer', name: 'зола-унос', quantity: 900, ...a })
  addResource(doc, edit, { company: 'cement', direction: 'need', name: 'fly ash', quantity: 1_500, ...a })
})

const open = (asked: string, language: Language = 'en') =>
  show(editor, <ExplorerPanel asked={asked} onClose={() => {}} />, language)
const heading = (name: string) => screen.findByRole('heading', { name }, { timeout: 8_000 })

describe('the resource explorer', () => {
  it('says who has a resource and who wants it, and goes there', async () => {
    const { user } = await open('fly ash')
    await heading('On this board')
    await user.click(await screen.findByRole('button', { name: /^Power station/ }))
    expect(editor.state.selection).toEqual([{ collection: 'companies', id: 'power' }])
    expect(screen.getByRole('button', { name: /^Cement works/ })).toBeTruthy()
    const gap = screen.getByText('Gap').nextElementSibling!
    // 1,500 − 900.
    expect(gap.textContent).toBe('Missing 600 t')
  })

  it('follows what flows already, as amounts and states change', async () => {
    const { doc } = editor.session
    const flow = addFlow(doc, edit, { from: 'power', to: 'cement', resource: 'fly ash' })
    await open('fly ash')
    await heading('On this board')
    const flowing = () => screen.getByText('Already flowing').nextElementSibling!.textContent
    const put = (values: Record<string, unknown>) =>
      act(() => void setFields(doc, edit, { collection: 'flows', id: flow }, values))
    put({ quantity: 10, unit: 't', period: 'month' })
    // 10 × 12.
    await waitFor(() => expect(flowing()).toBe('120 t'))
    put({ status: 'failed' })
    await waitFor(() => expect(flowing()).toBe('–'))
  })

  it('says what it is used for, where that runs, by whose word, and what is still to be checked', async () => {
    await open('fly ash')
    const uses = (await heading('Known uses')).parentElement!
    expect(within(uses).getAllByRole('listitem').length).toBeGreaterThan(1)
    expect(within(uses).getAllByText(/^Source: ./).length).toBeGreaterThan(0)
    expect(within(uses).getAllByText('From memory, to be checked').length).toBeGreaterThan(0)
  })

  it('finds a resource by a name in the other language', async () => {
    const { user } = await open('', 'ru')
    await user.type(screen.getByRole('combobox'), 'fly ash')
    await user.click((await screen.findAllByRole('option', {}, { timeout: 8_000 }))[0]!)
    expect(await screen.findByRole('heading', { name: /зола/i })).toBeTruthy()
  })
})
