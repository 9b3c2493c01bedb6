/** What goes into the rows of SQLite and what comes out of them. */
import { errorCode } from './files'
import { StoreFull, type Snapshot, type TokenRow } from './store'

export type Value = string | number | null | Uint8Array
/** Rows come with blobs as `ArrayBuffer` from `all` and as `Buffer` from `get`. */
export type Row = Record<string, Value | ArrayBuffer>

/** The binding cuts text at a NUL. */
export function bindable(values: Value[]): Value[] {
  if (values.some((value) => typeof value === 'string' && value.includes('\0')))
    throw new RangeError('Text with a NUL character can not be kept.')
  return values
}

/** What the server can act on by its name; the rest as it is. */
export function told(error: unknown): unknown {
  return errorCode(error) === 'SQLITE_FULL' ? new StoreFull('The disk of the server is full.') : error
}

/** How damage by an altered record is called. */
export const altered = 'is not as it was written'

/** Rows from before sums were kept have none. */
export function isAltered(kept: unknown, sum: number): boolean {
  return kept !== null && kept !== undefined && Number(kept) !== sum
}

/** Bytes with a buffer of their own. */
export function toBytes(blob: unknown): Uint8Array {
  return blob instanceof ArrayBuffer ? new Uint8Array(blob) : new Uint8Array(blob as Uint8Array)
}

export function toToken(row: Row): TokenRow {
  return { ...(row as unknown as TokenRow), hash: toBytes(row.hash) }
}

export function toSnapshot(row: Row): Snapshot {
  return {
    upto: Number(row.upto),
    whole: row.whole === 1,
    state: toBytes(row.state),
    vector: toBytes(row.vector),
    deletes: toBytes(row.deletes),
  }
}
