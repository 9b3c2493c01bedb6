/** Words as people search for them: without case, accents and inflection, in any order, begun rather than finished. */
import { queryWords, stem, wordsOf } from '../../model/codes/stem'

/** Letters that carry their difference within them, where others carry it as a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
}

/** A text without accents; й keeps its mark, for it is a letter of its own. */
function withoutMarks(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[øłđðıßæœþ]/g, (letter) => plainLetters[letter]!)
}

/** The words of a text as the index keeps them. */
export const foldedWords = (text: string): string[] => wordsOf(withoutMarks(text))

/** A word that is looked for. */
export interface Sought {
  readonly word: string
  readonly stem: string
}

/** The words of a query. Words that only join others are left out, unless there is nothing else. */
export function soughtWords(query: string): Sought[] {
  const plain = withoutMarks(query)
  const meant = queryWords(plain)
  const words = meant.length > 0 ? meant : wordsOf(plain)
  return [...new Set(words)].map((word) => ({ word, stem: stem(word) }))
}

/** How well a word answers one that is looked for: itself, another inflection of it, one that begins so; 0 for not at all. */
export function wordFit(word: string, sought: Sought, stemmed = stem(word)): number {
  if (word === sought.word) return 1
  if (stemmed === sought.stem) return 0.9
  return word.startsWith(sought.word) ? 0.5 + 0.3 * (sought.word.length / word.length) : 0
}

/** A part of a text; `hit` for what was looked for. */
export interface Part {
  readonly text: string
  readonly hit: boolean
}

/** Parts a text into what answers a query and what stands between. Together the parts are the text, letter for letter. */
export function markedParts(text: string, query: string): Part[] {
  const sought = soughtWords(query)
  const parts: Part[] = []
  let done = 0
  for (const found of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const [word = ''] = foldedWords(found[0])
    const best = sought.find((one) => wordFit(word, one) > 0)
    if (!best) continue
    // Only what was typed of a word that is begun; where folding changed the length, all of it.
    const typed = word.startsWith(best.word) && word.length === found[0].length ? best.word.length : undefined
    const end = found.index + (typed ?? found[0].length)
    if (found.index > done) parts.push({ text: text.slice(done, found.index), hit: false })
    parts.push({ text: text.slice(found.index, end), hit: true })
    done = end
  }
  if (done < text.length) parts.push({ text: text.slice(done), hit: false })
  return parts
}

/** Characters of a long text that are shown before what was found in it. */
const before = 24

/** The piece of a long text around the first thing found in it, on one line. @param most characters. */
export function snippet(text: string, query: string, most = 90): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const parts = markedParts(line, query)
  const at = parts[0] && !parts[0].hit && parts.length > 1 ? parts[0].text.length : 0
  const from = at <= before ? 0 : Math.max(line.lastIndexOf(' ', at - before) + 1, at - 2 * before)
  const piece = line.slice(from, from + most)
  return `${from > 0 ? '… ' : ''}${piece}${from + most < line.length ? ' …' : ''}`
}
