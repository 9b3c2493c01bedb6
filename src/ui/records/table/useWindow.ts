/** Which part of a large table is in sight. Rows have one height and columns known widths, so nothing needs to be measured. */
import { useEffect, useRef, useState, type RefObject } from 'react'

export interface Window {
  readonly first: number
  /** One past the last. */
  readonly last: number
}

/** Rows kept beyond either edge, so that a quick scroll shows no gap. */
export const overscan = 8
/** Taken where the scroll area has no height yet. */
const assumedHeight = 480

/** The rows in sight. @param rowHeight CSS pixels. */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): Window {
  const { first, last } = useScrolled(scroller, String(rowHeight), (area) => {
    const height = area.clientHeight || assumedHeight
    return {
      first: Math.max(0, Math.floor(area.scrollTop / rowHeight) - overscan),
      last: Math.ceil((area.scrollTop + height) / rowHeight) + overscan,
    }
  })
  return { first: Math.min(first, Math.max(0, count - 1)), last: Math.min(last, count) }
}

/** The columns in sight, and one beyond either edge; all where the scroll area has no width. @param widths CSS pixels. */
export function useColumnWindow(scroller: RefObject<HTMLElement | null>, widths: readonly number[]): Window {
  const { first, last } = useScrolled(scroller, widths.join(), (area) => {
    if (area.clientWidth === 0) return { first: 0, last: widths.length }
    let first = 0
    let left = 0
    while (first < widths.length && left + widths[first]! < Math.abs(area.scrollLeft))
      left += widths[first++]!
    let last = first
    while (last < widths.length && left < Math.abs(area.scrollLeft) + area.clientWidth)
      left += widths[last++]!
    return { first: first - 1, last: last + 1 }
  })
  return { first: Math.max(0, first), last: Math.min(last, widths.length) }
}

/**
 * A part of the table that follows from how far it is scrolled; wakes only when the part changes.
 * @param key of what the part depends on beside the scroll area: with a new one it is worked out anew.
 */
function useScrolled(
  scroller: RefObject<HTMLElement | null>,
  key: string,
  partOf: (area: HTMLElement) => Window,
): Window {
  const [part, setPart] = useState<Window>({ first: 0, last: 24 })
  const latest = useRef(partOf)
  useEffect(() => {
    latest.current = partOf
  })
  useEffect(() => {
    const area = scroller.current
    if (!area) return
    const measure = () => {
      const next = latest.current(area)
      setPart((before) => (before.first === next.first && before.last === next.last ? before : next))
    }
    measure()
    area.addEventListener('scroll', measure, { passive: true })
    const observer = new ResizeObserver(measure)
    observer.observe(area)
    return () => {
      area.removeEventListener('scroll', measure)
      observer.disconnect()
    }
  }, [scroller, key])
  return part
}
