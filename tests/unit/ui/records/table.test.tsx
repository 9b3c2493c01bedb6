// @vitest-environment jsdom
import { act, screen, within, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Editor } from '../../../../src/canvas/editor'
import { addCompany, addFlow, setFields } from '../../../../src/model/commands'
import { Edit, together } from '../../../../src/model/edit'
import { TableDrawer } from '../../../../src/ui/records/TableDrawer'
import { colleague, openEditor, show } from './board'

const drawn = vi.hoisted(() => ({ rows: 0 }))
vi.mock('../../../../src/ui/records/look', async (original) => {
  const real = await original<typeof import('../../../../src/ui/records/look')>()
  return {
    ...real,
    StatusChip: (props: Parameters<typeof real.StatusChip>[0]) => {
      drawn.rows++
      return real.StatusChip(props)
    },
  }
})

vi.setConfig({ testTimeout: 20_000 })

let editor: Editor
beforeEach(() => {
  localStorage.clear()
  editor = openEditor()
})
afterEach(() => {
  editor.destroy()
  editor.session.destroy()
})

const board = () => editor.session.snapshot
const drawer = <TableDrawer size="half" onSize={() => {}} onClose={() => {}} />
const grid = () => screen.getByRole('grid')
const rows = () => within(grid()).getAllByRole('row').slice(1)
const focused = () => document.activeElement!
const headings = () =>
  within(grid())
    .getAllByRole('columnheader')
    .map((heading) => heading.textContent)

/** Puts the focus on a cell of a row by arrow keys from the grid's first. */
async function goToCell(user: { keyboard: (keys: string) => Promise<void> }, row: number, column: string) {
  grid().querySelector<HTMLElement>('[tabindex="0"]')!.focus()
  await user.keyboard('{Control>}{Home}{/Control}')
  const at = headings().indexOf(column)
  await user.keyboard('{ArrowDown}'.repeat(row) + '{ArrowRight}'.repeat(at))
}

function kalundborg() {
  const { doc } = editor.session
  const edit = new Edit()
  return together(doc, edit, () => {
    const power = addCompany(doc, edit, { name: 'Asnæs Power', x: 0, y: 0 })
    const board = addCompany(doc, edit, { name: 'Gyproc', x: 400, y: 0 })
    const gypsum = addFlow(doc, edit, {
      from: power,
      to: board,
      resource: 'gypsum',
      quantity: 80_000,
      unit: 't',
      period: 'year',
      status: 'completed',
    })
    const steam = addFlow(doc, edit, {
      from: power,
      to: board,
      resource: 'steam',
      category: 'energy',
      quantity: 3.6,
      unit: 'GJ',
      period: 'hour',
    })
    return { power, board, gypsum, steam }
  })
}

