/** Which companies a flow could go to, as they are offered to someone who chooses by keyboard. */
import type { BoardSnapshot } from '../../model/snapshot'
import { centreOf, distance, expand } from '../geometry'
import type { Scene } from '../scene'

/** The most that are offered at once; more letters make them fewer. */
export const mostTargets = 50

/** How far around the donor neighbours are looked for, world units, until there are enough. */
const reaches = [800, 3_200, 12_800, 200_000]

/**
 * Without letters, the companies that stand nearest to the donor. With letters, those whose name begins with them, then
 * those with a word that does, then those that have them anywhere; the nearer first.
 * @returns ids of companies, at most `mostTargets`.
 */
export function targetsFor(scene: Scene, board: BoardSnapshot, donor: string, typed: string): string[] {
  const from = scene.boxOf({ collection: 'companies', id: donor })
  if (!from) return []
  const at = centreOf(from)
  const far = (id: string) => {
    const box = scene.boxOf({ collection: 'companies', id })
    return box ? distance(at, centreOf(box)) : Infinity
  }
  const letters = fold(typed.trim())
  const found = letters === '' ? near(scene, at, donor) : named(board, donor, letters)
  return Array.from(found, ([id, rank]) => ({ id, rank, far: far(id) }))
    .sort((a, b) => a.rank - b.rank || a.far - b.far || (a.id < b.id ? -1 : 1))
    .slice(0, mostTargets)
    .map(({ id }) => id)
}

function near(scene: Scene, at: { x: number; y: number }, donor: string): Map<string, number> {
  let ids: string[] = []
  for (const reach of reaches) {
    ids = scene.query(expand({ ...at, w: 0, h: 0 }, reach)).companies.filter((id) => id !== donor)
    if (ids.length >= mostTargets) break
  }
  return new Map(ids.map((id) => [id, 0]))
}

function named(board: BoardSnapshot, donor: string, letters: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const { id, name } of board.companies.values()) {
    const at = id === donor ? -1 : fold(name).indexOf(letters)
    if (at < 0) continue
    found.set(id, at === 0 ? 0 : /[^\p{L}\p{N}]/u.test(name[at - 1] ?? '') ? 1 : 2)
  }
  return found
}

const fold = (text: string) => text.toLowerCase().replaceAll('ё', 'е')
