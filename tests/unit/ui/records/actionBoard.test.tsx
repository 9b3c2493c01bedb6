// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Editor } from '../../../../src/canvas/editor'
import { dayOf, daysAfter } from '../../../../src/model/actionState'
import { addAction, addCompany, addFlow, setFields } from '../../../../src/model/commands'
import { Edit, together } from '../../../../src/model/edit'
import { FlowPanel } from '../../../../src/ui/records/inspector/FlowPanel'
import { TableDrawer } from '../../../../src/ui/records/TableDrawer'
import '../../../../src/ui/records/actionBoard/words'
import '../../../../src/ui/records/policy/words'
import '../../../../src/ui/records/recordWords'
import { colleague, openEditor, show } from './board'

vi.setConfig({ testTimeout: 20_000 })

const edit = new Edit()
const today = dayOf(new Date())
const drawer = <TableDrawer size="full" onSize={() => {}} onClose={() => {}} />

let editor: Editor
let flow: string
beforeEach(() => {
  localStorage.clear()
  editor = openEditor()
  const { doc } = editor.session
  together(doc, edit, () => {
    const place = { municipality: 'Valmiera', country: 'LV' }
    const mill = addCompany(doc, edit, { name: 'Mill', x: 0, y: 0, ...place })
    const farm = addCompany(doc, edit, { name: 'Farm', x: 400, y: 0, country: 'EE', municipality: 'Tartu' })
    flow = addFlow(doc, edit, {
      from: mill,
      to: farm,
      resource: 'bark',
      quantity: 100,
      unit: 't',
      period: 'month',
      barriers: ['regulatory'],
      regulatoryBarrier: 'waste or not?',
    })
  })
})
afterEach(() => {
  editor.destroy()
  editor.session.destroy()
})

const add = (text: string, more: object = {}) => addAction(editor.session.doc, edit, { flow, text, ...more })
const actions = () => editor.session.snapshot.actions
const column = (name: RegExp) => screen.findByRole('region', { name })
const openTab = async (name: string, language: 'en' | 'ru' = 'en') => {
  const { user } = await show(editor, drawer, language)
  await user.click(screen.getByRole('tab', { name }))
  return user
}

describe('the board of actions', () => {
  it('shows each action in the column of its day', async () => {
    add('Call the authority', { due: daysAfter(today, -1), owner: 'Ilze', barrier: 'regulatory' })
    add('Weigh the bark', { due: today })
    add('Sign', { due: daysAfter(today, 90) })
    add('Think')
    add('Met once', { done: true })
    await openTab('Action board')
    const overdue = await column(/^Overdue, 1/)
    expect(within(overdue).getByRole('button', { name: /Call the authority.*Ilze.*Regulatory/ })).toBeTruthy()
    for (const name of [/^Next 7 days, 1/, /^Later, 1/, /^No date, 1/, /^Done, 1/]) await column(name)
  })

  it('asks about a day that is none, where others have a calendar', async () => {
    const { doc } = editor.session
    setFields(doc, edit, { collection: 'actions', id: add('Test the ash') }, { due: 'soon' })
    add('Sign', { due: daysAfter(today, 90) })
    await openTab('Action board')
    const signOf = (text: string) =>
      screen.getByText(text).closest('li')!.querySelector('[class*="due"] svg')!
    await column(/^No date, 1/)
    expect(signOf('Test the ash').classList).toContain('tabler-icon-help-circle')
    expect(signOf('Sign').classList).toContain('tabler-icon-calendar-event')
  })

  it('moves a card by keys, and the focus stays on it', async () => {
    const id = add('Sign', { due: daysAfter(today, 90) })
    const user = await openTab('Action board')
    ;(await screen.findByRole('button', { name: /^Sign/ })).focus()
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    await column(/^No date, 1/)
    expect(actions().get(id)!.due).toBeUndefined()
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Sign/))
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    await column(/^Done, 1/)
    expect(actions().get(id)!.done).toBe(true)
    act(() => void editor.session.undo.undo())
    await column(/^No date, 1/)
  })

  it('moves a card by its menu, which offers only where it can go', async () => {
    const id = add('Think')
    const user = await openTab('Action board')
    await user.click(await screen.findByRole('button', { name: /Move or edit “Think”/ }))
    expect(screen.queryByRole('menuitem', { name: 'Overdue' })).toBeNull()
    await user.click(screen.getByRole('menuitem', { name: 'Next 7 days' }))
    await column(/^Next 7 days, 1/)
    expect(actions().get(id)!.due).toBe(daysAfter(today, 7))
  })

  it('follows what a colleague does, and selects the flow of a card', async () => {
    const id = add('Think')
    const user = await openTab('Action board')
    await column(/^No date, 1/)
    const boris = colleague(editor)
    setFields(boris.doc, edit, { collection: 'actions', id }, { done: true })
    act(() => boris.send())
    await column(/^Done, 1/)
    await user.click(screen.getByRole('button', { name: /^Think/ }))
    expect(editor.state.selection).toEqual([{ collection: 'flows', id: flow }])
  })

  it('can be narrowed to an owner', async () => {
    add('Hers', { owner: 'Ilze' })
    add('His', { owner: 'Boris' })
    const user = await openTab('Action board')
    await column(/^No date, 2/)
    await user.click(screen.getByRole('button', { name: /^Owner/ }))
    await user.click(await screen.findByRole('checkbox', { name: /Ilze/ }))
    await column(/^No date, 1/)
    expect(screen.queryByText('His')).toBeNull()
  })
})

