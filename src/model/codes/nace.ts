/** NACE with its titles, loaded when first asked for. */
import { normaliseNace } from './format'
import { codeTable, type CodeEntry, type CodeTable } from './table'

/** One row of `nace.json`: code, English, Russian, words to search by. Only a code: called as in Rev. 2.1. */
type Row = readonly string[]

/** By the length of a code. */
const levels: Readonly<Record<number, 'section' | 'division' | 'group' | 'class'>> = {
  1: 'section',
  2: 'division',
  4: 'group',
  5: 'class',
}

let loading: Promise<CodeTable> | undefined

/**
 * NACE Rev. 2.1 (22 sections, 87 divisions, their groups and classes), and behind it Rev. 2, so that an older code is
 * recognised: its entry says so in `revision`, and lies in its own sections. A code that both have is that of Rev. 2.1;
 * `former` holds its older name where it differs. Words find entries of Rev. 2.1 only.
 * @returns the same table every time.
 * @throws when its data cannot be fetched; the next call tries again.
 */
export function loadNace(): Promise<CodeTable> {
  loading ??= import('./nace.json').then(
    ({ default: data }) => bothRevisions(data.rows, data.former),
    (error: unknown) => {
      loading = undefined
      throw error
    },
  )
  return loading
}

function bothRevisions(rows: readonly Row[], former: readonly Row[]): CodeTable {
  const older = new Map(former.map((row) => [row[0], row]))
  const newer = new Map(rows.map((row) => [row[0], row]))
  const now = codeTable(readRows(rows, '2.1', older), { canonical, prefix, first })
  const before = codeTable(
    readRows(
      former.map((row) => (row.length > 1 ? row : (newer.get(row[0]) ?? row))),
      '2',
    ),
    {
      canonical,
      prefix,
    },
  )
  const tableOf = (code: string) => (now.get(code) ? now : before)
  const givenUp = (entry: CodeEntry) => !newer.has(entry.code)
  return {
    entries: [...now.entries, ...before.entries.filter(givenUp)],
    get: (code) => tableOf(code).get(code),
    search(query, language, limit = 20) {
      const found = now.search(query, language, limit)
      if (found.length >= limit || prefix(query) === null) return found
      const old = before.search(query, language, Infinity).filter(givenUp)
      return [...found, ...old].slice(0, limit)
    },
    children: (code) => (code === undefined ? now : tableOf(code)).children(code),
    path: (code) => tableOf(code).path(code),
  }
}

/**
 * The entries of one revision. A division belongs to the section listed before it; below that the code itself says where
 * it belongs.
 * @param older rows of the revision before, for what the same code was called then; a row of one item is called the same.
 */
function readRows(
  rows: readonly Row[],
  revision: '2.1' | '2',
  older?: ReadonlyMap<string | undefined, Row>,
): CodeEntry[] {
  let section: string | null = null
  return rows.map(([code = '', en = '', ru = '', also]) => {
    const level = levels[code.length] ?? 'class'
    const isSection = level === 'section'
    if (isSection) section = code
    const before = older?.get(code)
    return {
      code,
      level,
      title: { en, ru },
      parent: isSection ? null : level === 'division' ? section : code.slice(0, level === 'group' ? 2 : 4),
      revision,
      ...(before && before.length > 1 && { former: { en: before[1] ?? '', ru: before[2] ?? '' } }),
      ...(also && { also }),
    }
  })
}

const canonical = (text: string): string | null => normaliseNace(text)

const prefix = (query: string): string | null => {
  const section = /^\s*\p{L}\s*$/u.test(query) ? normaliseNace(query) : null
  if (section) return section
  return /^\s*\p{L}?[\s.-]*\d[\d\s.,]*$/u.test(query) ? query.replace(/\D/g, '') : null
}

/** Section C, in both revisions: who says "dairy" means the plant more often than the herd. */
const first = ({ code }: CodeEntry): boolean => {
  const division = parseInt(code, 10)
  return code === 'C' || (division >= 10 && division <= 33)
}
