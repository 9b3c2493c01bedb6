/** Writes the last table into the README, between its two markers. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { lastResults } from './results'
import { tables } from './table'

const readme = fileURLToPath(new URL('../../../README.md', import.meta.url))
const marks = { begin: '<!-- bench: begin -->', end: '<!-- bench: end -->' }

export function writeReadme(): void {
  const text = readFileSync(readme, 'utf8')
  const [begin, end] = [text.indexOf(marks.begin), text.indexOf(marks.end)]
  if (begin < 0 || end < begin) throw new Error(`README.md has no ${marks.begin} … ${marks.end}`)
  const before = text.slice(0, begin + marks.begin.length)
  writeFileSync(readme, `${before}\n\n${tables(lastResults())}\n\n${text.slice(end)}`)
}
