/** The interface's colours can be told from what they lie on: words at 4.5:1, rings and edges of fields at 3:1. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MantineTheme } from '@mantine/core'
import { describe, expect, it } from 'vitest'
import { palettes } from '../../../src/canvas/paint/palette'
import { cssVariables, theme } from '../../../src/ui/theme'
import { contrast, over } from '../canvas/contrast'

const schemes = ['light', 'dark'] as const
const style = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../src/${path}`, import.meta.url)), 'utf8')
const sea = theme.colors!.sea!
const filled = sea[6]!

describe.each(schemes)('in the %s scheme', (scheme) => {
  const variables = cssVariables(theme as MantineTheme)[scheme] as Readonly<Record<string, string>>
  const one = (name: string) => {
    const colour = variables[name]
    if (!colour) throw new Error(`There is no ${name}`)
    return colour
  }
  const [surface, page, hover, active] = ['surface', 'page', 'hover', 'active'].map((name) =>
    one(`--board-${name}`),
  ) as [string, string, string, string]
  const grounds = { surface, page, hover }
  const palette = palettes[scheme]
  const { board } = palette

  it.each(['text', 'dimmed', 'error', 'anchor'])(
    'words in the colour %s are read on every ground',
    (name) => {
      for (const [ground, behind] of Object.entries(grounds))
        expect(contrast(one(`--mantine-color-${name}`), behind), ground).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('so are placeholders in their fields, warnings, what is chosen and what is written on buttons', () => {
    expect(contrast(one('--mantine-color-placeholder'), surface)).toBeGreaterThanOrEqual(4.5)
    for (const behind of [surface, page, hover])
      expect(contrast(one('--board-warning'), behind)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(one('--board-active-text'), active)).toBeGreaterThanOrEqual(4.5)
    for (const shade of [sea[6]!, sea[7]!]) expect(contrast('#ffffff', shade)).toBeGreaterThanOrEqual(4.5)
    // Selected rows of a table, chosen tabs and chips are tinted with the product's colour.
    for (const share of [0.14, 0.18, 0.28]) {
      const tinted = over(filled, share, surface)
      expect(contrast(one('--mantine-color-text'), tinted), `${share}`).toBeGreaterThanOrEqual(4.5)
    }
    for (const share of [0.14, 0.18])
      expect(
        contrast(one('--mantine-color-dimmed'), over(filled, share, surface)),
        `${share}`,
      ).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    ['a button on a bar', () => surface],
    ['a button on the page', () => page],
    ['a button that is pointed at', () => hover],
    ['a field', () => surface],
    ['a cell of a table', () => surface],
    ['a cell of a selected row', () => over(filled, 0.14, surface)],
    ['the head of a table', () => page],
    ['the board', () => board],
  ])('the ring around %s stands out', (_what, behind) => {
    expect(contrast(one('--board-ring'), behind())).toBeGreaterThanOrEqual(3)
  })

  it('one of the two lines of the ring on the board stands out from every card, note, frame and line', () => {
    const { surface: inner, text: outer } = palette
    expect(contrast(inner, outer)).toBeGreaterThanOrEqual(4.5)
    const under = [
      board,
      palette.surface,
      ...Object.values(palette.kinds),
      ...Object.values(palette.categories),
      ...Object.values(palette.tints),
      ...Object.values(palette.papers).flatMap(({ paper, edge }) => [paper, edge]),
    ]
    for (const ground of under)
      expect(Math.max(contrast(inner, ground), contrast(outer, ground)), ground).toBeGreaterThanOrEqual(3)
  })

  it('the edge of a field stands out from its ground', () => {
    for (const behind of [surface, page])
      expect(contrast(one('--board-edge'), behind)).toBeGreaterThanOrEqual(3)
  })

  it('the words of every status are read on their own tint', () => {
    const css = style('ui/records/look.module.css')
    const rule = (status: string) => {
      const dark = scheme === 'dark' ? "\\[data-mantine-color-scheme='dark'\\] " : ''
      return new RegExp(`^${dark}\\[data-tone='status-${status}'\\] \\{\\s*--tone: (#[0-9a-f]{6})`, 'm').exec(
        css,
      )?.[1]
    }
    for (const status of ['idea', 'discussion', 'negotiation', 'implementation', 'completed', 'failed']) {
      const tone = rule(status)!
      expect(tone, status).toBeDefined()
      for (const ground of [surface, over(tone, 0.12, surface), over(tone, 0.18, surface)])
        expect(contrast(tone, ground), status).toBeGreaterThanOrEqual(4.5)
    }
  })
})

describe('rings', () => {
  it.each([
    'ui/global.css',
    'ui/basics/basics.module.css',
    'ui/records/fields.module.css',
    'ui/records/table/table.module.css',
    'canvas/Board.module.css',
    'canvas/minimap/MapView.module.css',
  ])('in %s have the one colour that is known to stand out', (path) => {
    const outlines = style(path).match(/outline(-color)?: (?!none|0)[^;]*/g) ?? []
    expect(outlines.length).toBeGreaterThan(0)
    for (const outline of outlines) expect(outline).toMatch(/var\(--(board-ring|mantine-color-text)\)/)
  })
})
