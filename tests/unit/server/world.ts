/** A real server on a free port, and the people who use it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as pathJoin } from 'node:path'
import { afterEach, vi } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Role } from '../../../src/model/roles'
import { logLines } from '../../../server/operation/log'
import { startServer, type RunningServer } from '../../../server/server'
import { defaultSettings, type Settings } from '../../../server/settings'
import { openSqlite } from '../../../server/store/sqlite'
import type { Store } from '../../../server/store/store'
import type { Part } from '../../../src/model/document'

const cleanups: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** Runs after the test, the latest first. */
export function afterwards(cleanup: () => unknown): void {
  cleanups.push(cleanup)
}

export function temporaryDirectory(): string {
  const directory = mkdtempSync(pathJoin(tmpdir(), 'board-'))
  afterwards(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** @param wrap lets a test put a failing disk in place of a good one. */
export async function running(
  changes: Partial<Settings> = {},
  wrap: (store: Store) => Store = (store) => store,
): Promise<RunningServer & { url: string }> {
  const dataDir = changes.dataDir ?? temporaryDirectory()
  const server = await startServer(
    { ...defaultSettings, port: 0, logLevel: 'error', ...changes, dataDir },
    wrap(openSqlite(dataDir)),
  )
  afterwards(() => server.close())
  return { ...server, url: `http://127.0.0.1:${server.port}` }
}

/** What the server says in its log from now on, as objects; nothing of it is printed. */
export function logged(): { level: string; msg: string; [key: string]: unknown }[] {
  const lines: { level: string; msg: string }[] = []
  const spy = vi.spyOn(logLines, 'write').mockImplementation((line) => void lines.push(JSON.parse(line)))
  afterwards(() => spy.mockRestore())
  return lines
}

export interface Board {
  url: string
  id: string
  tokens: Record<Role, string>
  code: string
}

export interface Answer {
  status: number
  // Bodies are looked into freely by tests.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
  text: string
  headers: Headers
}

/** One HTTP request with an optional token and a JSON body. */
export async function ask(method: string, url: string, token?: string, body?: unknown): Promise<Answer> {
  const headers: Record<string, string> = {}
  if (token !== undefined) headers.authorization = `Bearer ${token}`
  if (body !== undefined) headers['content-type'] = 'application/json'
  const response = await fetch(url, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') && text !== ''
  return { status: response.status, body: isJson ? JSON.parse(text) : null, text, headers: response.headers }
}

export async function makeBoard(url: string, title = 'Harbour'): Promise<Board> {
  const { status, body } = await ask('POST', `${url}/api/boards`, undefined, { title })
  if (status !== 201) throw new Error(`no board was made: ${status} ${JSON.stringify(body)}`)
  return { url, ...body }
}

export interface Person {
  doc: Y.Doc
  provider: WebsocketProvider
  /** Reasons that the server gave for refusing a write. */
  denied: string[]
  closedWith: { code: number; reason: string } | null
}

/** Someone with an unchanged y-websocket client. */
export function connect(board: Board, token: string, part: Part = 'board', doc = new Y.Doc()): Person {
  const provider = new WebsocketProvider(
    `${board.url.replace('http', 'ws')}/sync`,
    `${board.id}/${part}`,
    doc,
    {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      protocols: token ? ['symbiosis', token] : ['symbiosis'],
      disableBc: true,
    },
  )
  const person: Person = { doc, provider, denied: [], closedWith: null }
  // y-websocket tells of a denial by a warning only.
  const warn = provider.messageHandlers[2]
  provider.messageHandlers[2] = (encoder, decoder, ...rest) => {
    const spy = vi.spyOn(console, 'warn').mockImplementation((text: string) => void person.denied.push(text))
    warn?.(encoder, decoder, ...rest)
    spy.mockRestore()
  }
  provider.on('closed', (closing: { code: number; reason: string }) => (person.closedWith = closing))
  afterwards(() => {
    provider.destroy()
    doc.destroy()
  })
  return person
}

export async function join(
  board: Board,
  token: string,
  part: Part = 'board',
  doc = new Y.Doc(),
): Promise<Person> {
  const person = connect(board, token, part, doc)
  await until(() => person.provider.synced, 10_000)
  return person
}

/** Waits for something to become true; says what was waited for when it does not. */
export async function until(condition: () => unknown, milliseconds = 4000): Promise<void> {
  await vi.waitUntil(condition, { timeout: milliseconds, interval: 5 })
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** A socket below y-websocket, for saying what no client would say. */
export async function rawSocket(board: Board, token: string, part: Part = 'board') {
  const socket = new WebSocket(`${board.url.replace('http', 'ws')}/sync/${board.id}/${part}`, [
    'symbiosis',
    token,
  ])
  const messages: Uint8Array[] = []
  const closed: { code: number; reason: string }[] = []
  socket.on('message', (data: Buffer) => messages.push(new Uint8Array(data)))
  socket.on('close', (code, reason) => closed.push({ code, reason: String(reason) }))
  afterwards(() => socket.terminate())
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return { socket, messages, closed }
}

/** Sets one record the way the documented schema says. */
export function put(doc: Y.Doc, collection: string, id: string, fields: Record<string, unknown>): void {
  doc.transact(() => doc.getMap(collection).set(id, new Y.Map(Object.entries(fields))))
}

export function has(doc: Y.Doc, collection: string, id: string): boolean {
  return doc.getMap(collection).has(id)
}