describe('the synergy list by keyboard alone', () => {
  it('adds a synergy between new companies, renames one, changes its status, deletes it and undoes', async () => {
    const { user } = await show(editor, drawer)
    await user.tab()
    while (focused().textContent !== 'Add a synergy') await user.tab()
    await user.keyboard('{Enter}')
    await user.keyboard('Fish farm{Enter}{Tab}Biogas plant{Enter}{Tab}fish sludge{Enter}')
    expect([...board().companies.values()].map((one) => one.name).sort()).toEqual([
      'Biogas plant',
      'Fish farm',
    ])
    const [a, b] = [...board().companies.values()]
    expect(a!.x + a!.w <= b!.x || b!.x + b!.w <= a!.x || a!.y + a!.h <= b!.y || b!.y + b!.h <= a!.y).toBe(
      true,
    )
    const flow = () => [...board().flows.values()][0]!
    expect(flow().resource).toBe('fish sludge')
    expect(focused().getAttribute('role')).toBe('gridcell')
    expect(focused().textContent).toBe('fish sludge')

    await goToCell(user, 0, 'Donor')
    await user.keyboard('{F2}{Control>}a{/Control}Musholm{Enter}')
    expect(board().companies.get(flow().from)!.name).toBe('Musholm')
    expect(board().companies.size).toBe(2)

    await goToCell(user, 0, 'Status')
    await user.keyboard('neg{Enter}')
    expect(flow().status).toBe('negotiation')
    expect(focused().getAttribute('data-col')).toBe('status')

    await user.keyboard('{Delete}')
    expect(board().flows.size).toBe(0)
    expect(await screen.findByText('1 record deleted.')).toBeTruthy()
    act(() => editor.session.undo.undo())
    // Its “Undo” would now take back something else.
    await waitFor(() => expect(screen.queryByText('1 record deleted.')).toBeNull())
    expect(flow().status).toBe('negotiation')
  })

  it('undoes and redoes from inside the grid, whatever the keyboard layout', async () => {
    const { gypsum } = kalundborg()
    const { user } = await show(editor, drawer)
    await goToCell(user, 0, 'Quantity')
    await user.keyboard('100{Enter}')
    expect(board().flows.get(gypsum)!.quantity).toBe(100)
    await user.keyboard('{Control>}[KeyZ]{/Control}')
    expect(board().flows.get(gypsum)!.quantity).toBe(80_000)
    await user.keyboard('{Control>}{Shift>}[KeyZ]{/Shift}{/Control}')
    expect(board().flows.get(gypsum)!.quantity).toBe(100)
  })

  it('types over a cell, cancels with Escape, and commits with Tab to the next cell', async () => {
    const { gypsum } = kalundborg()
    const { user } = await show(editor, drawer)
    await goToCell(user, 0, 'Resource')
    await user.keyboard('x{Escape}')
    expect(board().flows.get(gypsum)!.resource).toBe('gypsum')
    expect(focused().getAttribute('data-col')).toBe('resource')
    await user.keyboard('FGD gypsum{Tab}')
    expect(board().flows.get(gypsum)!.resource).toBe('FGD gypsum')
    expect(focused().getAttribute('data-col')).toBe('category')
    await user.keyboard('{Shift>}{Tab}{/Shift}')
    expect(focused().closest('[role=grid]')).toBeNull()
  })

  it('gives a flow another donor from the list', async () => {
    const { gypsum, board: gyproc } = kalundborg()
    const novo = addCompany(editor.session.doc, new Edit(), { name: 'Novo Nordisk', x: 800, y: 0 })
    const { user } = await show(editor, drawer)
    await goToCell(user, 0, 'Donor')
    await user.keyboard('{Enter}{Control>}a{/Control}novo nordisk{Enter}')
    expect(board().flows.get(gypsum)).toMatchObject({ from: novo, to: gyproc })
    expect(board().companies.get(novo)!.name).toBe('Novo Nordisk')
  })

  it('writes down a next action where there is none', async () => {
    const { gypsum } = kalundborg()
    const { user } = await show(editor, drawer)
    await goToCell(user, 0, 'Next action')
    await user.keyboard('Call the plant{Tab}Anna{Enter}')
    const [action, ...more] = [...board().actions.values()]
    expect(action).toMatchObject({ flow: gypsum, text: 'Call the plant', owner: 'Anna' })
    expect(more).toEqual([])
  })

  it('keeps a quantity that is no number as typed, with its question in the cell', async () => {
    const { gypsum } = kalundborg()
    const { user } = await show(editor, drawer)
    await goToCell(user, 0, 'Quantity')
    await user.keyboard('lots{Enter}')
    expect(board().flows.get(gypsum)!.asTyped).toEqual({ quantity: 'lots' })
    expect(within(grid()).getByRole('img', { name: 'This is not a number. What was meant?' })).toBeTruthy()
  })

  it('asks in the cell what a point before three digits means', async () => {
    const { gypsum } = kalundborg()
    const { user } = await show(editor, drawer)
    await goToCell(user, 0, 'Quantity')
    await user.keyboard('2.500{Enter}')
    expect(board().flows.get(gypsum)!.asTyped).toEqual({ quantity: '2.500' })
    await goToCell(user, 0, 'Quantity')
    await user.keyboard('{Enter}')
    await user.click(screen.getByRole('button', { name: 'Quantity: 2,500' }))
    expect(board().flows.get(gypsum)!.quantity).toBe(2500)
  })

  it('shows on request how feasible a synergy is and what exactly stands in its way', async () => {
    const { gypsum } = kalundborg()
    const { doc } = editor.session
    const values = {
      fitTechnical: 'yes',
      fitPermit: 'partly',
      economicBarrier: 'Transport costs more than sand',
    }
    setFields(doc, new Edit(), { collection: 'flows', id: gypsum }, values)
    const { user } = await show(editor, drawer)
    await user.click(screen.getByRole('button', { name: 'Columns' }))
    for (const name of ['Feasibility, of 100', 'Barrier: Economic'])
      await user.click(screen.getByRole('checkbox', { name }))
    await user.keyboard('{Escape}')
    // (1 + 0.5) / 2 answers
    expect(within(rows()[0]!).getByRole('gridcell', { name: '75' })).toBeTruthy()
    await goToCell(user, 0, 'Barrier: Economic')
    await user.keyboard('{Enter}{Control>}a{/Control}Sand is cheaper{Enter}')
    expect(board().flows.get(gypsum)!.economicBarrier).toBe('Sand is cheaper')
  })

  it('duplicates, moves and locks', async () => {
    const { gypsum, power } = kalundborg()
    const { user } = await show(editor, drawer)
    await goToCell(user, 0, 'Resource')
    await user.keyboard('{Control>}[KeyD]{/Control}')
    expect([...board().flows.values()].filter((one) => one.resource === 'gypsum')).toHaveLength(2)
    expect(board().flows.get(gypsum)!.quantity).toBe(80_000)

    await user.click(screen.getByRole('tab', { name: 'Companies' }))
    await user.click(screen.getByRole('button', { name: 'Columns' }))
    await user.click(screen.getByRole('checkbox', { name: 'X' }))
    await user.keyboard('{Escape}')
    await goToCell(user, 0, 'X')
    await user.keyboard('120{Enter}')
    expect(board().companies.get(power)!.x).toBe(120)
    await goToCell(user, 0, 'X')
    await user.keyboard('nowhere{Enter}')
    expect(board().companies.get(power)!.x).toBe(120)
    await goToCell(user, 0, 'Locked')
    await user.keyboard('{Enter}')
    expect(board().companies.get(power)!.locked).toBe(true)
    await user.keyboard('{Delete}')
    expect(board().companies.has(power)).toBe(true)
    expect(await screen.findByText('1 is locked and stays.')).toBeTruthy()
  })

  it('a key that means a tool on the canvas goes no further than the grid', async () => {
    kalundborg()
    const { user } = await show(editor, drawer)
    const heard = vi.fn()
    window.addEventListener('keydown', heard)
    await goToCell(user, 0, 'Resource')
    heard.mockClear()
    await user.keyboard('n{Escape}{Delete}')
    window.removeEventListener('keydown', heard)
    expect(heard).not.toHaveBeenCalled()
  })
})

