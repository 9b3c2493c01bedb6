/** Gives this part of the page its words. */
import { policy as en } from '../../translations/en/policy'
import { addSentences } from '../../translations/late'
import { policy as ru } from '../../translations/ru/policy'

addSentences({ policy: en }, { policy: ru })
