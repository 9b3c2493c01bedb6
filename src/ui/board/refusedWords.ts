/** Gives the dialog its words, in both languages, as it may be read in either. */
import i18next from 'i18next'
import { refused as en } from '../translations/en/refused'
import { refused as ru } from '../translations/ru/refused'

i18next.addResourceBundle('en', 'ui', { refused: en })
i18next.addResourceBundle('ru', 'ui', { refused: ru })
