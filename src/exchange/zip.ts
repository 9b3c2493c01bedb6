/** Looks into a zip file before anybody unpacks it: a workbook of a few kilobytes may unpack to more than memory holds. */
import { FileError } from './reasons'

/** Bytes that all parts together may unpack to, and cells that a sheet may span. */
const most = { unpacked: 400 * 1024 * 1024, cells: 10_000_000 } as const

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/** Whether the bytes start like a zip file. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

/**
 * Refuses a workbook that would not fit: by the sizes it states, by what its sheets really unpack to, and by how far its
 * cells spread (one stray cell at XFD1048576 makes a reader fill 17 thousand million empty ones).
 * @throws FileError `tooManyCells`, or `badWorkbook` when it is no zip file.
 */
export async function checkWorkbook(bytes: Uint8Array): Promise<void> {
  const entries = readDirectory(bytes)
  const stated = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (stated > most.unpacked) throw new FileError({ code: 'tooManyCells' })
  for (const entry of entries)
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name)) await checkSheet(bytes, entry)
}

/** The central directory at the end of the file. */
function readDirectory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && end > bytes.length - 66_000 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) throw broken('zip')
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = view.getUint16(end + 10, true); i > 0; i--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw broken('zip')
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

async function checkSheet(bytes: Uint8Array, entry: Entry): Promise<void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length) throw broken('zip')
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  // Copied, because a stream takes no view of shared memory.
  const packed = new Blob([bytes.slice(start, start + entry.packed)])
  const stream =
    entry.method === 0 ? packed.stream() : packed.stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let size = 0
  let rows = 0
  let columns = 0
  let tail = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      const text = tail + decoder.decode(value, { stream: true })
      for (const [, letters, digits] of text.matchAll(/ r="([A-Z]{1,3})?(\d{1,7})"/g)) {
        rows = Math.max(rows, Number(digits))
        if (letters) columns = Math.max(columns, columnNumber(letters))
      }
      tail = text.slice(-20)
      if (size > most.unpacked || rows * columns > most.cells) throw new FileError({ code: 'tooManyCells' })
    }
  } catch (error) {
    throw error instanceof FileError ? error : broken(entry.name)
  } finally {
    await reader.cancel().catch(() => {})
  }
}

const columnNumber = (letters: string) =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

const broken = (detail: string) => new FileError({ code: 'badWorkbook', params: { detail } })
