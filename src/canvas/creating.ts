/** Putting new things on the board from the canvas. Each is one step of undo, and opens the text that comes next. */
import { nanoid } from 'nanoid'
import { addCompany, addFlow, addFrame, addNote, placeRecords } from '../model/commands'
import { together, type Edit } from '../model/edit'
import { defaultSize, type Box, type Collection, type RecordRef } from '../model/records'
import type { Point } from './camera'
import type { Editor } from './editor'
import { centreOf, containsPoint, intersects } from './geometry'
import { frameAt, freeSpot } from './tools/placing'

/** The field that is typed in place on the canvas, by collection. */
export const textField: Readonly<Partial<Record<Collection, string>>> = {
  companies: 'name',
  flows: 'resource',
  notes: 'text',
  frames: 'title',
}

/** Opens the text of a record that stands on the canvas. @param madeBy the edit that has just made the record. */
export function nameRecord(editor: Editor, ref: RecordRef, madeBy?: Edit): void {
  const field = textField[ref.collection]
  if (field) editor.startEditing(ref, field, madeBy?.merge)
}

/** The edit that makes something; the name that is typed at once belongs to the same step of undo. */
const making = (editor: Editor): Edit => editor.edit(`new/${nanoid()}`, Infinity)

/** After something was placed, the hand is free and the name is typed. */
function begin(editor: Editor, ref: RecordRef, madeBy: Edit): void {
  editor.setTool('select')
  editor.select([ref])
  nameRecord(editor, ref, madeBy)
}

/** Places a company with its middle at a point; it joins the frame there. @param name until one is typed. */
export function placeCompany(editor: Editor, centre: Point, name: string): string {
  const { w, h } = defaultSize.companies
  const corner = { x: Math.round(centre.x - w / 2), y: Math.round(centre.y - h / 2) }
  const frame = frameAt(editor.session.snapshot, centre) ?? undefined
  const edit = making(editor)
  const id = addCompany(editor.session.doc, edit, { name, ...corner, frame })
  begin(editor, { collection: 'companies', id }, edit)
  return id
}

/** Places a company in the middle of the view, beside what is there already. */
export function placeCompanyInView(editor: Editor, name: string): string {
  const middle = editor.middleOfView()
  const { companies, notes } = editor.session.snapshot
  const reach = 2_000
  const around = { x: middle.x - reach, y: middle.y - reach, w: 2 * reach, h: 2 * reach }
  const near = [...companies.values(), ...notes.values()].filter((box) => intersects(box, around))
  const corner = freeSpot(middle, defaultSize.companies, near)
  return placeCompany(editor, centreOf({ ...corner, ...defaultSize.companies }), name)
}

/** Sticks a note on the board. */
export function placeNote(editor: Editor, box: Box): string {
  const edit = making(editor)
  const id = addNote(editor.session.doc, edit, box)
  begin(editor, { collection: 'notes', id }, edit)
  return id
}

/** Draws a frame; the companies in it that stand in none become its own. */
export function placeFrame(editor: Editor, box: Box): string {
  const { doc, snapshot: board } = editor.session
  const edit = making(editor)
  const id = together(doc, edit, () => {
    const frame = addFrame(doc, edit, box)
    const inside = [...board.companies.values()].filter(
      (company) => !company.frame && containsPoint(box, centreOf(company)),
    )
    placeRecords(
      doc,
      edit,
      inside.map((company) => ({ collection: 'companies', id: company.id, frame })),
    )
    return frame
  })
  begin(editor, { collection: 'frames', id }, edit)
  return id
}

/** Draws a flow from donor to receiver and opens the name of its resource. */
export function connect(editor: Editor, from: string, to: string): string {
  const edit = making(editor)
  const id = addFlow(editor.session.doc, edit, { from, to })
  begin(editor, { collection: 'flows', id }, edit)
  return id
}

/** A flow ended on empty space: asks which company shall be there. */
export function offerFlow(editor: Editor, from: string, at: Point): void {
  editor.setTool('select')
  editor.setFlowOffer({ from, at })
}

/** Where the card of an offered company goes: its near side meets the hand that drew the arrow. */
export function offeredBox(donor: Box, at: Point): Box {
  const { w, h } = defaultSize.companies
  const from = centreOf(donor)
  const sideways = Math.abs(at.x - from.x) >= Math.abs(at.y - from.y)
  const x = sideways ? (at.x >= from.x ? at.x : at.x - w) : at.x - w / 2
  const y = sideways ? at.y - h / 2 : at.y >= from.y ? at.y : at.y - h
  return { x: Math.round(x), y: Math.round(y), w, h }
}

/** Who receives an offered flow: a company of the board, or a new one of this name. */
export type Receiver = { readonly id: string } | { readonly name: string }

/**
 * Takes up the offer: the flow appears, and a new company together with it.
 * @param next whether the flow's name is typed next. @returns the flow's id, or null when the offer is gone.
 */
export function acceptFlowOffer(editor: Editor, receiver: Receiver, next = true): string | null {
  const { flowOffer, canEdit } = editor.state
  const { doc, snapshot: board } = editor.session
  const donor = flowOffer && board.companies.get(flowOffer.from)
  if (!donor || !canEdit || ('id' in receiver && !board.companies.has(receiver.id))) return null
  const box = offeredBox(donor, flowOffer.at)
  const edit = making(editor)
  const flow = together(doc, edit, () => {
    const frame = frameAt(board, centreOf(box)) ?? undefined
    const to = 'id' in receiver ? receiver.id : addCompany(doc, edit, { ...receiver, ...box, frame })
    return addFlow(doc, edit, { from: donor.id, to })
  })
  if (next) begin(editor, { collection: 'flows', id: flow }, edit)
  else editor.setFlowOffer(null)
  return flow
}