describe('barriers of a flow', () => {
  it('are ticked, and say what exactly', async () => {
    const { user } = await show(editor, <FlowPanel of={{ collection: 'flows', id: flow }} />)
    await user.click(screen.getByRole('checkbox', { name: 'Economic' }))
    await user.type(screen.getByRole('textbox', { name: 'Economic: what exactly' }), 'gate fee{Enter}')
    const record = () => editor.session.snapshot.flows.get(flow)!
    expect(record()).toMatchObject({ barriers: ['economic', 'regulatory'], economicBarrier: 'gate fee' })
    // What is no longer ticked is out of sight; its text comes back with the tick.
    await user.click(screen.getByRole('checkbox', { name: 'Economic' }))
    expect(screen.queryByRole('textbox', { name: 'Economic: what exactly' })).toBeNull()
    await user.click(screen.getByRole('checkbox', { name: 'Economic' }))
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Economic: what exactly' }).value).toBe(
      'gate fee',
    )
  })
})

describe('sentences about a flow', () => {
  const panel = () => show(editor, <FlowPanel of={{ collection: 'flows', id: flow }} />)
  const field = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name })
  const record = () => editor.session.snapshot.flows.get(flow)!

  it('have a field that wraps them, in which Enter ends and breaks no line', async () => {
    const { user } = await panel()
    const note = field('Regulatory: what exactly')
    expect(note.tagName).toBe('TEXTAREA')
    await user.type(note, ' Nobody knows who decides.{Enter}')
    expect(record().regulatoryBarrier).toBe('waste or not? Nobody knows who decides.')
    await user.type(field('Add an action'), 'Ask the authority{Enter}')
    expect([...actions().values()]).toMatchObject([{ text: 'Ask the authority' }])
    expect(field('Add an action').value).toBe('')
    const text = field('Action')
    expect(text.tagName).toBe('TEXTAREA')
    await user.type(text, ' in Riga{Enter}')
    expect([...actions().values()]).toMatchObject([{ text: 'Ask the authority in Riga' }])
  })

  it('take a pasted line break as a space, and one goes on where the pasted text ends', async () => {
    const { user } = await panel()
    const note = field('Regulatory: what exactly')
    await user.click(note)
    note.setSelectionRange(5, 5)
    await user.paste(' or\nby-product \n\n or product')
    expect(note.value).toBe('waste or by-product or product or not?')
    await user.keyboard('!{Enter}')
    expect(record().regulatoryBarrier).toBe('waste or by-product or product! or not?')
  })

  it('go back to what they were with Escape', async () => {
    const { user } = await panel()
    const note = field('Regulatory: what exactly')
    await user.type(note, ' No.{Escape}')
    expect(note.value).toBe('waste or not?')
    expect(record().regulatoryBarrier).toBe('waste or not?')
  })

  it('are one line in the list of actions, and written whole in the form above it', async () => {
    add('Ask the authority')
    const user = await openTab('Actions')
    await user.click(screen.getByRole('button', { name: 'Add an action' }))
    expect(field('Action').tagName).toBe('TEXTAREA')
    await user.keyboard('{Escape}')
    await user.dblClick(await screen.findByRole('gridcell', { name: 'Ask the authority' }))
    expect((await screen.findByRole('textbox', { name: 'Text' })).tagName).toBe('INPUT')
  })
})

describe('the recommendations', () => {
  it('say what waits behind each barrier and what nobody knows', async () => {
    add('Ask the authority', { owner: 'Ilze', due: '2030-04-01' })
    await openTab('Recommendations')
    const section = await screen.findByRole('region', { name: 'Regulatory' })
    // 100 t a month is 1,200 t a year.
    expect(section.textContent).toContain('1,200 t a year')
    expect(section.textContent).toContain('1 of 1 have no figure for the saving')
    expect(section.textContent).toContain('waste or not?')
    expect(section.textContent).toContain('Next: Ask the authority, Ilze, 1 Apr 2030')
    expect(section.textContent).toContain('2008/98/EC')
  })

  it('keep to a municipality and follow the board', async () => {
    const user = await openTab('Recommendations')
    await screen.findByRole('region', { name: 'Regulatory' })
    await user.selectOptions(screen.getByRole('combobox', { name: 'Municipality' }), 'Tartu')
    expect(screen.getByText(/1 of 1 synergy waits/)).toBeTruthy()
    act(
      () =>
        void setFields(
          editor.session.doc,
          edit,
          { collection: 'flows', id: flow },
          { barriers: ['technical'] },
        ),
    )
    await screen.findByRole('region', { name: 'Technical' })
    expect(screen.queryByRole('region', { name: 'Regulatory' })).toBeNull()
  })

  it('speak Russian', async () => {
    await openTab('Рекомендации', 'ru')
    await screen.findByRole('region', { name: 'Правовой' })
    expect(screen.getByText(/Барьеры задерживают 1 из 1/)).toBeTruthy()
  })
})
