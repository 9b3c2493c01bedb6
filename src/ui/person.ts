/** Who one is on the boards opened in this browser: a name and a colour, chosen once. */
import { nanoid } from 'nanoid'
import type { Person } from '../sync/presence'
import { readStored, writeStored } from './stored'

const key = 'symbiosis.person'

/** Colours for people; white text stands on each at 4.5:1 or better. */
export const personColours = [
  '#0b7285',
  '#1864ab',
  '#5f3dc4',
  '#862e9c',
  '#a61e4d',
  '#c92a2a',
  '#9c4a00',
  '#6b6100',
  '#2b7a3b',
  '#0a6e5c',
] as const

/** A name is at most this long, so that it fits its tag. */
export const longestName = 60

/** Reads the remembered person; makes one with a colour and no name on the first visit. */
export function readPerson(): Person {
  const stored = readStored(key) as Partial<Person> | null
  if (stored && typeof stored.id === 'string' && typeof stored.name === 'string' && isColour(stored.colour))
    return { id: stored.id, name: stored.name.slice(0, longestName), colour: stored.colour }
  const colour = personColours[Math.floor(Math.random() * personColours.length)]!
  const person: Person = { id: nanoid(), name: '', colour }
  writeStored(key, person)
  return person
}

export function writePerson(person: Person): void {
  writeStored(key, person)
}

const isColour = (value: unknown): value is string =>
  typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)
