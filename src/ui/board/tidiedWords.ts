/** Gives this part of the page its words. */
import { tidied as en } from '../translations/en/tidied'
import { addSentences } from '../translations/late'
import { tidied as ru } from '../translations/ru/tidied'

addSentences({ tidied: en }, { tidied: ru })
