/** Counted things in the form that the number asks for: "2 flows", «5 потоков». */
import type { Language } from './index'

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>

const forms = {
  en: {
    flows: { one: 'flow', other: 'flows' },
    partners: { one: 'possible partner', other: 'possible partners' },
    questions: { one: 'open question', other: 'open questions' },
  },
  ru: {
    flows: { one: 'поток', few: 'потока', many: 'потоков', other: 'потока' },
    partners: {
      one: 'возможный партнёр',
      few: 'возможных партнёра',
      many: 'возможных партнёров',
      other: 'возможного партнёра',
    },
    questions: {
      one: 'открытый вопрос',
      few: 'открытых вопроса',
      many: 'открытых вопросов',
      other: 'открытого вопроса',
    },
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, Forms>>>>

export type Countable = keyof (typeof forms)['en'] & keyof (typeof forms)['ru']

const rules: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  ru: new Intl.PluralRules('ru'),
}

/** A number with what it counts. */
export function counted(count: number, what: Countable, language: Language): string {
  const known: Forms = forms[language][what]
  return `${new Intl.NumberFormat(language).format(count)} ${known[rules[language].select(count)] ?? known.other}`
}
