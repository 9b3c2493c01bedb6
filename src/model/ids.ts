/** Names for new records. */
import { nanoid } from 'nanoid'

/** A new id: a nanoid that does not begin like a formula, so that it leaves in a CSV file as it is. */
export function newId(): string {
  let id = nanoid()
  while (id.startsWith('-')) id = nanoid()
  return id
}
