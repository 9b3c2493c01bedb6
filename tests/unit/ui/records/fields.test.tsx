// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Editor } from '../../../../src/canvas/editor'
import { addCompany, addFlow, addResource, setFields } from '../../../../src/model/commands'
import { Edit } from '../../../../src/model/edit'
import { Inspector } from '../../../../src/ui/records/Inspector'
import { colleague, openEditor, show } from './board'

vi.setConfig({ testTimeout: 20_000 })

let editor: Editor
let donor: string
let receiver: string
let flow: string

beforeEach(() => {
  localStorage.clear()
  editor = openEditor()
  const { doc } = editor.session
  const edit = new Edit('Boris')
  donor = addCompany(doc, edit, { name: 'Asnæs Power', x: 0, y: 0 })
  receiver = addCompany(doc, edit, { name: 'Gyproc', x: 400, y: 0 })
  flow = addFlow(doc, edit, { from: donor, to: receiver, resource: 'gypsum', unit: 't', period: 'day' })
})
afterEach(() => {
  editor.destroy()
  editor.session.destroy()
})

const board = () => editor.session.snapshot
const flowNow = () => board().flows.get(flow)!
const selectFlow = () => act(() => editor.select([{ collection: 'flows', id: flow }]))

describe('a quantity', () => {
  it('is typed with a decimal comma in Russian and shown the Russian way, with the year beside it', async () => {
    const { user } = await show(editor, <Inspector />, 'ru')
    selectFlow()
    const quantity = screen.getByRole('textbox', { name: 'Количество' })
    await user.type(quantity, '12 500,25')
    await user.tab()
    expect(flowNow().quantity).toBe(12500.25)
    expect(quantity).toHaveProperty('value', '12\u00a0500,25')
    expect(screen.getByText(/4\s562\s591 т в год/)).toBeTruthy()
  })

  it('takes a decimal point in Russian and thousands with a comma in English', async () => {
    const first = await show(editor, <Inspector />, 'ru')
    selectFlow()
    await first.user.type(screen.getByRole('textbox', { name: 'Количество' }), '2.50{Enter}')
    expect(flowNow().quantity).toBe(2.5)
    first.unmount()
    const second = await show(editor, <Inspector />, 'en')
    const quantity = screen.getByRole('textbox', { name: 'Quantity' })
    await second.user.clear(quantity)
    await second.user.type(quantity, '12,500{Enter}')
    expect(flowNow().quantity).toBe(12500)
  })

  it('stays as typed with its question when it is no number, and is not lost when it is impossible', async () => {
    const { user } = await show(editor, <Inspector />)
    selectFlow()
    const quantity = screen.getByRole('textbox', { name: 'Quantity' })
    await user.type(quantity, 'about ten{Enter}')
    expect(flowNow().quantity).toBeUndefined()
    expect(flowNow().asTyped).toEqual({ quantity: 'about ten' })
    expect(quantity).toHaveProperty('value', 'about ten')
    expect(screen.getByText('This is not a number. What was meant?')).toBeTruthy()
    expect(quantity.getAttribute('aria-invalid')).toBe('true')

    await user.clear(quantity)
    await user.type(quantity, '-5{Enter}')
    expect(flowNow().asTyped).toEqual({ quantity: -5 })
    expect(screen.getByText(/impossible or hard to believe/)).toBeTruthy()

    await user.clear(quantity)
    await user.type(quantity, '5{Enter}')
    expect(flowNow().asTyped).toBeUndefined()
    expect(flowNow().quantity).toBe(5)
  })

  it('that is one to some and a thousand times that to others is asked about, and one press answers', async () => {
    const { user } = await show(editor, <Inspector />)
    selectFlow()
    const quantity = screen.getByRole('textbox', { name: 'Quantity' })
    await user.type(quantity, '1.200{Enter}')
    expect(flowNow().asTyped).toEqual({ quantity: '1.200' })
    expect(flowNow().quantity).toBeUndefined()
    expect(screen.getByText('Is this a decimal point, or does it part thousands?')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Quantity: 1.2' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Quantity: 1,200' }))
    expect(flowNow()).toMatchObject({ quantity: 1200 })
    expect(flowNow().asTyped).toBeUndefined()
    expect(quantity).toHaveProperty('value', '1200')
  })

  it('in a volume is asked what a cubic metre weighs, and then counts in tonnes', async () => {
    const { user } = await show(editor, <Inspector />)
    selectFlow()
    const density = () => screen.queryByRole('textbox', { name: 'Density, t/m³' })
    const unit = (name: string) =>
      act(
        () =>
          void setFields(editor.session.doc, new Edit(), { collection: 'flows', id: flow }, { unit: name }),
      )
    expect(density()).toBeNull()
    unit('MWh')
    expect(density()).toBeNull()
    for (const volume of ['l', 'm3']) {
      unit(volume)
      expect(density(), volume).toBeTruthy()
    }
    await user.type(screen.getByRole('textbox', { name: 'Quantity' }), '10{Enter}')
    expect(screen.getByText('That is 3,650 m³ a year')).toBeTruthy()
    await user.type(density()!, '0.9{Enter}')
    // 10 m³ a day × 365 × 0.9
    expect(screen.getByText('That is 3,285 t a year')).toBeTruthy()
    expect(flowNow().density).toBe(0.9)
  })

  it('of water in cubic metres is not, nor where the unit is no volume; a density that is there stays in sight', async () => {
    const { doc } = editor.session
    const ref = { collection: 'flows', id: flow } as const
    setFields(doc, new Edit(), ref, { unit: 'm3', category: 'water' })
    await show(editor, <Inspector />)
    selectFlow()
    const density = () => screen.queryByRole('textbox', { name: 'Density, t/m³' })
    expect(density()).toBeNull()
    act(() => void setFields(doc, new Edit(), ref, { unit: 't', category: 'material', density: 2 }))
    expect(density()).toHaveProperty('value', '2')
  })

  it('of an offer is asked the same, in Russian too', async () => {
    const { doc } = editor.session
    const amount = { quantity: 5, unit: 'm3', period: 'year' } as const
    addResource(doc, new Edit(), { company: donor, direction: 'offer', name: 'опилки', ...amount })
    const { user } = await show(editor, <Inspector />, 'ru')
    act(() => editor.select([{ collection: 'companies', id: donor }]))
    await user.click(screen.getByRole('button', { name: /опилки/, expanded: false }))
    expect(screen.getByRole('textbox', { name: 'Плотность, т/м³' })).toBeTruthy()
  })

  it('is restored by Escape', async () => {
    const { user } = await show(editor, <Inspector />)
    selectFlow()
    const resource = screen.getByRole('textbox', { name: 'Resource' })
    await user.type(resource, ' from stacks{Escape}')
    expect(resource).toHaveProperty('value', 'gypsum')
    expect(flowNow().resource).toBe('gypsum')
    expect(editor.state.selection).toHaveLength(1)
  })
})

