/** The actions that a person has lately chosen from the list of all, on this device. */
import { readStored, writeStored } from '../../stored'

const key = 'symbiosis.actions'
const most = 5

/** Ids, the latest first. */
export function recentActions(): readonly string[] {
  const stored = readStored(key)
  return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string').slice(0, most) : []
}

export function rememberAction(id: string): void {
  writeStored(key, [id, ...recentActions().filter((one) => one !== id)].slice(0, most))
}