describe('the synergy list', () => {
  it('goes to the flow of a clicked row, and shows what is selected on the canvas', async () => {
    const { gypsum, steam } = kalundborg()
    const shown = vi.spyOn(editor, 'showRefs')
    const { user } = await show(editor, drawer)
    await user.click(within(rows()[0]!).getByText('gypsum'))
    expect(editor.state.selection).toEqual([{ collection: 'flows', id: gypsum }])
    expect(shown).toHaveBeenCalledWith([{ collection: 'flows', id: gypsum }])
    act(() => editor.select([{ collection: 'flows', id: steam }]))
    expect(rows().map((row) => row.getAttribute('aria-selected'))).toEqual(['false', 'true'])
  })

  it('never adds unlike units, and says how many amounts are unknown', async () => {
    const { power, board: gyproc } = kalundborg()
    addFlow(editor.session.doc, new Edit(), {
      from: power,
      to: gyproc,
      resource: 'pallets',
      quantity: 4,
      unit: 'pcs',
    })
    await show(editor, drawer)
    const totals = screen.getByText('3 synergies').parentElement!
    expect(totals.textContent).toContain('80,000 t a year')
    expect(totals.textContent).toContain('8,760 MWh a year')
    expect(totals.textContent).toContain('1 without a yearly amount')
  })

  it('sorts by a column up, down and back to its own order', async () => {
    kalundborg()
    const { user } = await show(editor, drawer)
    const order = () => rows().map((row) => within(row).getByText(/^(gypsum|steam)$/).textContent)
    expect(order()).toEqual(['gypsum', 'steam'])
    const heading = within(grid()).getByRole('columnheader', { name: 'Quantity' })
    await user.click(heading)
    expect(heading.getAttribute('aria-sort')).toBe('ascending')
    expect(order()).toEqual(['steam', 'gypsum'])
    await user.click(heading)
    expect(order()).toEqual(['gypsum', 'steam'])
    await user.click(heading)
    expect(heading.getAttribute('aria-sort')).toBe('none')
  })

  it('is narrowed by words and by values', async () => {
    kalundborg()
    const { user } = await show(editor, drawer)
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'gyproc steam')
    expect(rows()).toHaveLength(1)
    await user.clear(screen.getByRole('searchbox', { name: 'Search' }))
    await user.click(screen.getByRole('button', { name: 'Status' }))
    await user.click(screen.getByRole('checkbox', { name: /Completed/ }))
    await user.keyboard('{Escape}')
    expect(rows()).toHaveLength(1)
    expect(screen.getByText('1 synergy')).toBeTruthy()
  })

  it('says what to do when it is empty', async () => {
    await show(editor, drawer, 'ru')
    expect(screen.getByText(/Синергий пока нет/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Добавить синергию' })).toBeTruthy()
  })

  it('moves the focus to the neighbour when a colleague deletes the row under it', async () => {
    const { gypsum, steam } = kalundborg()
    const other = colleague(editor)
    const { user } = await show(editor, drawer)
    await goToCell(user, 0, 'Resource')
    other.doc.getMap('flows').delete(gypsum)
    act(other.send)
    expect(focused().closest('[data-row]')?.getAttribute('data-row')).toBe(steam)
    expect(focused().getAttribute('data-col')).toBe('resource')
  })
})

describe('a long list', () => {
  const many = 500
  beforeEach(() => {
    const { doc } = editor.session
    const edit = new Edit()
    together(doc, edit, () => {
      for (let i = 0; i < many; i++) {
        const from = addCompany(doc, edit, { name: `Donor ${i}`, x: i * 300, y: 0 })
        const to = addCompany(doc, edit, { name: `Receiver ${i}`, x: i * 300, y: 200 })
        addFlow(doc, edit, { id: `flow-${i}`, from, to, resource: `resource ${i}` })
      }
    })
  })

  it('draws only the rows in sight, and one row when one record changes', async () => {
    await show(editor, drawer)
    expect(grid().getAttribute('aria-rowcount')).toBe(String(many + 1))
    expect(rows().length).toBeLessThan(60)
    drawn.rows = 0
    const id = rows()[5]!.getAttribute('data-row')!
    act(() => {
      setFields(editor.session.doc, new Edit(), { collection: 'flows', id }, { source: 'interview' })
    })
    expect(drawn.rows).toBe(1)
    const flow = board().flows.get(id)!
    drawn.rows = 0
    act(() => {
      setFields(editor.session.doc, new Edit(), { collection: 'companies', id: flow.from }, { country: 'DK' })
    })
    expect(drawn.rows).toBe(1)
  })

  it('reaches its last row by keyboard', async () => {
    const { user } = await show(editor, drawer)
    await goToCell(user, 0, 'Resource')
    await user.keyboard('{Control>}{End}{/Control}')
    expect(focused().closest('[role=row]')?.getAttribute('aria-rowindex')).toBe(String(many + 1))
  })
})
