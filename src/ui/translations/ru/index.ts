/** Предложения интерфейса; ключи те же, что в английском. */
import { actions } from './actions'
import { shell } from './shell'

export const ru = { actions, shell }
