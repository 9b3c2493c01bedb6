/** A first board that teaches: the best-known industrial symbiosis. */
import type * as Y from 'yjs'
import { addCompany, addFlow, setMeta } from '../../model/commands'
import { together, type Edit } from '../../model/edit'
import type { Language } from '../../model/words'
import { exampleCompanies, exampleFlows, exampleTexts, type ExampleCompany } from './kalundborgData'

/** Puts the Kalundborg example on a board, with its title and source note, in one step. */
export function kalundborgBoard(doc: Y.Doc, edit: Edit, language: Language): void {
  together(doc, edit, () => {
    setMeta(doc, edit, { ...exampleTexts[language], language })
    const ids = new Map<string, string>()
    for (const [key, { kind, municipality, x, y, ...name }] of Object.entries<ExampleCompany>(
      exampleCompanies,
    )) {
      const values = {
        name: (language === 'ru' && name.ru) || name.en,
        kind,
        municipality,
        country: 'DK',
        x,
        y,
      }
      ids.set(key, addCompany(doc, edit, values))
    }
    for (const { from, to, category, exchange, low, notes, ...names } of exampleFlows)
      addFlow(doc, edit, {
        from: ids.get(from)!,
        to: ids.get(to)!,
        resource: names[language],
        category,
        exchange,
        low,
        status: 'completed',
        notes: notes?.[language] ?? '',
      })
  })
}
