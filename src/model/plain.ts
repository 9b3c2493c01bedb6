/** Values of the document as plain data, whatever a stranger's program put there. */
import * as Y from 'yjs'

/** How deep values may be nested; what is deeper is nobody's data, and would exhaust whoever walks it. */
export const deepest = 50

/** Whether data (no Yjs types) is nested deeper than `deepest`. */
export function isTooDeep(value: unknown, level = 0): boolean {
  if (typeof value !== 'object' || value === null) return false
  return level >= deepest || Object.values(value).some((item) => isTooDeep(item, level + 1))
}

/**
 * A JSON-safe copy. Values that JSON has no word for become text rather than vanish; what is nested deeper than `deepest`
 * becomes null.
 * @param cut told once for each value that was too deep.
 */
export function plainValue(value: unknown, cut?: () => void, level = 0): unknown {
  if (value === undefined) return null
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)))
    return String(value)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Y.Doc) return { guid: value.guid }
  if (value instanceof Y.Text || value instanceof Y.XmlFragment) return value.toString()
  if (level >= deepest) {
    cut?.()
    return null
  }
  if (value instanceof Uint8Array) return [...value]
  const inner = (item: unknown) => plainValue(item, cut, level + 1)
  if (value instanceof Y.Array) return value.toArray().map(inner)
  if (Array.isArray(value)) return value.map(inner)
  const entries = value instanceof Y.Map ? [...value.entries()] : Object.entries(value)
  return Object.fromEntries(entries.map(([key, item]) => [key, inner(item)]))
}
