/** Gives this part of the page its words. */
import { explorer as en } from '../translations/en/explorer'
import { addSentences } from '../translations/late'
import { explorer as ru } from '../translations/ru/explorer'

addSentences({ explorer: en }, { explorer: ru })
