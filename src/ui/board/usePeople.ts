/** Everyone who is here, once each, oneself first. */
import { useMemo, useSyncExternalStore } from 'react'
import type { Peer, Person } from '../../sync/presence'
import type { BoardSession } from '../../sync/session'
import { useEditor } from './context'

/** People of several windows counted once; oneself first, the others by name. */
export function distinctPeople(me: Person, peers: readonly Peer[]): readonly Person[] {
  const others = new Map<string, Person>()
  for (const { user } of peers) if (user.id !== me.id) others.set(user.id, user)
  return [me, ...[...others.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))]
}

/** The people; the same array until somebody comes, goes or is renamed, whatever cursors do. */
export function usePeople(): readonly Person[] {
  const { session } = useEditor()
  const read = useMemo(() => peopleReader(session), [session])
  return useSyncExternalStore(session.presence.subscribe, read)
}

function peopleReader(session: BoardSession): () => readonly Person[] {
  let held: readonly Person[] = []
  const same = (next: readonly Person[]) =>
    next.length === held.length &&
    next.every(
      ({ id, name, colour }, i) => held[i]!.id === id && held[i]!.name === name && held[i]!.colour === colour,
    )
  return () => {
    const next = distinctPeople(session.user, session.presence.peers)
    if (!same(next)) held = next
    return held
  }
}
