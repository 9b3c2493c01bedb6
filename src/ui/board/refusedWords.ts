/** Gives this part of the page its words. */
import { refused as en } from '../translations/en/refused'
import { addSentences } from '../translations/late'
import { refused as ru } from '../translations/ru/refused'

addSentences({ refused: en }, { refused: ru })
