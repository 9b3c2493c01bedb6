/** Gives this part of the page its words. */
import { assessment as en } from '../../translations/en/assessment'
import { addSentences } from '../../translations/late'
import { assessment as ru } from '../../translations/ru/assessment'

addSentences({ assessment: en }, { assessment: ru })
