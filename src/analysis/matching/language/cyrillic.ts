/** Russian in Latin letters, as people type it where the keyboard has no others: "opilki", "shchepa", "barda". */

/** Longest first. */
const letters: readonly (readonly [string, string])[] = Object.entries({
  shch: 'щ',
  sch: 'щ',
  zh: 'ж',
  kh: 'х',
  ts: 'ц',
  tz: 'ц',
  ch: 'ч',
  sh: 'ш',
  yu: 'ю',
  ju: 'ю',
  ya: 'я',
  ja: 'я',
  yo: 'е',
  jo: 'е',
  ye: 'е',
  ...Object.fromEntries(
    'aа bб cц dд eе fф gг hх iи jй kк lл mм nн oо pп qк rр sс tт uу vв wв xх yы zз'
      .split(' ')
      .map(([from, to]) => [from, to]),
  ),
})
const spelled = new RegExp(letters.map(([from]) => from).join('|'), 'g')
const cyrillic: ReadonlyMap<string, string> = new Map(letters)

/** A word in Latin letters as it would be in Cyrillic; signs that Latin leaves out are missing. */
export const cyrillicOf = (word: string): string =>
  word.replaceAll("'", 'ь').replace(spelled, (found) => cyrillic.get(found)!)

/** What is left of a Russian stem when letters that Latin does not tell apart are one. */
export const soundOf = (stem: string): string =>
  stem.replace(/[ьъ]/g, '').replace(/[йы]/g, 'и').replace(/э/g, 'е')

/** Numbers of Russian stems by their sound; the shortest say too little. */
export function bySound(stems: readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>()
  stems.forEach((stem, number) => {
    if (!/^[а-я]{3,}$/.test(stem)) return
    const sound = soundOf(stem)
    const list = found.get(sound)
    if (list) list.push(number)
    else found.set(sound, [number])
  })
  return found
}
