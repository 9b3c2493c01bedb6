/** What panels and tables do to records, each one step of undo. */
import { freeSpot } from '../../canvas/tools/placing'
import { boundsOf } from '../../canvas/camera'
import { duplicateRecords } from '../../canvas/copying'
import type { Editor } from '../../canvas/editor'
import { addCompany, addFlow, addResource, reconnectFlow, setFields, type Patch } from '../../model/commands'
import { together, type Edit } from '../../model/edit'
import { companyCalled } from '../../model/findCompanies'
import {
  defaultSize,
  placedCollections,
  type Box,
  type Flow,
  type RecordRef,
  type Resource,
} from '../../model/records'

/** Selects a record and brings it into view. */
export function goTo(editor: Editor, ref: RecordRef): void {
  editor.select([ref])
  editor.showRefs([ref])
}

/** Sets the same fields on several records, in one step. */
export function setOnAll(editor: Editor, refs: readonly RecordRef[], patch: Patch): void {
  const { doc } = editor.session
  const edit = editor.edit()
  together(doc, edit, () => refs.forEach((ref) => setFields(doc, edit, ref, patch)))
}

/**
 * A free place for a company whose name was typed somewhere else than on the canvas.
 * @param near a card to stay close to; else the place is right of everything.
 */
function placeFor(editor: Editor, near?: Box): Box {
  const board = editor.session.snapshot
  const size = defaultSize.companies
  const taken = [...board.companies.values(), ...board.notes.values(), ...(near ? [near] : [])]
  const beside = near ?? boundsOf([...taken, ...board.frames.values()])
  const space = 2 * 48
  const middle = beside
    ? { x: beside.x + beside.w + space + size.w / 2, y: beside.y + (near ? near.h : size.h) / 2 }
    : { x: size.w / 2, y: size.h / 2 }
  return { ...freeSpot(middle, size, taken), ...size }
}

/** Adds a company by its name alone, right of everything on the board. @returns its id. */
export function addNamed(editor: Editor, name: string): string {
  return addCompany(editor.session.doc, editor.edit(), { name, ...placeFor(editor) })
}

/** A company by id, or by a name that is not on the board yet. */
export type Party = { readonly id: string } | { readonly name: string }

/** The company of the board that goes by this name, whatever its legal form. */
export function companyNamed(editor: Editor, name: string): string | null {
  return companyCalled(editor.session.snapshot, name)?.id ?? null
}

/** The company meant, placed on the board if need be. A new one's box is known here before the snapshot has it. */
function settle(editor: Editor, edit: Edit, party: Party, near?: Box): { id: string; box?: Box } {
  const id = 'id' in party ? party.id : companyNamed(editor, party.name)
  if (id !== null) return { id, box: editor.session.snapshot.companies.get(id) }
  const box = placeFor(editor, near)
  return { id: addCompany(editor.session.doc, edit, { name: (party as { name: string }).name, ...box }), box }
}

/** Adds a row to the synergy list: companies that are new appear with it. @returns the flow's id. */
export function addSynergy(editor: Editor, donor: Party, receiver: Party, resource: string): string {
  const { doc, snapshot: board } = editor.session
  const edit = editor.edit()
  return together(doc, edit, () => {
    const from = settle(editor, edit, donor, 'id' in receiver ? board.companies.get(receiver.id) : undefined)
    const to = settle(editor, edit, receiver, from.box)
    return addFlow(doc, edit, { from: from.id, to: to.id, resource })
  })
}

/** Gives a flow another end; a new name makes the company near the other end. */
export function setFlowEnd(editor: Editor, flow: Flow, end: 'from' | 'to', party: Party): void {
  const { doc, snapshot: board } = editor.session
  const edit = editor.edit()
  const other = board.companies.get(end === 'from' ? flow.to : flow.from)
  together(doc, edit, () => reconnectFlow(doc, edit, flow.id, end, settle(editor, edit, party, other).id))
}

/** Adds what a company offers or needs; a new name makes the company. @returns the resource's id. */
export function addOffer(
  editor: Editor,
  company: Party,
  direction: Resource['direction'],
  name: string,
  more: Partial<Resource> = {},
): string {
  const { doc } = editor.session
  const edit = editor.edit()
  return together(doc, edit, () =>
    addResource(doc, edit, { ...more, company: settle(editor, edit, company).id, direction, name }),
  )
}

/**
 * Copies records: what stands on the board comes with what belongs to it, a flow is drawn once more between the same companies,
 * an offer is written down once more. @returns the copies.
 */
export function duplicate(editor: Editor, refs: readonly RecordRef[]): RecordRef[] {
  const { doc, snapshot: board } = editor.session
  const placed = refs.filter((ref) => (placedCollections as readonly string[]).includes(ref.collection))
  if (placed.length > 0) return duplicateRecords(editor, refs)
  const edit = editor.edit()
  const made = together(doc, edit, () =>
    refs.flatMap((ref): RecordRef[] => {
      if (ref.collection === 'flows') {
        const flow = board.flows.get(ref.id)
        if (!flow) return []
        const id = addFlow(doc, edit, { ...bareCopy(flow), from: flow.from, to: flow.to })
        return [{ collection: 'flows', id }]
      }
      const resource = ref.collection === 'resources' ? board.resources.get(ref.id) : undefined
      if (!resource) return []
      const { company, direction, name } = resource
      return [
        {
          collection: 'resources',
          id: addResource(doc, edit, { ...bareCopy(resource), company, direction, name }),
        },
      ]
    }),
  )
  editor.select(made)
  return made
}

/** A record's fields, what was kept as typed among them, without what belongs to the original alone. */
function bareCopy<T extends Flow | Resource>(record: T): Partial<T> {
  const own = {
    id: undefined,
    asTyped: undefined,
    createdAt: undefined,
    updatedAt: undefined,
    createdBy: undefined,
    bend: undefined,
  }
  const { createdAt: _at, createdBy: _by, updatedAt: _changed, ...rest } = record as Flow & Partial<Resource>
  const copy: Record<string, unknown> = { ...rest, ...record.asTyped, ...own }
  for (const key of Object.keys(copy)) if (copy[key] === undefined) delete copy[key]
  return copy as Partial<T>
}
