/** The saved state in words: what is true of the edits made here, and nothing more. */
import type { LinkState } from '../../sync/link'
import { closeCodes, endings, type Ending } from '../../model/wire'

/** `held`: cut off, and something written here waits for the server; `waiting`: cut off, with nothing to lose. */
export type SavedTone = 'good' | 'busy' | 'waiting' | 'held' | 'bad'

export interface SavedWords {
  readonly tone: SavedTone
  /** Key of the short words: `shell.saved.<key>`. */
  readonly key:
    | 'saved'
    | 'saving'
    | 'opening'
    | 'connecting'
    | 'reconnecting'
    | 'offline'
    | 'keptHere'
    | 'notSaved'
    | 'refused'
  /** Key of the sentence that explains: `shell.savedWhy.<why>`. */
  readonly why: string
  /** The server ended the connection for now; the key of why: `shell.refused.<reason>`. */
  readonly turnedAway?: RefusalReason
}

/**
 * @param network what the browser says of the network; false only when there is certainly none.
 * @param keptHere whether this browser keeps edits over a reload.
 * @param mayWrite whether this link may change the board; where it may not, what waits here will not be taken later either.
 */
export function savedWords(
  link: LinkState,
  network: boolean,
  keptHere: boolean,
  mayWrite: boolean,
): SavedWords {
  const notTaken: SavedWords = { tone: 'bad', key: 'notSaved', why: 'mayOnlyLook' }
  const kept = keptHere ? 'kept' : 'keepOpen'
  const cutOff = (): SavedWords => ({
    ...waiting(),
    ...(link.turnedAway && { turnedAway: refusalReason(link.turnedAway) }),
  })
  const waiting = (): SavedWords => {
    if (link.unsaved && (link.refusedWrite || !mayWrite)) return notTaken
    if (link.unsaved) return { tone: 'held', key: keptHere ? 'keptHere' : 'notSaved', why: kept }
    return { tone: 'waiting', key: network ? 'reconnecting' : 'offline', why: kept }
  }
  switch (link.connection) {
    case 'refused':
      return { tone: 'bad', key: 'refused', why: refusalReason(link.refusal) }
    case 'connecting':
      return { tone: 'busy', key: 'connecting', why: 'connecting' }
    case 'offline':
      return cutOff()
    case 'online':
      // Let in for a moment, to be told that there is no room.
      if (link.turnedAway) return cutOff()
      if (!link.loaded) return { tone: 'busy', key: 'opening', why: 'connecting' }
      if (!link.unsaved) return { tone: 'good', key: 'saved', why: 'saved' }
      if (link.refusedWrite) return notTaken
      if (link.unwritten) return { tone: 'held', key: 'notSaved', why: 'serverFull' }
      // A pulled cable is known at once, a dead connection only when it has been silent for long.
      return network ? { tone: 'busy', key: 'saving', why: 'saving' } : cutOff()
  }
}

export type RefusalReason = keyof typeof closeCodes | Ending | 'other'

const reasonIn = (list: object, given: unknown) =>
  Object.entries(list).find(([, known]) => known === given)?.[0] as RefusalReason | undefined

/** Names why the server ended the connection. */
export function refusalReason(refusal: LinkState['refusal']): RefusalReason {
  return reasonIn(endings, refusal?.reason) ?? reasonIn(closeCodes, refusal?.code) ?? 'other'
}

/** Reasons that hardly anybody meets: their sentences come with the dialog that says them first. */
const rare: readonly string[] = ['malformed', 'unauthorised', 'forbidden', 'noBoard', 'tooLarge']

/** Key of the sentence for a reason. */
export function refusedKey(reason: string): string {
  return rare.includes(reason) ? `refused.why.${reason}` : `shell.refused.${reason}`
}
