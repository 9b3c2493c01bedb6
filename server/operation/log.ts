/**
 * The server's log: one JSON line an event on stderr. It tells what happened to the server, never what people wrote or who they
 * are: no names, titles, tokens, codes or content, a board by its mark, an address by its network.
 */
import pino from 'pino'
import { toldError } from './told'

/** Least severe first; `silent` logs nothing. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const words = 'something failed'

const stderr = pino.destination({ dest: 2, sync: true })

/** Where lines go. */
export const logLines = { write: (line: string): void => void stderr.write(line) }

/** One for the process, as there is one stderr. Lines are written at once: the last one before a crash is the one that counts. */
export const log = pino(
  {
    level: 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: toldError },
    hooks: {
      // An error given without words, or with its own, would bring its message along, which may hold what a person wrote.
      logMethod(args: unknown[], method) {
        const [first, text] = args
        const error = first instanceof Error ? first : (first as { err?: unknown } | null)?.err
        if (error instanceof Error && (text === undefined || text === error.message)) args[1] = words
        method.apply(this, args as Parameters<typeof method>)
      },
    },
  },
  logLines,
)
