/** Cuts what people type about a resource into words, and each word to the part by which it is compared. */
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'
import { foldedWords } from '../../search/words'
import shorthand from './shorthand.json'

/** One word of a text. */
export interface Token {
  /** In lower case, without accents. */
  readonly word: string
  /** Without inflection: "стружки" and "стружек" have one stem. */
  readonly stem: string
  /** Part of the text it stands in: 0 up to the first comma, bracket or "from", then on. */
  readonly part: number
  /** What its part is: the beginning, another of a list, what the thing is for, or whatever else is said. */
  readonly role: 'first' | 'listed' | 'purpose' | 'later'
  /** Whether the text says that this is not there, or that something is to take its place. */
  readonly denied: 'absent' | 'instead' | null
  /** Whether it was cut short: "резин. крошка". */
  readonly short: boolean
}

/** Words that only join others. */
const joining = new Set(
  (
    'a an the and or of to in on at by is are be as it its we our with without for from into than that this which per any all ' +
    'can may not no out up off over etc eg ie via each every has have had was were will some very more less other such also ' +
    'и в во на с со из или к ко по от для до за под над без не ни о об у при как то что это этот наш наша наши мы его ее их ' +
    'а но же бы ли также можно есть был была были быть весь все всех очень более менее другой другие прочий прочие т г л кг бар атм мпа гр'
  ).split(' '),
)

/** Words after which a text goes on to where the thing comes from, or what it is mixed with. */
const turning = new Set('from after with out by via из от после с со при through past'.split(' '))
/** Words after which it says what it is for. */
const purposes = new Set('for to into для под на'.split(' '))

/** Words after which it says what is not there, */
const absences = new Set('no not non without never except free-of but без не нет кроме'.split(' '))
/** and for what it is to be taken. */
const replacements = new Set(
  'instead replace replaces replacing replacement вместо взамен заменить замена заменяет заменитель'.split(
    ' ',
  ),
)
/** "Soya meal substitute", "заменитель цемента" say it behind or before. */
const substitutes = new Set('substitute substitutes alternative replacement'.split(' '))

/** British and American spellings of words in our field, as the beginning or end of a word. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/sulph/, 'sulf'],
  [/^aluminium/, 'aluminum'],
  [/([bt])re(s?)$/, '$1er$2'],
  [/([^aeiou])our(s?|ed|ing|ant)$/, '$1or$2'],
  [/is(e|es|ed|ing|ation|ations|er|ers)$/, 'iz$1'],
  [/^(mo|smo)u(ld)/, '$1$2'],
  [/^grey/, 'gray'],
  [/^tyre/, 'tire'],
  [/^fertilise/, 'fertilize'],
  [/logue(s?)$/, 'log$1'],
  [/^plough/, 'plow'],
]

/** The stem of one word as `foldedWords` gives it. */
export function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = /[а-я]/.test(word) ? russianStem(word) : englishStem(word)
  // Words repeat from record to record; a board of strange ones must not fill the memory.
  if (stems.size > 20_000) stems.clear()
  stems.set(word, stem)
  return stem
}
const stems = new Map<string, string>()

function russianStem(word: string): string {
  return withoutFleeting(russian(word))
}

/** Takes out the vowel that comes and goes: опилки - опилок, стружка - стружек, свинец - свинца. */
const withoutFleeting = (stem: string) =>
  stem.length >= 5 ? stem.replace(/([^аеиоуыэюя])[ео](к|ц)$/, '$1$2') : stem

function englishStem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  return english(spellings.reduce((spelled, [from, to]) => spelled.replace(from, to), word))
}

const russianSuffixes =
  /(?:ированн|ованн|ировк|ическ|ебн|льн|енн|янн|анн|онн|ен|еск|ян|ов|ев|ист|ск|ат|н|ин)$/
/** Suffixes that leave no sense in a short word. */
const suffixesOfLong = new Set(['н', 'ин', 'ат', 'ен'])
const alternating: Readonly<Record<string, string>> = { ч: 'к', ш: 'х', ж: 'г', ц: 'к' }

/**
 * What a Russian noun and the adjective made of it have in common: пробка - пробковый, солома - соломенный, бумага -
 * бумажный. Wider than a stem, so a weaker sign. English words have none but their stem.
 */
export function rootOf(stem: string): string {
  if (!/[а-я]/.test(stem)) return stem
  // Сывороточный - сыворотка, but молочный - молоко.
  let root = stem.replace(/(?<=.{4})[ое]чн$/, 'к')
  for (let times = 0; times < 2; times++) {
    const suffix = russianSuffixes.exec(root)?.[0] ?? ''
    const least = suffixesOfLong.has(suffix) ? 4 : 3
    if (suffix === '' || root.length - suffix.length < least) break
    root = root.slice(0, root.length - suffix.length)
  }
  return withoutFleeting(root.replace(/[чшжц]$/, (letter) => alternating[letter]!))
}

/** Marks that end a part of a text. A hyphen or dash counts only between blanks. */
const breaks = /([,;:()[\]/•|+&]|->|\s[-–—]\s|\.\s)/
/** Those after which a list goes on as it began, and those after which another part of a list may follow. */
const goingOn = new Set('/+&|')
const listing = new Set(',;')

/** "б/у" is one word, and "w/o" another. */
const spelled: Readonly<Record<string, string>> = shorthand.spelled
const slashed = /(?<![\p{L}\p{N}])\p{L}{1,2}\/\p{L}{0,2}(?![\p{L}\p{N}])|(?<!\p{L})(?:approx|incl|excl)\./giu

/** "Co-fuel" is fuel, and no carbon monoxide. */
const together = /(?<!\p{L})(?:co|со)-(?=\p{L}{3})/giu

/** The words of a text that carry meaning, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: { -readonly [Field in keyof Token]: Token[Field] }[] = []
  let part = 0
  const whole = text.replace(together, '').replace(slashed, (found) => spelled[found.toLowerCase()] ?? found)
  let role = 'first' as Token['role']
  for (const [index, piece] of whole.split(breaks).entries()) {
    if (index % 2 === 1) {
      if (!goingOn.has(piece)) role = listing.has(piece) && role !== 'purpose' ? 'listed' : 'later'
      continue
    }
    let begun = false
    let denied: Token['denied'] = null
    const cut = new Set(
      Array.from(piece.matchAll(/(\p{L}{3,})\.(?=\s*\p{L}|$)/gu), ([, word]) => foldedWords(word!)[0]),
    )
    for (const word of foldedWords(piece)) {
      if (turning.has(word) || purposes.has(word)) {
        if (begun) part++
        role = purposes.has(word) ? 'purpose' : 'later'
        begun = false
      }
      if (absences.has(word)) denied = 'absent'
      else if (replacements.has(word)) denied = 'instead'
      if (substitutes.has(word))
        for (const before of tokens) if (before.part === part) before.denied = 'instead'
      if (joining.has(word)) continue
      begun = true
      tokens.push({ word, stem: stemOf(word), part, role, denied, short: cut.has(word) })
    }
    if (begun || piece.trim() !== '') part++
  }
  return tokens
}