describe('while I type and someone else changes the same field', () => {
  it('mine stays, I am told of theirs, and what I commit holds', async () => {
    const other = colleague(editor)
    const { user } = await show(editor, <Inspector />)
    selectFlow()
    const resource = screen.getByRole('textbox', { name: 'Resource' })
    await user.clear(resource)
    await user.type(resource, 'plaster')
    setFields(other.doc, new Edit(), { collection: 'flows', id: flow }, { resource: 'FGD gypsum' })
    act(other.send)
    expect(resource).toHaveProperty('value', 'plaster')
    expect(screen.getByRole('status').textContent).toContain('FGD gypsum')
    await user.keyboard('{Enter}')
    expect(flowNow().resource).toBe('plaster')
  })

  it('a field that nobody types in follows them', async () => {
    const other = colleague(editor)
    await show(editor, <Inspector />)
    selectFlow()
    setFields(other.doc, new Edit(), { collection: 'flows', id: flow }, { resource: 'FGD gypsum' })
    act(other.send)
    expect(screen.getByRole('textbox', { name: 'Resource' })).toHaveProperty('value', 'FGD gypsum')
  })

  it('both texts of the notes survive where they do not overlap', async () => {
    const ref = { collection: 'flows', id: flow } as const
    setFields(editor.session.doc, new Edit(), ref, { notes: 'Ask the plant.' })
    const other = colleague(editor)
    const { user } = await show(editor, <Inspector />)
    selectFlow()
    await user.type(screen.getByRole('textbox', { name: 'Notes' }), ' Before June.')
    setFields(other.doc, new Edit(), ref, { notes: 'First: Ask the plant.' })
    act(other.send)
    await user.tab()
    expect(flowNow().notes).toBe('First: Ask the plant. Before June.')
  })

  it('what is half typed when the selection goes elsewhere is kept', async () => {
    const { user } = await show(editor, <Inspector />)
    selectFlow()
    await user.type(screen.getByRole('textbox', { name: 'Source' }), 'interview')
    await act(async () => editor.select([{ collection: 'companies', id: donor }]))
    expect(flowNow().source).toBe('interview')
  })
})

