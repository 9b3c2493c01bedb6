/** Countries as people write them. */

const codes =
  'AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT KZ LI LT LU LV MD ME MK MT NL NO PL PT RO RS RU SE SI SK TR UA US'.split(
    ' ',
  )
/** Languages around the Baltic Sea, and the two of the interface. */
const languages = ['en', 'ru', 'et', 'lv', 'lt', 'fi', 'sv', 'da', 'pl', 'de', 'nb']
/** Codes and names in use beside the official ones. */
const others: Readonly<Record<string, string>> = {
  uk: 'GB',
  el: 'GR',
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
  if (name === '') return null
  known ??= names()
  return known.get(name) ?? (/^[a-z]{2}$/.test(name) ? name.toUpperCase() : null)
}

function names(): Map<string, string> {
  const found = new Map(Object.entries(others))
  for (const language of languages) {
    const words = new Intl.DisplayNames([language], { type: 'region' })
    for (const code of codes) found.set(folded(words.of(code) ?? code), code)
  }
  return found
}
