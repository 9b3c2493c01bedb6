/** Gives this part of the page its words. */
import { questions as en } from '../translations/en/questions'
import { addSentences } from '../translations/late'
import { questions as ru } from '../translations/ru/questions'

addSentences({ questions: en }, { questions: ru })
