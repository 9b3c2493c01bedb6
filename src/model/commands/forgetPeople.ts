/** Takes the names of persons off a board whose time is up; what they made stays. */
import * as Y from 'yjs'
import { matchesMap, recordsMap } from '../document'
import type { Edit } from '../edit'
import type { Collection } from '../records'

/** Fields that say who did or does something. Free text is not looked into: nobody can tell there what is a name. */
const naming = {
  companies: ['createdBy'],
  flows: ['createdBy'],
  notes: ['author'],
  actions: ['owner'],
} as const satisfies Partial<Record<Collection, readonly string[]>>

/**
 * Removes who made, wrote and looks after things, on every record. Dates stay, and nothing counts as changed.
 * @returns how many records named somebody.
 */
export function forgetPeople(doc: Y.Doc, edit: Edit): number {
  return doc.transact(() => {
    let count = 0
    for (const [collection, names] of Object.entries(naming) as [Collection, readonly string[]][])
      recordsMap(doc, collection).forEach((record) => {
        if (!(record instanceof Y.Map)) return
        const present = names.filter((name) => record.has(name))
        for (const name of present) record.delete(name)
        if (present.length > 0) count++
      })
    matchesMap(doc).forEach((mark) => {
      if (!(mark instanceof Y.Map) || !mark.get('by')) return
      mark.delete('by')
      count++
    })
    return count
  }, edit)
}
