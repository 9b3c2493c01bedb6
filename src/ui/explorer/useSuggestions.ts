/** What is known about resources, for suggesting names while one types. */
import { useEffect, useState } from 'react'
import type { Knowledge } from '../../analysis/matching/score'
import { loadKnowledge } from '../../analysis/matching/knowledge'
import { Suggestions } from '../../analysis/knowledge/suggest'

export interface Known {
  readonly knowledge: Knowledge
  readonly suggestions: Suggestions
}

let known: Known | null = null

/** @param wanted whether it is to be fetched. @returns null until it has come; without network one types on without it. */
export function useKnown(wanted = true): Known | null {
  const [, wake] = useState(0)
  useEffect(() => {
    if (!wanted || known) return
    let here = true
    loadKnowledge().then(
      (knowledge) => {
        known ??= { knowledge, suggestions: new Suggestions(knowledge.base) }
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
