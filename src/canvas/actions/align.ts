/** Actions that line up, spread and tidy what is selected. */
import { placeRecords } from '../../model/commands'
import type { Action, Key } from '../action'
import {
  alignments,
  alignWays,
  distributeWays,
  type Alignment,
  type Direction,
  type Item,
} from '../arranging/align'
import { canTidy } from '../arranging/canTidy'
import { canArrange, moved, unitsOf } from '../arranging/units'
import type { Point } from '../camera'
import { canvasOf, notesOf } from '../canvas'
import type { Editor } from '../editor'
import { placements } from '../tools/placing'

/** Where the left hand finds them: W, A, S, D as directions, H and V as the two axes. */
const alignKeys: Readonly<Record<Alignment, string>> = {
  left: 'KeyA',
  right: 'KeyD',
  top: 'KeyW',
  bottom: 'KeyS',
  centre: 'KeyH',
  middle: 'KeyV',
}
const distributeKeys: Readonly<Record<Direction, string>> = { horizontal: 'KeyH', vertical: 'KeyV' }

const allowed =
  (least: number) =>
  ({ state: { canEdit, selection }, session }: Editor) =>
    canEdit && canArrange(session.snapshot, selection, least)

function arrange(editor: Editor, ways: (items: readonly Item[]) => Point[]): void {
  const { snapshot: board, doc } = editor.session
  const units = unitsOf(board, editor.state.selection, notesOf(editor))
  const boxes = moved(units, ways(units))
  if (boxes.size > 0) placeRecords(doc, editor.edit(), placements(board, boxes))
}

const named = (verb: string, what: string) => `${verb}${what[0]!.toUpperCase()}${what.slice(1)}`

const key = (code: string, shift = false): readonly Key[] => [{ code, alt: true, ...(shift && { shift }) }]

export const alignActions: readonly Action[] = [
  ...alignments.map((to): Action => ({
    id: named('align', to),
    group: 'arrange',
    keys: key(alignKeys[to]),
    allowed: allowed(2),
    run: (editor) => arrange(editor, (items) => alignWays(items, to)),
  })),
  ...(['horizontal', 'vertical'] as const).map((direction): Action => ({
    id: named('distribute', direction),
    group: 'arrange',
    keys: key(distributeKeys[direction], true),
    allowed: allowed(3),
    run: (editor) => arrange(editor, (items) => distributeWays(items, direction)),
  })),
  {
    id: 'tidyGrid',
    group: 'arrange',
    keys: key('KeyT'),
    allowed: canTidy,
    run: (editor) => {
      const canvas = canvasOf(editor)
      if (!canvas) return
      void import('../arranging/tidy').then(({ tidyNow }) => tidyNow(editor, canvas.scene))
    },
  },
]
