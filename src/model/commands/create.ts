/** Commands that put something new on the board. Each returns the new record's id. */
import type * as Y from 'yjs'
import { schemaVersion } from '../document'
import { together, type Edit } from '../edit'
import { newId } from '../ids'
import {
  defaultSize,
  type Action,
  type Company,
  type Flow,
  type Frame,
  type Meta,
  type Note,
  type Resource,
} from '../records'
import { putRecord } from './records'

type New<T, Needed extends keyof T> = Readonly<
  Pick<T, Needed> & Partial<Omit<T, 'id' | 'asTyped' | Needed>>
> & {
  /** Kept when a file brings its own; otherwise a new one is made. */
  readonly id?: string
}

export type NewCompany = New<Company, 'name' | 'x' | 'y'>
export type NewFlow = New<Flow, 'from' | 'to'>
export type NewResource = New<Resource, 'company' | 'direction' | 'name'>
export type NewAction = New<Action, 'flow' | 'text'>
export type NewNote = New<Note, 'x' | 'y'>
export type NewFrame = New<Frame, 'x' | 'y'>

/** Places a company; its top-left corner is `x, y` in world units. */
export function addCompany(doc: Y.Doc, edit: Edit, company: NewCompany): string {
  const id = company.id ?? newId()
  const values = { kind: 'producer', ...defaultSize.companies, ...company, id: undefined }
  putRecord(doc, edit, { collection: 'companies', id }, values)
  return id
}

/** Draws a flow from donor to receiver; an idea until someone says more. */
export function addFlow(doc: Y.Doc, edit: Edit, flow: NewFlow): string {
  const id = flow.id ?? newId()
  putRecord(
    doc,
    edit,
    { collection: 'flows', id },
    { resource: '', category: 'material', status: 'idea', ...flow, id: undefined },
  )
  return id
}

/** Writes down what a company offers or needs. */
export function addResource(doc: Y.Doc, edit: Edit, resource: NewResource): string {
  const id = resource.id ?? newId()
  putRecord(doc, edit, { collection: 'resources', id }, { category: 'material', ...resource, id: undefined })
  return id
}

/** Adds something to do for a flow. */
export function addAction(doc: Y.Doc, edit: Edit, action: NewAction): string {
  const id = action.id ?? newId()
  putRecord(doc, edit, { collection: 'actions', id }, { done: false, ...action, id: undefined })
  return id
}

/** Sticks a note on the board. */
export function addNote(doc: Y.Doc, edit: Edit, note: NewNote): string {
  const id = note.id ?? newId()
  const author = edit.by || null
  putRecord(doc, edit, { collection: 'notes', id }, { ...defaultSize.notes, author, ...note, id: undefined })
  return id
}

/** Draws a frame: an industrial park, a region, an agenda area. */
export function addFrame(doc: Y.Doc, edit: Edit, frame: NewFrame): string {
  const id = frame.id ?? newId()
  putRecord(
    doc,
    edit,
    { collection: 'frames', id },
    { title: '', ...defaultSize.frames, ...frame, id: undefined },
  )
  return id
}

/** Sets the board's own facts; the schema's version is written with them. */
export function setMeta(doc: Y.Doc, edit: Edit, patch: Partial<Omit<Meta, 'schema'>>): void {
  together(doc, edit, () => {
    const meta = doc.getMap('meta')
    if (meta.get('schema') === undefined) meta.set('schema', schemaVersion)
    for (const [key, value] of Object.entries(patch)) if (meta.get(key) !== value) meta.set(key, value ?? '')
  })
}
