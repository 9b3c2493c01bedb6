/** `synergies.json`: the synergy list for programs. */
import type { SynergyRow } from '../model/synergies'

/**
 * `{ board, generatedAt, synergies }`: keys as the columns, numbers as numbers, lists as lists, `null` where unknown.
 * A confidence may be a word or a figure; a figure leaves as a number.
 */
export function writeSynergyJson(rows: readonly SynergyRow[], board: string, now: Date): string {
  const synergies = rows.map((row) => ({ ...row, confidence: figureOrWord(row.confidence) }))
  return JSON.stringify({ board, generatedAt: now.toISOString(), synergies }, null, 2) + '\n'
}

function figureOrWord(text: string | null): string | number | null {
  return text !== null && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}
