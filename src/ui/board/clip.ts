/** A clip of records in the formats of the clipboard, and back. */
import { neutralise } from '../../exchange/formulas'
import { isClip, type Clip } from '../../model/commands'
import type { BoardSnapshot } from '../../model/snapshot'
import type { Words } from '../../model/words'

/** Our own format, for browsers that carry it. */
export const clipType = 'application/x-symbiosis'

/** Where the HTML carries the clip, for browsers that drop formats they do not know. */
const attribute = 'data-symbiosis'

type Rows = readonly (readonly (string | number | undefined)[])[]

/** What a person reads where the clip is pasted as text: flows if there are any, else companies, else notes. */
export function clipRows({ records }: Clip, board: BoardSnapshot, words: Words): Rows {
  const { columns, fields } = words
  const names = new Map(records.companies.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? board.companies.get(id)?.name
  if (records.flows.length > 0)
    return [
      [
        columns.donor,
        columns.receiver,
        columns.resource,
        columns.quantity,
        columns.unit,
        columns.period,
        columns.status,
      ],
      ...records.flows.map((flow) => [
        nameOf(flow.from),
        nameOf(flow.to),
        flow.resource,
        flow.quantity,
        flow.unit && words.units[flow.unit],
        flow.period && words.periods[flow.period],
        words.statuses[flow.status],
      ]),
    ]
  if (records.companies.length > 0)
    return [
      [fields.name, fields.kind, fields.nace, fields.municipality, fields.country],
      ...records.companies.map(({ name, kind, nace, municipality, country }) => [
        name,
        kind && words.kinds[kind],
        nace,
        municipality,
        country,
      ]),
    ]
  return [...records.notes.map(({ text }) => [text]), ...records.frames.map(({ title }) => [title])]
}

/** A clip by media type, for `DataTransfer.setData`. */
export function clipFormats(
  clip: Clip,
  board: BoardSnapshot,
  words: Words,
): Readonly<Record<string, string>> {
  const rows = clipRows(clip, board, words).map((row) => row.map((value) => cell(value)))
  const json = JSON.stringify(clip)
  const table = rows
    .map((row) => `<tr>${row.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`)
    .join('')
  return {
    [clipType]: json,
    'text/plain': rows.map((row) => row.join('\t')).join('\n'),
    'text/html': `<table ${attribute}="${encodeURIComponent(json)}">${table}</table>`,
  }
}

/** The clip of a paste, or null when it carries none that can be read. */
export function readClip(get: (type: string) => string): Clip | null {
  const [, inHtml] = new RegExp(`${attribute}="([^"]*)"`).exec(get('text/html')) ?? []
  for (const read of [() => get(clipType), () => decodeURIComponent(inHtml ?? '')])
    try {
      const clip: unknown = JSON.parse(read())
      if (isClip(clip)) return clip
    } catch {
      // Not ours, or cut short on the way: the other format may still have it.
    }
  return null
}

/** One cell of tab-separated text. */
function cell(value: string | number | undefined): string {
  if (typeof value === 'number') return String(value)
  return neutralise((value ?? '').replace(/\s+/g, ' ').trim())
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
