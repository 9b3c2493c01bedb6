/** Whether anything on the board could match: only then what finds matches is loaded. */
import { useEffect, useState } from 'react'
import type { BoardSnapshot } from '../../model/snapshot'
import { useBoard } from './context'

/** Whether the board has an offer and a need. Looks at what changes, once it has looked at all. */
export function useBothSides(): boolean {
  const board = useBoard()
  const [both, setBoth] = useState(false)
  useEffect(() => {
    if (both) return
    const directions = new Set<string>()
    const look = (ids: Iterable<string>) => {
      if (seen(board, ids, directions)) setBoth(true)
    }
    look(board.resources.keys())
    return board.subscribe((change) => look(change.ids.resources))
  }, [board, both])
  return both
}

function seen(board: BoardSnapshot, ids: Iterable<string>, directions: Set<string>): boolean {
  for (const id of ids) {
    const direction = board.resources.get(id)?.direction
    if (direction) directions.add(direction)
    if (directions.size === 2) return true
  }
  return false
}
