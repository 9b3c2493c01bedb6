/** What exactly stands in the way of a flow, family by family. */
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { addFlow, setFields } from '../../../src/model/commands'
import { barrierFamilies, barrierNoteField } from '../../../src/model/records'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { synergyColumns, synergyList } from '../../../src/model/synergies'
import { writeBoardJson } from '../../../src/exchange/boardJson'
import { applyImport, planImport } from '../../../src/exchange/import'
import { writeCsv } from '../../../src/exchange/csv'
import { edit, smallBoard } from './board'

describe('a note on a barrier', () => {
  it('stands on the flow beside the families, which stay as they were', () => {
    const { board, flow } = smallBoard()
    const id = flow({ barriers: ['regulatory'], regulatoryBarrier: 'no end-of-waste decision' })
    expect(board.flows.get(id)).toMatchObject({
      barriers: ['regulatory'],
      regulatoryBarrier: 'no end-of-waste decision',
    })
    expect(synergyList(board)[0]!.barriers).toEqual(['regulatory'])
  })

  it('adds no column to the list, and the list without it comes back as it was', async () => {
    const { doc, board, flow } = smallBoard()
    const id = flow({ resource: 'ash', barriers: ['technical', 'economic'], technicalBarrier: 'too wet' })
    expect(synergyColumns.filter((column) => /barrier/.test(column))).toEqual(['barriers'])
    const csv = writeCsv(synergyList(board))
    expect(csv).not.toContain('too wet')
    applyImport(doc, await planImport(new TextEncoder().encode(csv), 'text/csv', board), edit)
    expect(board.flows.get(id)).toMatchObject({
      barriers: ['technical', 'economic'],
      technicalBarrier: 'too wet',
    })
  })

  it('leaves and comes back with the whole board', async () => {
    const { board, flow } = smallBoard()
    const id = flow({ barriers: ['geographic'], geographicBarrier: 'мост на 10 т' })
    const doc = new Y.Doc()
    const copy = new BoardSnapshot(doc)
    const file = new TextEncoder().encode(writeBoardJson(board))
    applyImport(doc, await planImport(file, 'application/json', copy), edit)
    expect(copy.flows.get(id)!.geographicBarrier).toBe('мост на 10 т')
  })

  it('about one barrier and a note about another, written at once, are both kept', () => {
    const { doc, flow } = smallBoard()
    const id = flow({ barriers: ['technical', 'economic'] })
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    setFields(doc, edit, { collection: 'flows', id }, { technicalBarrier: 'too wet' })
    setFields(other, edit, { collection: 'flows', id }, { economicBarrier: 'gate fee too low' })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(new BoardSnapshot(doc).flows.get(id)).toMatchObject({
      technicalBarrier: 'too wet',
      economicBarrier: 'gate fee too low',
    })
  })

  it('that a stranger’s program wrote as something else is asked about, and the flow is there', () => {
    const { doc, board } = smallBoard()
    for (const family of barrierFamilies)
      for (const strange of [{ a: 1 }, ['x'], true, 12, null, '']) {
        const values = { from: 'a', to: 'b', [barrierNoteField(family)]: strange }
        const id = addFlow(doc, edit, values as Parameters<typeof addFlow>[2])
        expect(board.flows.has(id)).toBe(true)
        const kept = board.flows.get(id)![barrierNoteField(family)]
        expect(kept === undefined || typeof kept === 'string').toBe(true)
      }
    expect(board.recordQuestions().filter(({ ask }) => ask === 'notText')).toHaveLength(3 * 6)
  })
})
