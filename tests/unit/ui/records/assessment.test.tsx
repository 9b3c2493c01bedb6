// @vitest-environment jsdom
/** What a flow's panel says of its worth: ranges, how they came about, and what is still to be known. */
import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { addCompany, addFlow, setFields } from '../../../../src/model/commands'
import AssessmentSection from '../../../../src/ui/records/inspector/AssessmentSection'
import { edit } from '../../model/board'
import { openEditor, show } from './board'

async function ashFlow(language: 'en' | 'ru') {
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
  const view = await show(editor, <AssessmentSection of={{ collection: 'flows', id: 'ash' }} />, language)
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

  it('is said in Russian, and follows what is typed', async () => {
    const { doc } = await ashFlow('ru')
    const section = screen.getByRole('region')
    expect(section.textContent).toContain('Предотвращённые выбросы')
    act(() => void setFields(doc, edit, { collection: 'flows', id: 'ash' }, { quantity: null }))
    expect(section.textContent).toContain('Рассчитать пока ничего нельзя.')
    expect(section.textContent).toContain('Сколько тонн, МВт·ч или м³ в год?')
    expect(section.textContent).not.toContain('CO₂-экв.')
  })
})
