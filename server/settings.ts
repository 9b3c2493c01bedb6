/** What an operator may set, all by environment variables. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { trustIn, type Trust } from './limits/address'
import { logLevels, type LogLevel } from './operation/log'

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/** A whole number in a range; digits only, as `1e3` and `0x10` are mistakes more often than meant. */
function whole(least: number, most: number, usual: number) {
  const message = `must be a whole number from ${least} to ${most}`
  return z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((number) => number >= least && number <= most, message)
    .default(usual)
}

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

  /** Proxies whose `X-Forwarded-For` is believed: addresses, ranges, `loopback`; separated by commas. */
  TRUST_PROXY: z
    .string()
    .default('')
    .transform((proxies, context) => {
      try {
        return trustIn(proxies)
      } catch {
        context.addIssue(
          'must be addresses, ranges like 10.0.0.0/8 or the word loopback, separated by commas',
        )
        return z.NEVER
      }
    }),
  MAX_MESSAGE_MB: whole(1, 256, 16),
  MAX_MESSAGES_PER_SECOND: whole(1, 100_000, 500),
  MAX_PRESENCE_KB: whole(1, 1_024, 64),
  MAX_PRESENCE_PER_SECOND: whole(1, 1_000, 60),
  MAX_WAITING_MB: whole(1, 1_024, 16),
  MAX_PENDING_MB: whole(1, 256, 4),
  MAX_CONNECTIONS_PER_PART: whole(1, 100_000, 1_000),
  MAX_CONNECTIONS_PER_ADDRESS: whole(1, 100_000, 2_000),
  MAX_DOCUMENTS_PER_ADDRESS: whole(1, 100_000, 1_000),
  MAX_BOARDS_PER_DAY: whole(0, 1_000_000, 5_000),
  MAX_BOARDS_PER_DAY_PER_ADDRESS: whole(1, 1_000_000, 500),
  MAX_WRONG_CODES: whole(1, 1_000_000, 1_000),
  MAX_WRONG_CODES_PER_ADDRESS: whole(1, 1_000_000, 100),
  MAX_JOINS_PER_MINUTE: whole(1, 1_000_000, 600),
  MAX_CARDS_PER_MINUTE: whole(1, 1_000_000, 1_200),
  MAX_IMPORTS_PER_MINUTE: whole(1, 1_000_000, 30),
  MAX_EXPORTS_PER_MINUTE: whole(1, 1_000_000, 300),
  MAX_IMPORT_MB: whole(1, 256, 16),
})

export interface Settings {
  port: number
  host: string
  /** Absolute path. */
  dataDir: string
  /** Accepts websockets from any page of this machine, whatever its port, as a page served by vite needs. */
  development: boolean
  /** Which proxies may say whom they speak for. */
  trust: Trust
  /** Opens /metrics to other machines; null: it answers on this machine only. */
  operatorToken: string | null
  logLevel: LogLevel
  /** Boards unused for so many days are deleted; null: never. */
  retentionDays: number | null
  /** Boards unused for so many days lose what is about persons; null: never. */
  personalDataDays: number | null
  /** Largest websocket message, bytes. */
  maxMessageBytes: number
  /** Messages of one websocket, each 16 kB counting as one; ten seconds' worth may come at once. */
  messagesPerSecond: number
  /** Largest presence of one websocket, bytes; a larger one is not shown to others. */
  maxPresenceBytes: number
  /** Changes of presence taken from one websocket; of more, the last counts. */
  presencePerSecond: number
  /** A reader with more than this waiting to be sent is dropped, bytes. */
  maxWaitingBytes: number
  /** Edits of one part that wait for edits which have not arrived, bytes. */
  maxPendingBytes: number
  /** Websockets in one part of a board; more are turned away. */
  maxConnections: number
  maxConnectionsPerAddress: number
  /** Parts of boards that are open from one address. */
  maxDocumentsPerAddress: number
  /** Boards made in a day, by everybody; 0 closes this to everybody. */
  maxBoardsPerDay: number
  maxBoardsPerDayPerAddress: number
  /** Wrong join codes in ten minutes, from everywhere. */
  maxWrongCodes: number
  maxWrongCodesPerAddress: number
  /** From one address, as are cards, imports and exports. */
  maxJoinsPerMinute: number
  maxCardsPerMinute: number
  maxImportsPerMinute: number
  maxExportsPerMinute: number
  /** Largest imported file, bytes. */
  maxImportBytes: number
  /** A connection that was sent nothing for this long gets an empty message, milliseconds. */
  keepaliveMs: number
  /** How often connections are looked over for expiry, silence and dead sockets, milliseconds. */
  sweepMs: number
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
  return settingsOf(read.data)
}

function settingsOf(set: z.infer<typeof environment>): Settings {
  return {
    port: set.PORT,
    host: set.HOST,
    dataDir: resolve(set.DATA_DIR),
    development: set.NODE_ENV === 'development',
    operatorToken: set.OPERATOR_TOKEN ?? null,
    logLevel: set.LOG_LEVEL,
    retentionDays: set.RETENTION_DAYS ?? null,
    personalDataDays: set.PERSONAL_DATA_DAYS ?? null,
    trust: set.TRUST_PROXY,
    maxMessageBytes: set.MAX_MESSAGE_MB * megabyte,
    messagesPerSecond: set.MAX_MESSAGES_PER_SECOND,
    maxPresenceBytes: set.MAX_PRESENCE_KB * kilobyte,
    presencePerSecond: set.MAX_PRESENCE_PER_SECOND,
    maxWaitingBytes: set.MAX_WAITING_MB * megabyte,
    maxPendingBytes: set.MAX_PENDING_MB * megabyte,
    maxConnections: set.MAX_CONNECTIONS_PER_PART,
    maxConnectionsPerAddress: set.MAX_CONNECTIONS_PER_ADDRESS,
    maxDocumentsPerAddress: set.MAX_DOCUMENTS_PER_ADDRESS,
    maxBoardsPerDay: set.MAX_BOARDS_PER_DAY,
    maxBoardsPerDayPerAddress: set.MAX_BOARDS_PER_DAY_PER_ADDRESS,
    maxWrongCodes: set.MAX_WRONG_CODES,
    maxWrongCodesPerAddress: set.MAX_WRONG_CODES_PER_ADDRESS,
    maxJoinsPerMinute: set.MAX_JOINS_PER_MINUTE,
    maxCardsPerMinute: set.MAX_CARDS_PER_MINUTE,
    maxImportsPerMinute: set.MAX_IMPORTS_PER_MINUTE,
    maxExportsPerMinute: set.MAX_EXPORTS_PER_MINUTE,
    maxImportBytes: set.MAX_IMPORT_MB * megabyte,
    keepaliveMs: 20_000,
    sweepMs: 1_000,
  }
}

/** What holds where nothing is set. */
export const defaultSettings: Settings = settingsOf(environment.parse({}))
