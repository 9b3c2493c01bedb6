/** Small boards for canvas tests. */
import * as Y from 'yjs'
import { addCompany, addFlow, addFrame, addNote, setMeta } from '../../../src/model/commands/create'
import { Edit } from '../../../src/model/edit'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { Scene } from '../../../src/canvas/scene'
import { EstimatingMeasurer } from '../../../src/canvas/paint/measure'

export const edit = new Edit('Anna')
export const measurer = new EstimatingMeasurer()

/** A refinery, a farm to its right and a plant below it, joined by flows; a frame around them; a note apart. */
export function park() {
  const doc = new Y.Doc()
  setMeta(doc, edit, { title: 'Park', language: 'en' })
  addCompany(doc, edit, { id: 'refinery', name: 'Refinery', x: 0, y: 0 })
  addCompany(doc, edit, { id: 'farm', name: 'Farm', x: 600, y: 0 })
  addCompany(doc, edit, { id: 'plant', name: 'Plant', x: 0, y: 500 })
  addFlow(doc, edit, { id: 'heat', from: 'refinery', to: 'farm', resource: 'heat', category: 'energy' })
  addFlow(doc, edit, { id: 'ash', from: 'refinery', to: 'plant', resource: 'ash', category: 'material' })
  addFrame(doc, edit, { id: 'frame', title: 'Industrial park', x: -200, y: -200, w: 1200, h: 1000 })
  addNote(doc, edit, { id: 'note', x: 2000, y: 2000, text: 'Who pays?' })
  return open(doc)
}

export function open(doc: Y.Doc) {
  const board = new BoardSnapshot(doc)
  return { doc, board, scene: new Scene(board, measurer) }
}
