/** Finding a company of the board by what someone types of its name. */
import { companyKey } from './names'
import type { Company } from './records'
import type { BoardSnapshot } from './snapshot'

/** A changed company is a new record, so that a key never goes stale. */
const keys = new WeakMap<Company, string>()

function keyOf(company: Company): string {
  let key = keys.get(company)
  if (key === undefined) keys.set(company, (key = companyKey(company.name)))
  return key
}

/** The company of the board that goes by this name, whatever its case and legal form; the first where several do. */
export function companyCalled(board: BoardSnapshot, name: string): Company | null {
  const key = companyKey(name)
  if (key === '') return null
  for (const company of board.companies.values()) if (keyOf(company) === key) return company
  return null
}

/** The companies of the board by what tells their names apart; the first where several share it. For many names at once. */
export function companiesByKey(board: BoardSnapshot): Map<string, Company> {
  const found = new Map<string, Company>()
  for (const company of board.companies.values()) {
    const key = keyOf(company)
    if (key !== '' && !found.has(key)) found.set(key, company)
  }
  return found
}

/**
 * Companies whose name holds the text: first those that are called so, then those that begin like it, then those with a word
 * that does; all by name where the text is ''.
 * @param limit how many at most.
 */
export function findCompanies(board: BoardSnapshot, text: string, limit: number): Company[] {
  const wanted = text.toLowerCase()
  const key = companyKey(text)
  const rankOf = (company: Company): number | null => {
    const name = company.name.toLowerCase()
    const itsKey = keyOf(company)
    if (key !== '' && itsKey === key) return 0
    if (name.startsWith(wanted) || (key !== '' && itsKey.startsWith(key))) return 1
    if (key !== '' && ` ${itsKey}`.includes(` ${key}`)) return 2
    return name.includes(wanted) || (key !== '' && itsKey.includes(key)) ? 3 : null
  }
  const found: { company: Company; rank: number }[] = []
  for (const company of board.companies.values()) {
    const rank = rankOf(company)
    if (rank !== null) found.push({ company, rank })
  }
  found.sort((a, b) => a.rank - b.rank || a.company.name.localeCompare(b.company.name))
  return found.slice(0, limit).map((one) => one.company)
}
