/** Notices with the way back beside them. */
import type { Undo } from '../sync/undo'
import { hideNotice, notify } from './notify'

interface UndoNotice {
  /** Notices with the same id replace each other. */
  readonly id: string
  readonly message: string
  /** The button's words. */
  readonly label: string
}

/** Ends what watches over the notice that is shown now, by id. */
const watching = new Map<string, () => void>()

/** Says what was just done and offers to undo it. The offer is for this step alone: it goes once anything was done since. */
export function notifyWithUndo(undo: Undo, { id, message, label }: UndoNotice): void {
  watching.get(id)?.()
  const stop = undo.subscribe(() => {
    end()
    hideNotice(id)
  })
  const end = () => {
    stop()
    watching.delete(id)
  }
  watching.set(id, end)
  const run = () => {
    if (watching.get(id) === end) undo.undo()
  }
  notify({ id, message, action: { label, run } })
}
