/** The sentences about a match, in the language of whoever reads them. */
import { formatLow, normaliseLow } from '../../model/codes/format'
import type { Language } from '../../model/words'
import type { Why } from './evidence'
import type { Against } from './gates'
import type { Knowledge, Match } from './score'
import { en } from './words/en'
import { ru } from './words/ru'

const words = { en, ru } as const

/** Where the names of concepts and uses are looked up. */
type Based = Pick<Knowledge, 'base'>

/** Why an offer may answer a need, in one sentence. */
export function reasonText({ why }: Pick<Match, 'why'>, language: Language, knowledge: Based): string {
  return whyText(why, language, knowledge)
}

/** What speaks against a match, a sentence each, heaviest first. */
export function againstTexts(
  { against }: Pick<Match, 'against'>,
  language: Language,
  knowledge: Based,
): string[] {
  return against.map((one) => againstText(one, language, knowledge))
}

function whyText(why: Why, language: Language, { base }: Based): string {
  const say = words[language].why
  const called = (concept: number) => base.concepts[concept]![language][0]!
  switch (why.kind) {
    case 'same':
      return say.same(called(why.concept))
    case 'kind':
      return say.kind(called(why.narrow), called(why.wide))
    case 'kin':
      return say.kin(called(why.offered), called(why.needed), called(why.wide))
    case 'use': {
      const use = base.uses[why.use]!
      if (why.offered === null) return say.purpose(use[language][0]!)
      const instead = why.instead === null ? null : called(why.instead)
      return say.use(called(why.offered), use[language][0]!, instead, use.places?.[0]?.where ?? null)
    }
    case 'code':
      return say[`code${why.digits}`](spelledCode(why.code))
    case 'words':
      return say.words(why.words.join(', '))
  }
}

/** "100102" as "10 01 02". */
function spelledCode(digits: string): string {
  const whole = digits.length === 6 ? normaliseLow(digits) : null
  return whole ? formatLow(whole) : digits.replace(/(\d\d)(?=\d)/g, '$1 ')
}

function againstText(against: Against, language: Language, { base }: Based): string {
  const say = words[language].against
  const number = (value: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)
  switch (against.kind) {
    case 'temperature':
    case 'pressure':
      return say[against.kind](number(against.offered), number(against.needed))
    case 'far':
      return say.far(number(Math.round(against.km ?? 0)))
    case 'notPortable':
      return say.notPortable(against.km === null ? null : number(Math.round(against.km)))
    case 'tooLittle':
      return say.tooLittle(
        new Intl.NumberFormat(language, { style: 'percent' }).format(against.percent / 100),
      )
    case 'condition':
      return base.uses[against.use]!.conditions![against.condition]![language]
    default:
      return say[against.kind]
  }
}
