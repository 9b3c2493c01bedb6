/** Writes a table into the README, between its two markers. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const readme = fileURLToPath(new URL('../../../README.md', import.meta.url))

/** @param bench which: the markers are `<!-- BENCH: begin -->` and `<!-- BENCH: end -->`. @throws where they are missing. */
export function writeReadme(bench: string, table: string): void {
  const marks = { begin: `<!-- ${bench}: begin -->`, end: `<!-- ${bench}: end -->` }
  const text = readFileSync(readme, 'utf8')
  const [begin, end] = [text.indexOf(marks.begin), text.indexOf(marks.end)]
  if (begin < 0 || end < begin) throw new Error(`README.md has no ${marks.begin} … ${marks.end}`)
  const before = text.slice(0, begin + marks.begin.length)
  writeFileSync(readme, `${before}\n\n${table}\n\n${text.slice(end)}`)
}
