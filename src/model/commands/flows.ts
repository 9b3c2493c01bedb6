/** Commands on what flows join and how they run. */
import type * as Y from 'yjs'
import { together, type Edit } from '../edit'
import type { FlowShape } from '../records'
import { liveRecord, setFields } from './records'

/**
 * Gives a flow another donor or receiver. The offer or need that it was made from is let go where it is not that company's.
 * @returns false when the flow is gone or has that end already.
 */
export function reconnectFlow(
  doc: Y.Doc,
  edit: Edit,
  flow: string,
  end: 'from' | 'to',
  company: string,
): boolean {
  const ref = { collection: 'flows', id: flow } as const
  const made = end === 'from' ? 'offer' : 'need'
  const resource = liveRecord(doc, ref)?.get(made)
  const owner =
    typeof resource === 'string' && liveRecord(doc, { collection: 'resources', id: resource })?.get('company')
  return setFields(doc, edit, ref, { [end]: company, ...(owner !== company && { [made]: null }) })
}

/** Lets flows run in curves or at right angles, in one step. */
export function shapeFlows(doc: Y.Doc, edit: Edit, flows: readonly string[], shape: FlowShape): void {
  together(doc, edit, () => {
    for (const id of flows)
      setFields(doc, edit, { collection: 'flows', id }, { shape: shape === 'curved' ? null : shape })
  })
}
