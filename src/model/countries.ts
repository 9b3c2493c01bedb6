/** Countries as people write them. */

const codes =
  'AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT KZ LI LT LU LV MD ME MK MT NL NO PL PT RO RS RU SE SI SK TR UA US'.split(
    ' ',
  )
/** Languages around the Baltic Sea, and the two of the interface. */
const languages = ['en', 'ru', 'et', 'lv', 'lt', 'fi', 'sv', 'da', 'pl', 'de', 'nb']
/** Codes in use beside the official ones, */
const otherCodes: Readonly<Record<string, string>> = { uk: 'GB', el: 'GR' }
/** and names. */
const otherNames: Readonly<Record<string, string>> = {
  england: 'GB',
  britain: 'GB',
  'great britain': 'GB',
  англия: 'GB',
  рф: 'RU',
  'российская федерация': 'RU',
  'russian federation': 'RU',
  'czech republic': 'CZ',
  белоруссия: 'BY',
  голландия: 'NL',
  holland: 'NL',
}

let known: ReadonlyMap<string, string> | null = null

const folded = (name: string) => name.normalize('NFKC').trim().toLowerCase()

/**
 * The code of a country (ISO 3166-1 alpha-2) that was typed as a code or as a name in a language around the Baltic Sea:
 * "ee", "Estonia", "Эстония" and "Eesti" are EE.
 * @returns null where nothing is written or nothing is understood; any two letters are taken for a code.
 */
export function countryCode(typed: string | undefined): string | null {
  const name = folded(typed ?? '')
  if (/^[a-z]{2}$/.test(name)) return otherCodes[name] ?? name.toUpperCase()
  // Most people type codes, and the names take a while to put together.
  return name === '' ? null : ((known ??= names()).get(name) ?? null)
}

function names(): Map<string, string> {
  const found = new Map(Object.entries(otherNames))
  for (const language of languages) {
    const words = new Intl.DisplayNames([language], { type: 'region' })
    for (const code of codes) found.set(folded(words.of(code) ?? code), code)
  }
  return found
}
