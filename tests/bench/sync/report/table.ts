/** The table of a run: a line a measure, a column a server, figures with their ratio to what they are judged by. */
import { titles } from '../contenders'
import { contenderNames, type ContenderName } from '../options'
import type { Results } from './results'
import { verdicts } from './targets'

/** In Markdown. */
export function tables(results: Results): string {
  const { machine, rounds, at, minutes } = results
  const facts = Object.entries(machine).map(([name, value]) => `${name} ${value}`)
  const head = `Taken ${at.slice(0, 10)} in ${minutes} minutes, medians of ${rounds} interleaved rounds; in brackets the ratio to the first figure of the line that has one, the relay or else the reference. ${facts.join(', ')}.`
  return [
    results.quick ? 'A quick run: not for figures.' : '',
    head,
    measures(results),
    judged(results),
    failed(results),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function measures({ figures }: Results): string {
  const names = contenderNames.filter((name) => figures[name])
  const lines = [...new Set(names.flatMap((name) => Object.keys(figures[name]!)))]
  return [
    line(['', ...names.map((name) => titles[name])]),
    line(['---', ...names.map(() => '---:')]),
    ...lines.map((figure) => line([figure, ...names.map((name) => cell(figures, name, figure))])),
  ].join('\n')
}

function cell(figures: Results['figures'], name: ContenderName, figure: string): string {
  const value = figures[name]?.[figure]
  if (value === undefined || Number.isNaN(value)) return '–'
  const base = (['relay', 'reference'] as const).find((other) => figures[other]?.[figure])
  const least = base && figures[base]![figure]
  return least && base !== name ? `${show(value)} (${show(value / least)})` : show(value)
}

function judged(results: Results): string {
  const all = verdicts(results)
  if (all.length === 0) return ''
  return [
    line(['target', 'at most', 'found', '']),
    line(['---', '---:', '---:', '---']),
    ...all.map(({ target, limit, found, met }) =>
      line([target, show(limit), show(found), met ? 'met' : 'missed']),
    ),
  ].join('\n')
}

function failed({ faults }: Results): string {
  return faults.map((fault) => `Not measured: ${fault.replaceAll('|', '/')}`).join('\n')
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const show = (value: number) =>
  Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en')
    : value.toFixed(Math.abs(value) >= 10 ? 1 : 2)
