/** Actions of the camera. */
import type { Action } from '../action'
import { canvasOf } from '../canvas'
import type { Editor } from '../editor'
import { position } from '../walk/walk'

const zoomStep = 1.25

/** The cluster that the company one is at is part of, where one sees clusters. */
function clusterHere(editor: Editor): string | null {
  const at = position(editor)
  const far = canvasOf(editor)?.far.at(editor.state.camera.zoom)
  return far && at?.collection === 'companies' ? (far.of(at.id)?.key ?? null) : null
}

/** Comes before naming what is selected, which the same key does where it can be seen. */
export const lookActions: readonly Action[] = [
  {
    id: 'lookInto',
    group: 'view',
    keys: [{ code: 'Enter' }, { code: 'NumpadEnter' }],
    allowed: (editor) => clusterHere(editor) !== null,
    run: (editor) => void canvasOf(editor)?.lookInto(clusterHere(editor)),
  },
]

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
