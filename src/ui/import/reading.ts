/** Reads what was dropped, chosen or pasted, and plans its import. */
import { planImport, type ImportPlan } from '../../exchange/import'
import type { BoardSnapshot } from '../../model/snapshot'
import type { Incoming } from '../board/shell'

/**
 * @returns what importing it would do.
 * @throws FileError when the whole cannot be read.
 */
export async function readIncoming(
  incoming: NonNullable<Incoming>,
  board: BoardSnapshot,
): Promise<ImportPlan> {
  if ('text' in incoming) {
    const { text, readAs } = incoming
    const rows = readAs ? `${readAs.join('\t')}\n${text}` : text
    return planImport(new TextEncoder().encode(rows), '', board)
  }
  const bytes = new Uint8Array(await incoming.file.arrayBuffer())
  return planImport(bytes, incoming.file.type, board)
}

/** How many records a plan would write. */
export function changesOf({ added, merged }: ImportPlan): number {
  return (
    Object.values(added).reduce((sum, n) => sum + n, 0) + Object.values(merged).reduce((sum, n) => sum + n, 0)
  )
}
