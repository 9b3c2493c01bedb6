/** What an operator may set, all by environment variables. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { logLevels, type LogLevel } from './operation/log'

const megabyte = 1024 * 1024

/** A number of days; left out, what it is about is kept for ever. */
const days = z
  .string()
  .regex(/^[1-9]\d{0,4}$/, 'must be a number of days from 1 to 99999; leave it out to keep for ever')
  .transform(Number)
  .optional()

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
  /** Lets in whoever asks for /metrics from another machine. */
  OPERATOR_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,256}$/, 'must have 16 to 256 letters, digits and . _ ~ + / = - and no spaces')
    .optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  /** Boards that nobody has opened for so many days are deleted. */
  RETENTION_DAYS: days,
  /** What is about persons goes from boards that nobody has opened for so many days. */
  PERSONAL_DATA_DAYS: days,
  NODE_ENV: z.string().optional(),
})

export interface Settings {
  port: number
  host: string
  /** Absolute path. */
  dataDir: string
  /** Accepts websockets from any page of this machine, whatever its port, as a page served by vite needs. */
  development: boolean
  /** Opens /metrics to other machines; null: it answers on this machine only. */
  operatorToken: string | null
  logLevel: LogLevel
  /** Boards unused for so many days are deleted; null: never. */
  retentionDays: number | null
  /** Boards unused for so many days lose what is about persons; null: never. */
  personalDataDays: number | null
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
  operatorToken: null,
  logLevel: 'info',
  retentionDays: null,
  personalDataDays: null,
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
      // A key that is nearly right is still one.
      const value = name === 'OPERATOR_TOKEN' ? '' : JSON.stringify(env[name])
      return `${name}=${value}: ${issue.message}`
    })
    throw new BadSetting(faults.join('\n'))
  }
  const { PORT, HOST, DATA_DIR, NODE_ENV, OPERATOR_TOKEN, LOG_LEVEL } = read.data
  return {
    ...defaultSettings,
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    development: NODE_ENV === 'development',
    operatorToken: OPERATOR_TOKEN ?? null,
    logLevel: LOG_LEVEL,
    retentionDays: read.data.RETENTION_DAYS ?? null,
    personalDataDays: read.data.PERSONAL_DATA_DAYS ?? null,
  }
}
