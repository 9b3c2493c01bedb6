/** Reads what was dropped, chosen or pasted. */
import { readImport, type ImportPlan, type ReadFile } from '../../exchange/import'
import type { Incoming } from '../board/shell'

/**
 * @returns the file, to be planned on the board.
 * @throws FileError when the whole cannot be read.
 */
export async function readIncoming(incoming: NonNullable<Incoming>): Promise<ReadFile> {
  if ('text' in incoming) {
    const { text, readAs } = incoming
    const rows = readAs ? `${readAs.join('\t')}\n${text}` : text
    return readImport(new TextEncoder().encode(rows), '')
  }
  const bytes = new Uint8Array(await incoming.file.arrayBuffer())
  return readImport(bytes, incoming.file.type)
}

/** How many records and facts of the board a plan would write. */
export function changesOf({ added, merged, meta = {} }: ImportPlan): number {
  const counts = [...Object.values(added), ...Object.values(merged)]
  return counts.reduce((sum, n) => sum + n, 0) + Object.keys(meta).length
}
