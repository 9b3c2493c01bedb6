/** Gives this part of the page its words. */
import { help as en } from '../translations/en/help'
import { addSentences } from '../translations/late'
import { help as ru } from '../translations/ru/help'

addSentences({ help: en }, { help: ru })
