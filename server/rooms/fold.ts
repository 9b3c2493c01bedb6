/** Folds a small board at once and a large one in a thread, as that takes half a second at ten thousand companies. */
import { JobThread } from '../jobThread'
import { folded, type Folded } from './folded'

/** Up to this size folding takes some 20 ms, less than starting a thread. Bytes. */
const smallBytes = 256 * 1024

const thread = new JobThread<readonly Uint8Array[], Folded>('foldThread')

/** @throws an error over a broken update; `ThreadEnded` when nothing can be said about the updates. */
export async function fold(updates: readonly Uint8Array[]): Promise<Folded> {
  const bytes = updates.reduce((sum, update) => sum + update.length, 0)
  return bytes <= smallBytes ? folded(updates) : thread.run(updates)
}
