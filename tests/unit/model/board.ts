/** A small board to test with: made through the commands, as everything is. */
import * as Y from 'yjs'
import { addCompany, addFlow, type NewFlow } from '../../../src/model/commands'
import { Edit } from '../../../src/model/edit'
import { BoardSnapshot } from '../../../src/model/snapshot'

export const edit = new Edit('Anna')

export interface SmallBoard {
  doc: Y.Doc
  board: BoardSnapshot
  plant: string
  farm: string
  flow: (values?: Partial<NewFlow>) => string
}

/** A power plant and a farm, and a way to draw flows from one to the other. */
export function smallBoard(): SmallBoard {
  const doc = new Y.Doc()
  const plant = addCompany(doc, edit, { name: 'Power plant', x: 0, y: 0 })
  const farm = addCompany(doc, edit, { name: 'Farm', kind: 'farm', x: 400, y: 0 })
  const board = new BoardSnapshot(doc)
  return {
    doc,
    board,
    plant,
    farm,
    flow: (values) => addFlow(doc, edit, { from: plant, to: farm, ...values }),
  }
}
