/** A person as a disc of their colour with their letters. */
import type { Person } from '../../sync/presence'
import classes from './topbar.module.css'

export function Face({ person }: { person: Person }) {
  return (
    <span className={classes.face} style={{ background: person.colour }} aria-hidden="true">
      {initials(person.name)}
    </span>
  )
}

/** At most two letters that stand for a name; whole characters, so that no emoji is cut. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const letters = words.map((word) => [...word][0] ?? '')
  const picked = letters.length > 1 ? [letters[0], letters.at(-1)] : letters
  return picked.join('').toUpperCase()
}
