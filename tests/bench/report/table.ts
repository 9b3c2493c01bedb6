/** The table of a run: a line a measure, a column a contender, figures with their ratio to the floor. */
import type { ContenderName } from '../options'
import type { Results, Row } from './results'

const titles: Readonly<Record<ContenderName, string>> = {
  floor: 'Canvas2D by hand (floor)',
  product: 'this product',
  tldraw: 'tldraw',
  excalidraw: 'Excalidraw',
  reactflow: 'React Flow',
}

/** A table for each size, in Markdown. */
export function tables(results: Results): string {
  const sizes = [...new Set(results.rows.map(({ companies }) => companies))]
  const { machine, rounds, at } = results
  const facts = Object.entries(machine).map(([name, value]) => `${name} ${value}`)
  const head = `Taken ${at.slice(0, 10)}, medians of ${rounds} interleaved rounds; ms of the page's main thread unless said otherwise; in brackets the ratio to the floor. ${facts.join(', ')}.`
  return [head, ...sizes.map((size) => sizeTable(results, size)), followsView(results)]
    .filter(Boolean)
    .join('\n\n')
}

function sizeTable(results: Results, size: number): string {
  const rows = results.rows.filter(({ companies }) => companies === size)
  const floor = rows.find(({ contender }) => contender === 'floor')
  const names = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))]
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const bare = results.bare[size]
  const title = `**${count(size)} companies, ${count(size * 2)} flows**`
  const yjs = bare
    ? ` (Yjs alone: ${show(bare['bare applyUpdate'])} ms to read, ${show(bare['document heap MB'])} MB to hold)`
    : ''
  return [
    title + yjs,
    '',
    line(['', ...rows.map(({ contender }) => titles[contender])]),
    line(['---', ...rows.map(() => '---:')]),
    ...names.map((name) => line([words[name] ?? name, ...rows.map((row) => cell(row, name, floor))])),
    ...(bare
      ? [line(['heap over document', ...rows.map((row) => heapRatio(row, bare['document heap MB']))])]
      : []),
    line(['cards found by their pixels', ...rows.map(({ cardsDrawn }) => cardsDrawn ?? 'none')]),
    line(['not done', ...rows.map(({ faults }) => faults.join('; ').replaceAll('|', '/') || '–')]),
  ].join('\n')
}

const words: Readonly<Record<string, string>> = {
  toPaint: 'data in the page to complete paint (floor and product: Yjs bytes)',
  toPaintOfFacts: 'plain facts in memory to complete paint',
  fromAddress: 'address entered to complete paint',
}

function cell(row: Row, name: string, floor: Row | undefined): string {
  const value = row.figures[name]
  if (value === undefined || value === null || Number.isNaN(value)) return '–'
  const least = floor?.figures[name]
  return least && row !== floor ? `${show(value)} (${(value / least).toFixed(2)})` : show(value)
}

function heapRatio({ figures }: Row, document: number | undefined): string {
  const heap = figures['heap MB']
  return heap && document ? (heap / document).toFixed(2) : '–'
}

/** What should cost the same on any board: the figure, and the small board it is set beside. */
const sizeless = [
  ['pan close, median', 2_000],
  ['pan at 100%, median', 2_000],
  ['drag 20 arrows, median', 2_000],
  ['hover, median', 500],
  ['select, median', 500],
  ['type, median', 500],
] as const

/** The same close view on the largest and on a small board: cost should follow what is visible. */
function followsView({ rows }: Results): string {
  const large = Math.max(...rows.map(({ companies }) => companies))
  const of = (size: number, name: string) =>
    rows.find(({ companies, contender }) => companies === size && contender === name)?.figures
  const lines = [...new Set(rows.map(({ contender }) => contender))].flatMap((name) =>
    sizeless.flatMap(([figure, small]) => {
      const [a, b] = [of(small, name)?.[figure], of(large, name)?.[figure]]
      return a && b && small !== large
        ? [`| ${titles[name]} | ${figure} | ${count(small)} | ${(b / a).toFixed(2)} |`]
        : []
    }),
  )
  if (lines.length === 0) return ''
  return [
    `**${count(large)} companies over fewer, same view**`,
    '',
    '| | | over | ratio |',
    '| --- | --- | ---: | ---: |',
    ...lines,
  ].join('\n')
}

const count = (value: number) => value.toLocaleString('en')
const show = (value: number | undefined) =>
  value === undefined ? '–' : value >= 100 ? count(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2)
