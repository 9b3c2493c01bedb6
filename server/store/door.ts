/**
 * A door in the data directory for the tools that come with the server: a socket that the file system guards, so that only who
 * owns the directory can knock. Through it `npm run backup` has the database file kept as it is while it copies.
 */
import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { log } from '../operation/log'

/** What is asked, a line each, and what is answered to it; anything else that comes back is the reason for a no. */
export const doorWords = { hold: 'hold', held: 'held' } as const

/** The longest path that a socket may have on every system, bytes. */
const longestPath = 100

/** Nobody copies for longer; a tool that hangs must not have the log of writes grow without end. */
const longestHoldMs = 60 * 60 * 1000

/** Where the door of a data directory is: inside, unless its name is too long for a socket. */
export function doorPath(dataDir: string): string {
  const inside = join(resolve(dataDir), 'server.sock')
  const name = `symbiosis-${createHash('sha256').update(inside).digest('hex').slice(0, 24)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return Buffer.byteLength(inside) <= longestPath ? inside : join(tmpdir(), `${name}.sock`)
}

export interface Door {
  close(): void
}

/**
 * Opens the door. Where the file system has no sockets the server works without, and says so.
 * @param hold keeps the database file from changing, and new writes beside it, until the returned function is called.
 * It throws when that cannot be done now.
 */
export function openDoor(dataDir: string, hold: () => () => void): Door {
  const path = doorPath(dataDir)
  const guests = new Set<Socket>()
  let holder: Socket | null = null
  const answer = (guest: Socket, asked: string, hold: () => () => void): string => {
    if (asked !== doorWords.hold) return 'this is not understood'
    if (holder === guest) return doorWords.held
    if (holder) return 'another backup is being made'
    try {
      const release = hold()
      holder = guest
      const late = setTimeout(() => guest.destroy(), longestHoldMs).unref()
      guest.once('close', () => {
        clearTimeout(late)
        holder = null
        try {
          release()
        } catch (error) {
          log.error(
            { err: error },
            'after a backup the log of writes could not be taken over; it is tried again',
          )
        }
      })
      return doorWords.held
    } catch (error) {
      return (error as Error).message
    }
  }
  const server: Server = createServer((guest) => {
    guests.add(guest)
    guest.setEncoding('utf8')
    guest.on('error', () => guest.destroy())
    guest.on('close', () => guests.delete(guest))
    guest.on('data', (text) => guest.write(`${answer(guest, String(text).trim(), hold)}\n`))
  })
  server.on('error', (error) =>
    log.warn(
      { err: error },
      'no door in the data directory: backups can be made only while the server is stopped',
    ),
  )
  // What a server left that was killed; nobody else has the directory now.
  if (process.platform !== 'win32') rmSync(path, { force: true })
  server.listen(path, () => {
    if (process.platform !== 'win32') chmodSync(path, 0o600)
  })
  server.unref()
  return {
    close: () => {
      server.close()
      for (const guest of guests) guest.destroy()
    },
  }
}

/** The file is being kept as it is. */
export interface Hold {
  /** Whether it has been kept without a break until now. */
  lasts(): Promise<boolean>
  release(): void
}

/** @returns null when nobody is behind the door. @throws Error with the reason when the server cannot now. */
export async function askHold(dataDir: string): Promise<Hold | null> {
  const socket = await knock(doorPath(dataDir))
  if (!socket) return null
  socket.setEncoding('utf8')
  const ask = () =>
    new Promise<string>((done) => {
      socket.once('data', (text) => done(String(text).trim()))
      socket.once('close', () => done(''))
      socket.write(`${doorWords.hold}\n`)
    })
  const answered = await ask()
  if (answered === doorWords.held)
    return { lasts: async () => (await ask()) === doorWords.held, release: () => socket.destroy() }
  socket.destroy()
  if (answered === '') return null
  throw new Error(`The server cannot have a backup made now: ${answered}.`)
}

function knock(path: string): Promise<Socket | null> {
  return new Promise((done) => {
    const socket = createConnection(path)
    socket.once('connect', () => done(socket))
    // Later errors show as an answer that does not come.
    socket.on('error', () => done(null))
  })
}
