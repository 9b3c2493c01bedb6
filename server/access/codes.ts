/** Join codes: six characters that can be read aloud and typed on a phone. */
import { customAlphabet } from 'nanoid'
import { Taken, type CodeRow } from '../store/store'
import type { Role } from '../../src/model/roles'

/** No 0 O, 1 I L, no vowels that would make words. */
const alphabet = '23456789BCDFGHJKMNPQRSTVWXYZ'
const random = customAlphabet(alphabet, 6)

/** How long a code lasts, hours. */
export const codeHours = 72

export function makeCode(board: string, role: Role): CodeRow {
  return { code: random(), board, role, expiresAt: Date.now() + codeHours * 60 * 60 * 1000 }
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
): Promise<CodeRow> {
  for (let attempt = 0; ; attempt++) {
    const code = makeCode(board, role)
    try {
      await keep(code)
      return code
    } catch (error) {
      if (!(error instanceof Taken) || attempt === 9) throw error
    }
  }
}
