/** Tells the editor what panels cover of the canvas, so that fitting keeps clear of them. */
import { useCallback, type RefCallback } from 'react'
import type { Editor } from '../../canvas/editor'
import { useEditor } from './context'

/** Put on a panel that stands at an edge of the stage (its offset parent); it counts while it is mounted. */
export function useCover(): RefCallback<HTMLElement> {
  const editor = useEditor()
  return useCallback(
    (panel: HTMLElement | null) => (panel ? coversOf(editor).add(panel) : undefined),
    [editor],
  )
}

const registries = new WeakMap<Editor, Covers>()

function coversOf(editor: Editor): Covers {
  const covers = registries.get(editor) ?? new Covers(editor)
  registries.set(editor, covers)
  return covers
}

class Covers {
  private readonly panels = new Set<HTMLElement>()
  private readonly observer = new ResizeObserver(() => this.measure())

  constructor(private readonly editor: Editor) {}

  add(panel: HTMLElement): () => void {
    this.panels.add(panel)
    this.observer.observe(panel)
    this.measure()
    return () => {
      this.panels.delete(panel)
      this.observer.unobserve(panel)
      this.measure()
    }
  }

  /** Offsets rather than rectangles: a panel that still slides in already covers where it will stand. */
  private measure(): void {
    const inset = { top: 0, left: 0, right: 0, bottom: 0 }
    for (const panel of this.panels) {
      const { offsetLeft, offsetTop, offsetWidth, offsetHeight, offsetParent } = panel
      if (!offsetParent || offsetWidth === 0 || offsetHeight === 0) continue
      const { clientWidth, clientHeight } = offsetParent
      // A panel at the top says so. One about as wide as the stage covers its lower part; any other covers the side that it
      // stands at.
      if (panel.dataset.edge === 'top') inset.top = Math.max(inset.top, offsetTop + offsetHeight)
      else if (offsetWidth > clientWidth * 0.7)
        inset.bottom = Math.max(inset.bottom, clientHeight - offsetTop)
      else if (offsetLeft < clientWidth / 2) inset.left = Math.max(inset.left, offsetLeft + offsetWidth)
      else inset.right = Math.max(inset.right, clientWidth - offsetLeft)
    }
    const before = this.editor.state.inset
    const sides = Object.keys(inset) as (keyof typeof inset)[]
    if (sides.some((side) => before[side] !== inset[side])) this.editor.setInset(inset)
  }
}
