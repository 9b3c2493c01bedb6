/** Gives the panel its words, in both languages: a person may change the language after the panel has come. */
import i18next from 'i18next'
import { share as en } from '../../translations/en/share'
import { share as ru } from '../../translations/ru/share'

i18next.addResourceBundle('en', 'ui', { share: en })
i18next.addResourceBundle('ru', 'ui', { share: ru })
