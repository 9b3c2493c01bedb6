/** The interface's sentences. Each part of the interface has its own file; every language has the same keys. */
import { actions } from './actions'
import { shell } from './shell'

export const en = { actions, shell }
