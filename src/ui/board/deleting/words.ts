/** Gives the dialog its words, in both languages: a person may change the language after it has come. */
import i18next from 'i18next'
import { deleting as en } from '../../translations/en/deleting'
import { deleting as ru } from '../../translations/ru/deleting'

i18next.addResourceBundle('en', 'ui', { deleting: en })
i18next.addResourceBundle('ru', 'ui', { deleting: ru })
