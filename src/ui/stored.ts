/** What this browser remembers. Storage may be full, forbidden or hold anything: reading and writing never throw. */

/** @returns the value under the key, or null where there is none or it is not JSON. */
export function readStored(key: string): unknown {
  try {
    const text = localStorage.getItem(key)
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

/** @returns whether it is kept; false where the browser refuses. */
export function writeStored(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
