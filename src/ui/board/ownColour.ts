/** Telling people apart: whoever comes without a name yet takes a colour that nobody here has. */
import type { BoardSession } from '../../sync/session'
import { personColours, readPerson, writePerson } from '../person'

/** The first colour that none of the others has; one's own when it is free or when all are taken. */
export function freeColour(own: string, taken: ReadonlySet<string>): string {
  if (!taken.has(own)) return own
  return personColours.find((colour) => !taken.has(colour)) ?? own
}

/**
 * Looks once, on arrival, at who is here. Only the newcomer changes, and only while unnamed: a colour that one has worked
 * under is how the others know one.
 */
export function takeFreeColour(session: BoardSession): void {
  session.link.provider.once('sync', () => {
    const person = readPerson()
    if (person.name !== '') return
    const others = session.presence.peers.filter(({ user }) => user.id !== person.id)
    const colour = freeColour(person.colour, new Set(others.map(({ user }) => user.colour)))
    if (colour === person.colour) return
    writePerson({ ...person, colour })
    session.setUser({ ...session.user, colour })
  })
}
