/** Gives this part of the page its words. */
import { exporting as en } from '../../translations/en/exporting'
import { addSentences } from '../../translations/late'
import { exporting as ru } from '../../translations/ru/exporting'

addSentences({ exporting: en }, { exporting: ru })
