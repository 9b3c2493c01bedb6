/** Предложения интерфейса; ключи те же, что в английском. */
import { actions } from './actions'
import { records } from './records'
import { shell } from './shell'

export const ru = { actions, records, shell }
