/** Cuts text into words, and words to the part that inflection leaves alone, in English and Russian. */

const russianEndings =
  /(?:иями|ями|ами|ыми|ими|иях|ого|его|ому|ему|иям|ием|ьев|иев|ией|ях|ах|ям|ам|ев|ов|ей|ой|ый|ий|ем|ом|ым|им|ых|их|ая|яя|ое|ее|ые|ие|ую|юю|ою|ею|ию|ью|ия|ья|ье|ии|и|ы|а|о|у|ю|е|я|ь|й)$/

/** Words that join others: left out of a query, since every word of it has to be found. */
const joining = new Set(
  'a an and for from in of or the to with без в для и из или к на не от по с со'.split(' '),
)

/** The words of a text in lower case, ё as е; a hyphen parts words ("зола-унос" is two). */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** The words of a query that carry meaning. */
export function queryWords(query: string): string[] {
  return wordsOf(query).filter((word) => !joining.has(word))
}

/**
 * The stem of one word from `wordsOf`. Simple suffix stripping: enough for titles, where a wrong merge costs one odd hit
 * far down the list.
 */
export function stem(word: string): string {
  return /[а-я]/.test(word) ? russianStem(word) : englishStem(word)
}

function russianStem(word: string): string {
  const ending = russianEndings.exec(word)?.[0] ?? ''
  const bare = word.length - ending.length >= 3 ? word.slice(0, word.length - ending.length) : word
  // The vowel that comes and goes: опилки - опилок, песок - песка.
  return bare.length >= 5 ? bare.replace(/([^аеиоуыэюя])[ео](к|ц)$/, '$1$2') : bare
}

function englishStem(word: string): string {
  if (word.length < 4) return word
  return word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|z|ch|sh)es$/, '$1')
    .replace(/([^sui])s$/, '$1')
    .replace(/(\w{4})ing$/, '$1')
    .replace(/(\w{3})e$/, '$1')
}
