/** Gives the inspector, the tables and whatever speaks of records their words. */
import { records as en } from '../translations/en/records'
import { addSentences } from '../translations/late'
import { records as ru } from '../translations/ru/records'

addSentences({ records: en }, { records: ru })
