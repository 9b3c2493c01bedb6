/** Gives the dialog its words. */
import { importing as en } from '../translations/en/importing'
import { addSentences } from '../translations/late'
import { importing as ru } from '../translations/ru/importing'

addSentences({ importing: en }, { importing: ru })
