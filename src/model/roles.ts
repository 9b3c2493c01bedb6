/** Who may do what: the one table that the page, websockets and HTTP all ask. */
import type { Part } from './document'

export const roles = ['host', 'editor', 'participant', 'viewer'] as const
export type Role = (typeof roles)[number]

const everyone: readonly Role[] = roles

const readers: Record<Part, readonly Role[]> = {
  board: everyone,
  talk: everyone,
  desk: ['host'],
}

const writers: Record<Part, readonly Role[]> = {
  board: ['host', 'editor'],
  talk: ['host', 'editor', 'participant'],
  desk: ['host'],
}

export function mayRead(role: Role, part: Part): boolean {
  return readers[part].includes(role)
}

export function mayWrite(role: Role, part: Part): boolean {
  return writers[part].includes(role)
}
