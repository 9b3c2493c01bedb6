/** Gives this part of the page its words. */
import { pasting as en } from '../translations/en/pasting'
import { addSentences } from '../translations/late'
import { pasting as ru } from '../translations/ru/pasting'

addSentences({ pasting: en }, { pasting: ru })
