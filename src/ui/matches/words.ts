/** Gives this part of the page its words. */
import { matches as en } from '../translations/en/matches'
import { addSentences } from '../translations/late'
import { matches as ru } from '../translations/ru/matches'

addSentences({ matches: en }, { matches: ru })
