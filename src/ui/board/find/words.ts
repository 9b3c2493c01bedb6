/** Gives this part of the page its words. */
import { find as en } from '../../translations/en/find'
import { addSentences } from '../../translations/late'
import { find as ru } from '../../translations/ru/find'

addSentences({ find: en }, { find: ru })
