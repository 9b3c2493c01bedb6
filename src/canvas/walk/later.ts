/** What answers the keys that walk comes after the board; from then on they are answered at once, in the order of the keys. */
import type * as Going from './going'

let going: typeof Going | null = null

/** Fetches what answers the keys that walk. @throws when it cannot be fetched; the next call tries again. */
export async function loadGoing(): Promise<typeof Going> {
  return (going ??= await import('./going'))
}

/** Answers a key: at once, or as soon as that is possible. Without network it does nothing until there is some. */
export function go(how: (going: typeof Going) => void): void {
  if (going) how(going)
  else loadGoing().then(how, () => {})
}