describe('the inspector', () => {
  it('moves a synergy along the pipeline by arrow keys', async () => {
    const { user } = await show(editor, <Inspector />)
    selectFlow()
    screen.getByRole('radio', { name: 'Idea' }).focus()
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(flowNow().status).toBe('negotiation')
    expect(screen.getByRole('radio', { name: 'Negotiation' }).getAttribute('aria-checked')).toBe('true')
  })

  it('swaps donor and receiver, and makes a company for a name that is new', async () => {
    const { user } = await show(editor, <Inspector />)
    selectFlow()
    await user.click(screen.getByRole('button', { name: 'Swap donor and receiver' }))
    expect([flowNow().from, flowNow().to]).toEqual([receiver, donor])
    const to = screen.getByRole('combobox', { name: 'Receiver' })
    await user.clear(to)
    await user.type(to, 'Novo Nordisk{Enter}')
    const made = board().companies.get(flowNow().to)!
    expect(made.name).toBe('Novo Nordisk')
    for (const other of board().companies.values())
      if (other !== made)
        expect(
          made.x < other.x + other.w &&
            other.x < made.x + made.w &&
            made.y < other.y + other.h &&
            other.y < made.y + made.h,
        ).toBe(false)
  })

  it('fills both coordinates from a pasted pair', async () => {
    const { user } = await show(editor, <Inspector />)
    act(() => editor.select([{ collection: 'companies', id: donor }]))
    await user.click(screen.getByRole('textbox', { name: 'Latitude' }))
    await user.paste('56.95, 24.1')
    expect(board().companies.get(donor)).toMatchObject({ lat: 56.95, lon: 24.1 })
    await user.click(screen.getByRole('textbox', { name: 'Longitude' }))
    await user.paste('56,9496; 24,1052')
    expect(board().companies.get(donor)).toMatchObject({ lat: 56.9496, lon: 24.1052 })
  })

  it('adds an offer, edits it in place, and takes it away with a way back', async () => {
    const { user } = await show(editor, <Inspector />)
    act(() => editor.select([{ collection: 'companies', id: donor }]))
    await user.type(screen.getByRole('combobox', { name: 'Add an offer' }), 'fly ash{Enter}')
    const offer = [...board().resources.values()][0]!
    expect(offer).toMatchObject({ name: 'fly ash', direction: 'offer', company: donor })
    await user.click(screen.getByRole('button', { name: /fly ash/, expanded: false }))
    await user.type(screen.getByRole('textbox', { name: 'Disposal today' }), 'landfill{Enter}')
    expect(board().resources.get(offer.id)!.disposal).toBe('landfill')
    await user.click(screen.getByRole('button', { name: 'Remove “fly ash”' }))
    expect(board().resources.size).toBe(0)
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(board().resources.size).toBe(1)
  })

  it('sets a status on many at once, in one step of undo', async () => {
    const second = addFlow(editor.session.doc, new Edit(), { from: receiver, to: donor, status: 'failed' })
    const { user } = await show(editor, <Inspector />)
    act(() =>
      editor.select([
        { collection: 'flows', id: flow },
        { collection: 'flows', id: second },
      ]),
    )
    const status = screen.getByRole('combobox', { name: 'Status' })
    expect(status.getAttribute('placeholder')).toBe('Different values')
    await user.type(status, 'compl{Enter}')
    expect([...board().flows.values()].map((one) => one.status)).toEqual(['completed', 'completed'])
    act(() => editor.session.undo.undo())
    expect([...board().flows.values()].map((one) => one.status)).toEqual(['idea', 'failed'])
  })

  it('draws a flow between two selected companies', async () => {
    const { user } = await show(editor, <Inspector />)
    act(() =>
      editor.select([
        { collection: 'companies', id: receiver },
        { collection: 'companies', id: donor },
      ]),
    )
    await user.click(screen.getByRole('button', { name: /Gyproc.*→.*Asnæs Power/ }))
    expect(board().flows.size).toBe(2)
    expect([...board().flows.values()].some((one) => one.from === receiver && one.to === donor)).toBe(true)
  })

  it('shows a name as text, never as markup', async () => {
    const name = '<img src=x onerror=alert(1)>'
    setFields(editor.session.doc, new Edit(), { collection: 'companies', id: donor }, { name })
    const { container } = await show(editor, <Inspector />)
    act(() => editor.select([{ collection: 'companies', id: donor }]))
    expect(container.querySelector('img')).toBeNull()
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', name)
  })

  it('lets a viewer look and change nothing', async () => {
    const viewer = openEditor('viewer')
    const id = addCompany(viewer.session.doc, new Edit(), { name: 'Gyproc', x: 0, y: 0 })
    addResource(viewer.session.doc, new Edit(), { company: id, direction: 'need', name: 'gypsum' })
    await show(viewer, <Inspector />)
    act(() => viewer.select([{ collection: 'companies', id }]))
    const panel = screen.getByRole('complementary')
    for (const box of within(panel).getAllByRole('textbox')) expect(box).toHaveProperty('readOnly', true)
    expect(within(panel).queryByRole('button', { name: 'Delete' })).toBeNull()
    expect(within(panel).queryByRole('combobox', { name: 'Add an offer' })).toBeNull()
    viewer.destroy()
    viewer.session.destroy()
  })
})

