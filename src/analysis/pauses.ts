/** Long work that leaves others their turn. */

/**
 * @param stretch how long others may be kept waiting at a stretch, ms.
 * @returns a function to be awaited between the steps of the work: it lets others go first once that long has passed.
 */
export function pauses(stretch: number): () => Promise<void> | void {
  let begun = performance.now()
  return () => {
    if (performance.now() - begun < stretch) return
    return new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
      begun = performance.now()
    })
  }
}
