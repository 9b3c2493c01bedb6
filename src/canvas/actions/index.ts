/** Every action of the canvas; menus, palette, help sheet and keyboard read these objects. */
import type { Action } from '../action'
import { arrangeActions } from './arrange'
import { editActions } from './edit'
import { toolActions } from './tools'
import { viewActions } from './view'

export const canvasActions: readonly Action[] = [
  ...toolActions,
  ...editActions,
  ...arrangeActions,
  ...viewActions,
]

export { attachKeyboard } from './keyboard'
export { copySelection, cutSelection, pasteRecords } from '../copying'
