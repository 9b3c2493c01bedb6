/** The tables of codes, loaded when first asked for and then kept. */
import { useEffect, useState } from 'react'
import type { CodeTable } from '../../../model/codes/table'

export type CodeSystem = 'low' | 'nace'

const loaded: Partial<Record<CodeSystem, CodeTable>> = {}
const loaders: Readonly<Record<CodeSystem, () => Promise<CodeTable>>> = {
  low: async () => (await import('../../../model/codes/low')).loadLow(),
  nace: async () => (await import('../../../model/codes/nace')).loadNace(),
}

/** The table of a system, or null until it has come. */
export function useCodeTable(system: CodeSystem): CodeTable | null {
  const [, wake] = useState(0)
  useEffect(() => {
    if (loaded[system]) return
    let here = true
    loaders[system]().then(
      (table) => {
        loaded[system] = table
        if (here) wake((n) => n + 1)
      },
      // Without the network the field still takes a code by hand; the next editor tries again.
      (error: unknown) => console.warn(`The codes (${system}) could not be loaded`, error),
    )
    return () => {
      here = false
    }
  }, [system])
  return loaded[system] ?? null
}
