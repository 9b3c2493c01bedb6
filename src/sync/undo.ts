/** Undo and redo of one's own edits. */
import * as Y from 'yjs'
import { Edit } from '../model/edit'
import { matchesMap, recordsMap } from '../model/document'
import { collections } from '../model/records'

/**
 * Follows the edits of this session (origins of class `Edit`) on every collection. Each edit is a step of its own, unless it
 * continues the one before (same `merge` key, soon enough after). What others wrote meanwhile is never undone.
 */
export class Undo {
  private readonly manager: Y.UndoManager
  private lastMerge: string | undefined
  private lastTime = 0
  private readonly listeners = new Set<() => void>()

  constructor(doc: Y.Doc) {
    this.manager = new Y.UndoManager(
      [...collections.map((name) => recordsMap(doc, name)), matchesMap(doc), doc.getMap('meta')],
      {
        trackedOrigins: new Set<unknown>([Edit]),
        // What continues what is decided here.
        captureTimeout: Infinity,
        captureTransaction: ({ origin }) => {
          // Undo and redo come by here too, on their own account.
          if (!(origin instanceof Edit)) return true
          const { merge, within } = origin
          const time = Date.now()
          if (merge === undefined || merge !== this.lastMerge || time - this.lastTime > within)
            this.manager.stopCapturing()
          this.lastMerge = merge
          this.lastTime = time
          return true
        },
      },
    )
    const tell = () => this.listeners.forEach((listener) => listener())
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
      this.manager.on(event, tell)
  }

  get canUndo(): boolean {
    return this.manager.canUndo()
  }
  get canRedo(): boolean {
    return this.manager.canRedo()
  }
  /** Takes back one's last step that still has an effect. */
  undo(): void {
    this.lastMerge = undefined
    this.manager.undo()
  }
  /** Takes back the step of a merge key, where nothing was done since. @returns whether it was. */
  undoStep(merge: string): boolean {
    if (merge !== this.lastMerge) return false
    this.undo()
    return true
  }
  redo(): void {
    this.lastMerge = undefined
    this.manager.redo()
  }
  /** @returns a function that ends the subscription. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  destroy(): void {
    this.listeners.clear()
    this.manager.destroy()
  }
}
