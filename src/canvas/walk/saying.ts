/** What is said of a record to those who hear the board: "Cement plant, needs fly ash, 2 flows". */
import type { Company, Direction, RecordRef } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import { words, type Language } from '../../model/words'
import { counted } from '../../model/words/counted'
import { flowText } from '../paint/label'

/** Offers and needs that are named; the rest is counted. */
const named = 3
/** Characters of a note that are said. */
const noteLength = 160

/**
 * A record in the user's words. Reads the record and what belongs to it, nothing else.
 * @returns '' for what is not on the board.
 */
export function sayRecord(board: BoardSnapshot, { collection, id }: RecordRef, language: Language): string {
  const { said } = words[language]
  switch (collection) {
    case 'companies': {
      const company = board.companies.get(id)
      return company ? sayCompany(board, company, language) : ''
    }
    case 'flows':
      return sayFlow(board, id, language)
    case 'notes': {
      const note = board.notes.get(id)
      if (!note) return ''
      const text = short(note.text.replace(/\s+/g, ' ').trim(), noteLength)
      return text ? fill(said.note, { text }) : said.emptyNote
    }
    case 'frames': {
      const frame = board.frames.get(id)
      if (!frame) return ''
      const title = fill(said.frame, { title: frame.title.trim() || said.unnamed })
      return [title, frame.locked && said.locked].filter(Boolean).join(', ')
    }
    default:
      return ''
  }
}

/** What a record is called, without what else is known of it: for sentences such as "Dairy was moved". */
export function nameOf(board: BoardSnapshot, { collection, id }: RecordRef, language: Language): string {
  const { unnamed } = words[language].said
  if (collection === 'companies') return board.companies.get(id)?.name.trim() || unnamed
  if (collection === 'frames') return board.frames.get(id)?.title.trim() || unnamed
  if (collection === 'flows') {
    const flow = board.flows.get(id)
    return flow ? flowText(flow, language).replace(/^\?$/, unnamed) : unnamed
  }
  if (collection === 'resources') return board.resources.get(id)?.name.trim() || unnamed
  if (collection === 'actions') return board.actions.get(id)?.text.trim() || unnamed
  return sayRecord(board, { collection, id }, language) || unnamed
}

function sayCompany(board: BoardSnapshot, company: Company, language: Language): string {
  const { said, kinds } = words[language]
  const resources = [...board.resourcesOf(company.id)].map((id) => board.resources.get(id)!)
  const list = (direction: Direction) => {
    const names = resources.filter((one) => one.direction === direction).map(({ name }) => name.trim())
    const rest = names.length - named
    const some = names.slice(0, named)
    if (rest > 0) some.push(fill(said.more, { count: String(rest) }))
    if (some.length === 0) return ''
    const what = new Intl.ListFormat(language, { type: 'conjunction' }).format(some)
    return fill(direction === 'offer' ? said.offers : said.needs, { what })
  }
  const questions = board.questionsOf('companies', company.id).length
  return [
    company.name.trim() || said.unnamed,
    company.kind && company.kind !== 'other' && lower(kinds[company.kind]),
    company.municipality,
    list('offer'),
    list('need'),
    counted(board.flowsOf(company.id).size, 'flows', language),
    questions > 0 && counted(questions, 'questions', language),
    company.locked && said.locked,
  ]
    .filter(Boolean)
    .join(', ')
}

function sayFlow(board: BoardSnapshot, id: string, language: Language): string {
  const flow = board.flows.get(id)
  if (!flow) return ''
  const { said, statuses } = words[language]
  const company = (end: string) => board.companies.get(end)?.name.trim() || said.unnamed
  const what = flowText(flow, language).replace(/^\?$/, said.unnamed)
  return [
    fill(said.flow, { what, from: company(flow.from), to: company(flow.to) }),
    lower(statuses[flow.status]),
  ].join(', ')
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
const short = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most).trimEnd()}…` : text

/** Puts values into a sentence; a value is never read as a sentence itself. */
const fill = (sentence: string, values: Readonly<Record<string, string>>) =>
  sentence.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => values[name] ?? hole)
