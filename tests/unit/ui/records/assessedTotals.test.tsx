// @vitest-environment jsdom
/** What the board's synergies are worth together, beneath their list. */
import { act, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { addCompany, addFlow, setFields } from '../../../../src/model/commands'
import AssessedTotals from '../../../../src/ui/records/table/AssessedTotals'
import { edit } from '../../model/board'
import { openEditor, show } from './board'

it('adds up ranges as people type, leaves failed ones out, and prefers what was typed', async () => {
  const editor = openEditor()
  const { doc } = editor.session
  addCompany(doc, edit, { id: 'power', name: 'Power station', x: 0, y: 0 })
  addCompany(doc, edit, { id: 'cement', name: 'Cement works', x: 400, y: 0 })
  const ash = { from: 'power', to: 'cement', resource: 'Fly ash', distance: 100 } as const
  const amount = { quantity: 1_000, unit: 't', period: 'month' } as const
  addFlow(doc, edit, { id: 'ash', ...ash, ...amount })
  addFlow(doc, edit, { id: 'failed', ...ash, ...amount, status: 'failed' })
  await show(editor, <AssessedTotals />, 'en')
  const totals = await screen.findByRole('group', { name: 'Worth a year, as far as known' })
  // One flow alone: 12,000 × 0.693 - 138.6 to 12,000 × 0.842 - 92.4.
  expect(totals.textContent).toContain('8,177 to 10,012 t CO₂e')
  act(
    () => void addFlow(doc, edit, { id: 'heat', from: 'power', to: 'cement', resource: 'heat', co2e: 1_000 }),
  )
  // A typed figure has no range: 8,177.4 + 1,000 to 10,011.6 + 1,000.
  await waitFor(() => expect(totals.textContent).toContain('9,177 to 11,012 t CO₂e'))
  act(() => void setFields(doc, edit, { collection: 'flows', id: 'ash' }, { co2e: 500 }))
  await waitFor(() => expect(totals.textContent).toContain('1,500 t CO₂e'))
})
