/** What was typed with the wrong layout of the keyboard switched on. */

/** The keys of a keyboard in their order, on the Latin layout and on the Russian. */
const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбю'

const pairs = Array.from(latin, (key, at) => [key, russian[at]!] as const)
const toRussian: ReadonlyMap<string, string> = new Map(pairs)
const toLatin: ReadonlyMap<string, string> = new Map(pairs.map(([key, letter]) => [letter, key]))

/**
 * The same keys on the other layout: "сщьзфтн" is "company", "rjvgfybz" is "компания". Which way is told by the letters that
 * were typed.
 */
export function otherLayout(text: string): string {
  const typed = text.toLowerCase()
  const keys = /[а-яё]/.test(typed) ? toLatin : toRussian
  return Array.from(typed, (key) => keys.get(key) ?? key).join('')
}
