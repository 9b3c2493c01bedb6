/** The interface's language: chosen by the person, remembered on this device, else the browser's. */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { languages, words, type Language } from '../model/words'

const storageKey = 'symbiosis.language'

/** The sentences of one language; only what is spoken is loaded. */
const sentences = {
  en: async () => (await import('./translations/en')).en,
  ru: async () => (await import('./translations/ru')).ru,
}

/**
 * Translations by namespace: `ui` for the interface's sentences, `words` for the field's own words (shared with files that
 * leave the server).
 */
export async function startI18n(language: Language = preferredLanguage()): Promise<void> {
  const ui = await sentences[language]()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: ['ui', 'words'],
    defaultNS: 'ui',
    resources: { [language]: { ui, words: words[language] } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  followLanguage(language)
}

/** Changes the language everywhere at once. */
export async function setLanguage(language: Language): Promise<void> {
  const ui = await sentences[language]()
  i18next.addResourceBundle(language, 'ui', ui)
  i18next.addResourceBundle(language, 'words', words[language])
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // A browser that keeps nothing still speaks the language until it is closed.
  }
  await i18next.changeLanguage(language)
  followLanguage(language)
}

/** What actions are called in a language, for whoever looks for one by its name there. */
export async function actionNames(language: Language): Promise<Readonly<Record<string, string>>> {
  return (await sentences[language]()).actions
}

/** The language of the page, for `Intl` and the field's words. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'ru' ? 'ru' : 'en'
}

/** What was chosen before, else the first language of the browser that the interface speaks. */
function preferredLanguage(): Language {
  let stored: string | null = null
  try {
    stored = localStorage.getItem(storageKey)
  } catch {
    // As above.
  }
  const wished = [stored, ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return (
    wished.find((one): one is Language => (languages as readonly (string | null)[]).includes(one)) ?? 'en'
  )
}

function followLanguage(language: Language): void {
  document.documentElement.lang = language
}
