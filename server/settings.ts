/** What an operator may set, all by environment variables. */
import { resolve } from 'node:path'
import { z } from 'zod'

const megabyte = 1024 * 1024

const environment = z.object({
  /** TCP port; 0 asks the system for a free one. */
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a number from 0 to 65535')
    .default(8080),
  /** Address to listen on; 0.0.0.0 shares the board with the local network. */
  HOST: z.string().trim().min(1, 'must be an address or a host name').default('127.0.0.1'),
  /** Directory of the database. */
  DATA_DIR: z.string().trim().min(1, 'must be a directory').default('./data'),
  NODE_ENV: z.string().optional(),
})

export interface Settings {
  port: number
  host: string
  /** Absolute path. */
  dataDir: string
  /** Accepts websockets from any page of this machine, whatever its port, as a page served by vite needs. */
  development: boolean
  /** Largest websocket message, bytes. */
  maxMessageBytes: number
  /** Largest imported file, bytes. */
  maxImportBytes: number
  /** A reader with more than this waiting to be sent is dropped, bytes. */
  maxWaitingBytes: number
  /** Websockets in one part of a board; more are turned away. */
  maxConnections: number
  /** A connection that was sent nothing for this long gets an empty message, milliseconds. */
  keepaliveMs: number
  /** How often connections are looked over for expiry, silence and dead sockets, milliseconds. */
  sweepMs: number
}

export const defaultSettings: Settings = {
  port: 8080,
  host: '127.0.0.1',
  dataDir: resolve('data'),
  development: false,
  maxMessageBytes: 16 * megabyte,
  maxImportBytes: 16 * megabyte,
  maxWaitingBytes: 8 * megabyte,
  maxConnections: 1_000,
  keepaliveMs: 20_000,
  sweepMs: 1_000,
}

/** A setting that cannot be used; the message names it and says what it must be. */
export class BadSetting extends Error {}

/** An empty variable counts as not set, as shells and compose files write it. */
function filled(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

/**
 * Reads the settings from environment variables.
 * @throws BadSetting naming every variable that is wrong.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const read = environment.safeParse(filled(env))
  if (!read.success) {
    const faults = read.error.issues.map((issue) => {
      const name = String(issue.path[0])
      return `${name}=${JSON.stringify(env[name])}: ${issue.message}`
    })
    throw new BadSetting(faults.join('\n'))
  }
  const { PORT, HOST, DATA_DIR, NODE_ENV } = read.data
  return {
    ...defaultSettings,
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    development: NODE_ENV === 'development',
  }
}
