/** Sentences that come with the part of the page that says them. */
import i18next from 'i18next'

/** Adds them in both languages: a person may change the language after the part has come. */
export function addSentences(en: object, ru: object): void {
  const add = () => {
    i18next.addResourceBundle('en', 'ui', en)
    i18next.addResourceBundle('ru', 'ui', ru)
  }
  if (i18next.isInitialized) add()
  else i18next.on('initialized', add)
}