describe('a code', () => {
  it('is found by words in either language and written with its mark of hazard', async () => {
    const { user } = await show(editor, <Inspector />)
    selectFlow()
    const low = screen.getByRole('combobox', { name: 'LoW code' })
    await user.type(low, 'зола')
    expect((await screen.findAllByRole('option')).length).toBeGreaterThan(1)
    await user.clear(low)
    await user.type(low, '10 01 04')
    await user.click(await screen.findByRole('option', { name: /10 01 04\*/ }))
    expect(flowNow().low).toBe('10 01 04*')
    expect(low).toHaveProperty('value', expect.stringContaining('10 01 04*'))
  })

  it('is browsed by keyboard from chapter to group', async () => {
    const { user } = await show(editor, <Inspector />)
    selectFlow()
    screen.getByRole('combobox', { name: 'LoW code' }).focus()
    await user.keyboard('{ArrowDown}')
    await screen.findByRole('option', { name: /^01 / })
    await user.keyboard('{ArrowDown}{ArrowRight}')
    expect(await screen.findByRole('option', { name: /^01 01 / })).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(flowNow().low).toBe('01 01')
  })

  it('that is none stays as typed and is asked about', async () => {
    const { user } = await show(editor, <Inspector />)
    selectFlow()
    const low = screen.getByRole('combobox', { name: 'LoW code' })
    await user.type(low, 'ash of some kind zzz')
    await user.tab()
    expect(flowNow().asTyped).toEqual({ low: 'ash of some kind zzz' })
    expect(screen.getByText('This does not look like a code. Which one was meant?')).toBeTruthy()
  })
})
