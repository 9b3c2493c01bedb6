/**
 * Join codes: six characters that can be read aloud and typed on a phone.
 *
 * Can one be guessed? There are 28^6 = 481,890,304 of them. The server takes 1,000 wrong ones in ten minutes from everybody
 * together, so whoever uses all of that, from many addresses and without a pause, tries 144,000 a day. A code lasts
 * `codeHours`, three days, unless the host says otherwise: 432,000 tries, one chance in 1,100 to meet the code of a given board.
 * From one address it is a tenth of that at most, one in 11,000. Should someone use up what everybody may get wrong, codes rest for
 * some minutes; links and their QR codes go on working, as their tokens are 192 random bits and nobody counts those.
 */
import { customAlphabet } from 'nanoid'
import { Taken, type CodeRow } from '../store/store'
import type { Role } from '../../src/model/roles'

/** No 0 O, 1 I L, no vowels that would make words. */
const alphabet = '23456789BCDFGHJKMNPQRSTVWXYZ'
const random = customAlphabet(alphabet, 6)

/** How many codes there are. */
export const codeCount = alphabet.length ** 6

/** How long a code lasts where the host says nothing, and at most, hours. */
export const codeHours = 72
export const longestCodeHours = 30 * 24

export function makeCode(board: string, role: Role, hours = codeHours): CodeRow {
  return { code: random(), board, role, expiresAt: Date.now() + hours * 60 * 60 * 1000 }
}

/** The code as it was meant: people type small letters, spaces and hyphens. */
export function readCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '')
}

/** Keeps a fresh code by `keep`, trying another when it is in use. @returns the code kept. */
export async function withFreshCode(
  board: string,
  role: Role,
  keep: (code: CodeRow) => Promise<void>,
  hours = codeHours,
): Promise<CodeRow> {
  for (let attempt = 0; ; attempt++) {
    const code = makeCode(board, role, hours)
    try {
      await keep(code)
      return code
    } catch (error) {
      if (!(error instanceof Taken) || attempt === 9) throw error
    }
  }
}
