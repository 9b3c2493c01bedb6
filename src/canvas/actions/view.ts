/** Actions of the camera. */
import type { Action } from '../action'

const zoomStep = 1.25

export const viewActions: readonly Action[] = [
  {
    id: 'zoomIn',
    group: 'view',
    keys: [
      { code: 'Equal' },
      { code: 'Equal', shift: true },
      { code: 'Equal', mod: true },
      { code: 'NumpadAdd' },
      { code: 'NumpadAdd', mod: true },
    ],
    run: (editor) => editor.zoomBy(zoomStep),
  },
  {
    id: 'zoomOut',
    group: 'view',
    keys: [
      { code: 'Minus' },
      { code: 'Minus', mod: true },
      { code: 'NumpadSubtract' },
      { code: 'NumpadSubtract', mod: true },
    ],
    run: (editor) => editor.zoomBy(1 / zoomStep),
  },
  {
    id: 'zoom100',
    group: 'view',
    keys: [
      { code: 'Digit0', shift: true },
      { code: 'Digit0', mod: true },
    ],
    run: (editor) => editor.zoomTo(1),
  },
  {
    id: 'zoomToFit',
    group: 'view',
    keys: [{ code: 'Digit1', shift: true }],
    run: (editor) => editor.zoomToFit(),
  },
  {
    id: 'zoomToSelection',
    group: 'view',
    keys: [{ code: 'Digit2', shift: true }],
    allowed: (editor) => editor.state.selection.length > 0,
    run: (editor) => editor.zoomToSelection(),
  },
]
