/** The European List of Waste with its titles, loaded when first asked for. */
import { normaliseLow } from './format'
import { codeTable, type CodeEntry, type CodeTable } from './table'

/** One row of `low.json`: code with mark, entry, English, Russian, words to search by. */
type Row = readonly string[]

const levels = { 2: 'chapter', 5: 'group', 8: 'waste' } as const
const kinds: Readonly<Record<string, CodeEntry['entry']>> = { a: 'absolute', m: 'mirror' }

let loading: Promise<CodeTable> | undefined

/**
 * The List of Waste (Commission Decision 2000/532/EC as amended by 2014/955/EU): 20 chapters, 111 groups, 842 wastes.
 * @returns the same table every time.
 * @throws when its data cannot be fetched; the next call tries again.
 */
export function loadLow(): Promise<CodeTable> {
  loading ??= import('./low.json').then(
    ({ default: data }) => codeTable(data.rows.map(readRow), { canonical, prefix }),
    (error: unknown) => {
      loading = undefined
      throw error
    },
  )
  return loading
}

function readRow([marked = '', kind = '', en = '', ru = '', also]: Row): CodeEntry {
  const code = marked.replace('*', '')
  const level = levels[code.length as keyof typeof levels]
  const parent = level === 'chapter' ? null : code.slice(0, -3)
  const waste = level === 'waste' ? { hazardous: marked.endsWith('*'), entry: kinds[kind] } : undefined
  return { code, level, title: { en, ru }, parent, ...waste, ...(also && { also }) }
}

const canonical = (text: string): string | null => normaliseLow(text)?.code ?? null

const prefix = (query: string): string | null =>
  /^[\d\s.,/_*–-]*\d[\d\s.,/_*–-]*$/.test(query) ? query.replace(/\D/g, '') : null
