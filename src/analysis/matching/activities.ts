/** Activities by their NACE codes. */

/** Whether an activity is one of a list of divisions and classes, or holds one of them. */
export function isActivity(nace: string | undefined, list: readonly string[] = []): boolean {
  return (
    nace !== undefined &&
    list.some((code) => nace.startsWith(code) || (nace.length >= 2 && code.startsWith(nace)))
  )
}
