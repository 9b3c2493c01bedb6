/** Work that can wait. */

/**
 * Runs something when the page has nothing else to do.
 * @param after ms that must have passed.
 * @returns a function that calls it off.
 */
export function whenIdle(run: () => void, after = 0): () => void {
  if (after > 0) {
    let stop = () => clearTimeout(waiting)
    const waiting = setTimeout(() => (stop = whenIdle(run)), after)
    return () => stop()
  }
  if (typeof requestIdleCallback === 'undefined') {
    // Safari has no such call; a moment after the frame comes close.
    const timer = setTimeout(run, 50)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(run, { timeout: 1_000 })
  return () => cancelIdleCallback(handle)
}
