/** The boards opened in this browser. Their tokens are keys: they stay on this device. */
import { useSyncExternalStore } from 'react'
import type { Role } from '../model/roles'
import { readStored, writeStored } from './stored'

export interface RememberedBoard {
  readonly id: string
  readonly title: string
  readonly role: Role
  readonly token: string
  /** Milliseconds since 1970. */
  readonly openedAt: number
  /** The server has said that the token lets nobody in any more. */
  readonly ended?: boolean
  /** Links of other roles that were made in this browser: the server keeps only their hashes. */
  readonly links?: Readonly<Partial<Record<Role, string>>>
}

const key = 'symbiosis.boards'
const most = 50
const listeners = new Set<() => void>()
let cached: readonly RememberedBoard[] | null = null

/** The most recent first. */
export function rememberedBoards(): readonly RememberedBoard[] {
  if (cached) return cached
  const stored = readStored(key)
  cached = Array.isArray(stored) ? stored.filter(isRemembered) : []
  return cached
}

export function rememberedBoard(id: string): RememberedBoard | null {
  return rememberedBoards().find((board) => board.id === id) ?? null
}

/**
 * Puts a board first in the list, with what is new about it.
 * @returns whether the browser keeps it.
 */
export function rememberBoard(board: Omit<RememberedBoard, 'openedAt'>): boolean {
  const before = rememberedBoard(board.id)
  const links = { ...before?.links, ...board.links }
  const next = { ...board, links, openedAt: Date.now() }
  return write([next, ...rememberedBoards().filter((one) => one.id !== board.id)].slice(0, most))
}

/** Changes what is known of a remembered board without opening it anew. */
export function updateRemembered(id: string, patch: Partial<Omit<RememberedBoard, 'id'>>): void {
  const before = rememberedBoard(id)
  if (before) write(rememberedBoards().map((one) => (one === before ? { ...one, ...patch } : one)))
}

export function forgetBoard(id: string): void {
  write(rememberedBoards().filter((one) => one.id !== id))
}

export function useRememberedBoards(): readonly RememberedBoard[] {
  return useSyncExternalStore(subscribe, rememberedBoards)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', reread)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('storage', reread)
  }
}

function reread(): void {
  cached = null
  listeners.forEach((listener) => listener())
}

function write(boards: readonly RememberedBoard[]): boolean {
  const kept = writeStored(key, boards)
  cached = kept ? boards : cached
  listeners.forEach((listener) => listener())
  return kept
}

const roles: readonly unknown[] = ['host', 'editor', 'participant', 'viewer']
const isRemembered = (value: unknown): value is RememberedBoard => {
  const board = value as Partial<RememberedBoard> | null
  return (
    typeof board?.id === 'string' &&
    typeof board.title === 'string' &&
    typeof board.token === 'string' &&
    typeof board.openedAt === 'number' &&
    roles.includes(board.role)
  )
}
