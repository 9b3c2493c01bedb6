// @vitest-environment jsdom
/** What a flow's panel says of its worth: ranges, how they came about, and what is still to be known. */
import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { addCompany, addFlow, setFields } from '../../../../src/model/commands'
import { FlowPanel } from '../../../../src/ui/records/inspector/FlowPanel'
import FeasibilityFields from '../../../../src/ui/records/inspector/FeasibilityFields'
import AssessmentSection from '../../../../src/ui/records/inspector/AssessmentSection'
import { edit } from '../../model/board'
import { openEditor, show } from './board'

async function ashFlow(language: 'en' | 'ru', Shown: typeof FlowPanel = AssessmentSection) {
  const editor = openEditor()
  const { doc } = editor.session
  addCompany(doc, edit, { id: 'power', name: 'Power station', x: 0, y: 0 })
  addCompany(doc, edit, { id: 'cement', name: 'Cement works', x: 400, y: 0 })
  const amount = { quantity: 1_000, unit: 't', period: 'month' } as const
  addFlow(doc, edit, {
    id: 'ash',
    from: 'power',
    to: 'cement',
    resource: 'Fly ash',
    distance: 100,
    ...amount,
  })
  const view = await show(editor, <Shown of={{ collection: 'flows', id: 'ash' }} />, language)
  return { doc, ...view }
}

describe('the assessment of a flow', () => {
  it('is a range, with its factors, their sources and years', async () => {
    await ashFlow('en')
    const section = screen.getByRole('region', { name: 'Worked out from published factors' })
    // 12,000 × 0.693 - 12,000 × 100 × 1.5 × 0.077 / 1,000 = 8,316 - 138.6; 12,000 × 0.842 - 92.4
    expect(within(section).getAllByText('8,177 to 10,012 t CO₂e')[0]).toBeTruthy()
    expect(section.textContent).toContain('Clinker')
    expect(section.textContent).toContain('to be checked')
    expect(section.textContent).toContain('DEFRA')
    expect(section.textContent).toContain('Where does it go today?')
  })

  it('says which product it takes for replaced until somebody answers', async () => {
    const { user } = await ashFlow('en')
    const product = screen.getByRole('combobox', { name: /replace/ })
    expect(within(product).getByRole('option', { selected: true }).textContent).toBe(
      'Not answered; assumed: Clinker',
    )
    await user.selectOptions(product, 'Lime')
    expect(within(product).queryByText(/assumed/)).toBeNull()
  })

  it('comes before the fields for figures of one’s own, so that nobody meets six empty ones first', async () => {
    await ashFlow('en', FlowPanel)
    const section = await screen.findByRole('region', { name: 'Worked out from published factors' })
    const own = screen.getByRole('textbox', { name: 'CO₂e avoided, t a year' })
    expect(section.compareDocumentPosition(own) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
    expect(section.textContent).toContain('typed below')
  })

  it('is said in Russian, and follows what is typed', async () => {
    const { doc } = await ashFlow('ru')
    const section = screen.getByRole('region')
    expect(section.textContent).toContain('Предотвращённые выбросы')
    act(() => void setFields(doc, edit, { collection: 'flows', id: 'ash' }, { quantity: null }))
    expect(section.textContent).toContain('Рассчитать пока ничего нельзя.')
    expect(section.textContent).toContain('Сколько тонн, МВт·ч или м³ в год?')
    expect(section.textContent).not.toContain('CO₂-экв.')
  })

  it('is worked out as soon as the fuel that heat replaces is chosen', async () => {
    const editor = openEditor()
    const { doc } = editor.session
    addCompany(doc, edit, { id: 'power', name: 'Power station', x: 0, y: 0 })
    addCompany(doc, edit, { id: 'dairy', name: 'Dairy', x: 400, y: 0 })
    const amount = { category: 'energy', quantity: 10_000, unit: 'MWh', period: 'year' } as const
    addFlow(doc, edit, { id: 'heat', from: 'power', to: 'dairy', resource: 'Steam', ...amount })
    const { user } = await show(editor, <AssessmentSection of={{ collection: 'flows', id: 'heat' }} />)
    const fuel = screen.getByRole('combobox', { name: 'Which fuel does the receiver burn today?' })
    await user.selectOptions(fuel, 'Natural gas')
    // 10,000 × 0.202 / 0.95 = 2,126; 10,000 × 0.202 / 0.85 = 2,376
    expect(screen.getAllByText('2,126 to 2,376 t CO₂e')[0]).toBeTruthy()
    await user.selectOptions(fuel, 'Not answered')
    expect(screen.queryByText('2,126 to 2,376 t CO₂e')).toBeNull()
  })

  it('follows the virgin product that is said to be replaced', async () => {
    const { user } = await ashFlow('en')
    const replaces = screen.getByRole('combobox', { name: 'What virgin product does it replace?' })
    expect(within(replaces).getAllByRole('option')[1]!.textContent).toBe('Clinker')
    await user.selectOptions(replaces, 'Lime')
    // 12,000 × 0.725 - 138.6 = 8,561.4; 8,700 - 92.4 = 8,607.6
    expect(screen.getAllByText('8,561 to 8,608 t CO₂e')[0]).toBeTruthy()
  })

  it('says how feasible the flow is by what is answered', async () => {
    const { doc, user } = await ashFlow('en', FeasibilityFields)
    const said = screen.getByText(/^not answered/)
    expect(said.textContent).toBe('not answered: 8')
    await user.click(screen.getByText('Feasibility', { exact: false }))
    const group = screen.getByRole('group', { name: 'Feasibility' })
    const answer = (name: string, to: string) =>
      user.selectOptions(within(group).getByRole('combobox', { name }), to)
    await answer('Do the permits allow it?', 'Partly')
    await answer('Is it near enough?', 'Yes')
    // (0.5 + 1) / 2
    expect(said.textContent).toBe('high, 75 of 100; not answered: 6')
    act(
      () =>
        void setFields(doc, edit, { collection: 'flows', id: 'ash' }, { fitTrust: 'no', fitTiming: 'no' }),
    )
    expect(said.textContent).toBe('low, 38 of 100; not answered: 4')
  })
})
