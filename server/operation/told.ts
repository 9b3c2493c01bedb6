/** What the log may tell of boards, addresses and errors. */
import { createHash } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'

/** Characters of a mark: two boards of a million share one about once in a million times. */
const markLength = 12

/**
 * Stands for a board in the log: lines about one board have the same mark, and nobody opens a board by it.
 * @returns the first characters of the id's SHA-256 in hexadecimal, so that an operator who knows the id can find its lines.
 */
export function boardMark(board: string): string {
  return createHash('sha256').update(board).digest('hex').slice(0, markLength)
}

/** @returns the network that an address is in: /24 of IPv4, /48 of IPv6; `unknown` for what is no address. */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return 'unknown'
  const plain = address.replace(/%.*$/, '')
  const four = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1] ?? plain
  if (isIPv4(four)) return `${four.split('.').slice(0, 3).join('.')}.0/24`
  if (isIPv6(plain)) return `${groupsOf(plain).slice(0, 3).join(':')}::/48`
  return 'unknown'
}

/** The first groups of an IPv6 address, at least three. */
function groupsOf(address: string): string[] {
  const [before = '', after] = address.split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after ? after.split(':') : []
  const left = after === undefined ? 0 : 8 - head.length - tail.length
  return [...head, ...Array.from({ length: Math.max(0, left) }, () => '0'), ...tail].map((group) =>
    (parseInt(group, 16) || 0).toString(16),
  )
}

interface ToldError {
  type: string
  code?: string
  message?: string
  stack: string[]
}

/**
 * An error as the log tells it: its kind, its code, where it was thrown. Its message only where the system or the database made
 * it, as others may quote what a person wrote (`JSON.parse` does).
 */
export function toldError(error: unknown): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] }
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  return {
    type: error.constructor.name,
    ...(typeof code === 'string' && { code }),
    ...((isOfDatabase(code) || typeof syscall === 'string') && { message: error.message }),
    stack: framesOf(error),
  }
}

function isOfDatabase(code: unknown): boolean {
  return typeof code === 'string' && code.startsWith('SQLITE_')
}

/** The lines of a stack that name places; the message before them may have lines of its own. */
function framesOf({ stack = '', message }: Error): string[] {
  return stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => /^ {4}at \S.*:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim())
}
