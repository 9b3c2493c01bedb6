/** What is known about resources, for suggesting names while one types. */
import { useEffect, useState } from 'react'
import type { KnowledgeBase } from '../../analysis/knowledge/base'
import type { Suggestions } from '../../analysis/knowledge/suggest'

export interface Known {
  readonly base: KnowledgeBase
  readonly suggestions: Suggestions
}

let known: Known | null = null

/** Large, and not needed before somebody names a resource. */
async function load(): Promise<Known> {
  const [{ loadBase }, { Suggestions }] = await Promise.all([
    import('../../analysis/knowledge/load'),
    import('../../analysis/knowledge/suggest'),
  ])
  const base = await loadBase()
  return { base, suggestions: new Suggestions(base) }
}

/** @param wanted whether it is to be fetched. @returns null until it has come; without network one types on without it. */
export function useKnown(wanted = true): Known | null {
  const [, wake] = useState(0)
  useEffect(() => {
    if (!wanted || known) return
    let here = true
    load().then(
      (came) => {
        known ??= came
        if (here) wake((count) => count + 1)
      },
      (error: unknown) => console.warn('What is known about resources could not be loaded', error),
    )
    return () => {
      here = false
    }
  }, [wanted])
  return known
}
