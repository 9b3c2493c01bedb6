/** Gives this part of the page its words. */
import { actionBoard as en } from '../../translations/en/actionBoard'
import { addSentences } from '../../translations/late'
import { actionBoard as ru } from '../../translations/ru/actionBoard'

addSentences({ actionBoard: en }, { actionBoard: ru })
