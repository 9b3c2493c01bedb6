/** Every action of the canvas; menus, palette, help sheet and keyboard read these objects. */
import type { Action } from '../action'
import { alignActions } from './align'
import { arrangeActions } from './arrange'
import { editActions } from './edit'
import { orderActions } from './order'
import { toolActions } from './tools'
import { lookActions, viewActions } from './view'
import { walkActions } from './walk'

export const canvasActions: readonly Action[] = [
  // First, because a key that walks or moves means something else to a hand.
  ...walkActions,
  ...lookActions,
  ...toolActions,
  ...editActions,
  ...alignActions,
  ...orderActions,
  ...arrangeActions,
  ...viewActions,
]

export { attachKeyboard } from './keyboard'
export { canTidy } from '../arranging/canTidy'
export { copySelection, cutSelection, pasteRecords } from '../copying'
