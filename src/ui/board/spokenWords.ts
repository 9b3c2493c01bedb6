/** Gives this part of the page its words. */
import { spoken as en } from '../translations/en/spoken'
import { addSentences } from '../translations/late'
import { spoken as ru } from '../translations/ru/spoken'

addSentences({ spoken: en }, { spoken: ru })
