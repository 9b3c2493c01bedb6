/** The tidying by flows that is under way, if any; how it is done is loaded when it is asked for. */
import { createStore } from 'zustand/vanilla'
import { canTidy } from '../../canvas/actions'
import type { Editor } from '../../canvas/editor'

/** A layout that is being worked out. */
export interface Tidying {
  /** From 0 to 1. */
  readonly share: number
  readonly giveUp: () => void
}

export const tidying = createStore<{ run: Tidying | null }>(() => ({ run: null }))

export function canTidyByFlows(editor: Editor): boolean {
  return tidying.getState().run === null && canTidy(editor)
}

/** Begins it; see `tidyByFlows.ts`. */
export async function tidyByFlows(editor: Editor): Promise<void> {
  await (await import('./tidyByFlows')).tidyByFlows(editor)
}
