/** Gives this part of the page its words. */
import { share as en } from '../../translations/en/share'
import { addSentences } from '../../translations/late'
import { share as ru } from '../../translations/ru/share'

addSentences({ share: en }, { share: ru })
