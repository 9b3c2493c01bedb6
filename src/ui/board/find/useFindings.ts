/** What is found on the open board for what is being typed, kept up to date as the board changes. */
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { BoardSearch, type Findings } from '../../../analysis/search/boardSearch'
import type { BoardSnapshot } from '../../../model/snapshot'
import { useBoard } from '../context'
import { otherLayout } from './layouts'

/** Records read at a stretch: well under a frame. */
const stretch = 300
/** Stretches after which what is found so far is shown. */
const showEvery = 20
/** How long a change waits for others, milliseconds. */
const pause = 120

/** One index a board, made when it is first searched. */
const searches = new WeakMap<BoardSnapshot, BoardSearch>()

function searchOf(board: BoardSnapshot): BoardSearch {
  const search = searches.get(board) ?? new BoardSearch(board)
  searches.set(board, search)
  return search
}

export interface Finding extends Findings {
  /** What was looked for: as typed, or as it reads on the other layout of the keyboard where only that is found. */
  readonly query: string
  /** What was typed when this was found: finding follows a moment after fast typing. */
  readonly typed: string
  /** Whether all of the board has been read. */
  readonly ready: boolean
}

/** @param limit most records to give. */
export function useFindings(typed: string, limit: number): Finding {
  const board = useBoard()
  const search = searchOf(board)
  const query = useDeferredValue(typed)
  const [version, setVersion] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let done = 0
    const read = () => {
      timer = undefined
      const ready = search.work(stretch)
      if (ready || ++done % showEvery === 0) setVersion((before) => before + 1)
      if (!ready) timer = setTimeout(read, 0)
    }
    const stop = board.subscribe(() => (timer ??= setTimeout(read, pause)))
    timer = setTimeout(read, 0)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [board, search])
  return useMemo(() => {
    const { ready } = search
    const found = search.find(query, limit)
    const other = otherLayout(query)
    const meant = found.count > 0 ? found : search.find(other, limit)
    return { ...meant, query: meant === found || meant.count === 0 ? query : other, typed: query, ready }
    // The version says that the index holds other records now.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [search, query, limit, version])
}
