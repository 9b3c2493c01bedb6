import { describe, expect, it } from 'vitest'
import { paperOf, palettes, tintOf, type Palette } from '../../../src/canvas/paint/palette'
import { strongPalette, systemPalette } from '../../../src/canvas/paint/strong'
import { standingOut } from '../../../src/canvas/overlay/people'
import { personColours } from '../../../src/ui/person'
import { contrast, over } from './contrast'

describe.each(Object.values(palettes))('in the $theme theme', (palette: Palette) => {
  const { board, surface, raised, text, muted } = palette

  it('the formula is the one that gives 21 for black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  })

  it('text can be read on cards, chips and notes', () => {
    for (const behind of [board, surface, raised]) expect(contrast(text, behind)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(muted, surface)).toBeGreaterThanOrEqual(4.5)
    for (const { paper } of Object.values(palette.papers)) {
      expect(contrast(text, paper)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(muted, paper)).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(palette.onAttention, palette.attention)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(Object.entries(palette.categories))(
    'the %s arrow stands out from the board, from frames and from cards',
    (_name, colour) => {
      for (const behind of [board, surface, raised])
        expect(contrast(colour, behind)).toBeGreaterThanOrEqual(3)
      for (const tint of Object.values(palette.tints))
        expect(contrast(colour, over(tint, palette.frameFill, board))).toBeGreaterThanOrEqual(3)
    },
  )

  it.each(Object.entries(palette.kinds))(
    'the edge of a %s card stands out from board and card',
    (_name, colour) => {
      for (const behind of [board, surface]) expect(contrast(colour, behind)).toBeGreaterThanOrEqual(3)
    },
  )

  it.each(Object.entries(palette.kinds))('the count on a cluster of %s can be read', (_name, colour) => {
    expect(contrast(palette.onTint, colour)).toBeGreaterThanOrEqual(4.5)
  })

  it('frames stand out, and their titles can be read', () => {
    for (const tint of Object.values(palette.tints)) {
      expect(contrast(tint, board)).toBeGreaterThanOrEqual(3)
      expect(contrast(palette.onTint, tint)).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('a failed flow and an open question stand out', () => {
    for (const behind of [board, surface]) {
      expect(contrast(palette.failed, behind)).toBeGreaterThanOrEqual(3)
      expect(contrast(palette.attention, behind)).toBeGreaterThanOrEqual(3)
    }
  })

  it('categories and kinds are told apart', () => {
    expect(new Set(Object.values(palette.categories)).size).toBe(6)
    expect(new Set(Object.values(palette.kinds)).size).toBe(8)
  })
})

describe('a colour from the document', () => {
  it('is taken by name or as a hexadecimal colour, and nothing else is', () => {
    expect(tintOf('violet', palettes.light)).toBe(palettes.light.tints.violet)
    expect(tintOf('#12ab9F', palettes.light)).toBe('#12ab9F')
    for (const strange of ['url(#x)', 'red;', '#12', '', 'constructor', undefined])
      expect(tintOf(strange, palettes.light)).toBeNull()
    expect(paperOf('constructor', palettes.dark)).toBe(palettes.dark.papers.yellow)
  })
})

it.each(Object.values(palettes))(
  'people can be told from the $theme board, whatever colour they chose or their program sent',
  ({ board }) => {
    for (const colour of [...personColours, '#ffff00', '#ffffff', '#000000', '#12161d', '#f7f8fa'])
      expect(contrast(standingOut(colour, board), board), colour).toBeGreaterThanOrEqual(3)
  },
)

describe('a board for those who need other colours', () => {
  it.each(['light', 'dark'] as const)('has text at 7:1 and graphics at 4.5:1 in the %s theme', (theme) => {
    const palette = strongPalette(theme, 'more')
    for (const behind of [palette.board, palette.surface, palette.raised]) {
      for (const colour of [palette.text, palette.muted, palette.accent])
        expect(contrast(colour, behind)).toBeGreaterThanOrEqual(7)
      for (const colour of [
        palette.outline,
        palette.failed,
        ...Object.values(palette.kinds),
        ...Object.values(palette.categories),
      ])
        expect(contrast(colour, behind), `${colour} on ${behind}`).toBeGreaterThanOrEqual(4.5)
    }
    for (const { paper, edge } of Object.values(palette.papers)) {
      expect(contrast(palette.text, paper)).toBeGreaterThanOrEqual(7)
      expect(contrast(edge, paper)).toBeGreaterThanOrEqual(4.5)
    }
    for (const tint of Object.values(palette.tints))
      expect(contrast(palette.onTint, tint)).toBeGreaterThanOrEqual(7)
    expect(contrast(palette.onAttention, palette.attention)).toBeGreaterThanOrEqual(7)
  })

  it.each([
    ['black', { Canvas: '#000000', CanvasText: '#ffffff', Highlight: '#1aebff', GrayText: '#3ff23f' }],
    ['white', { Canvas: '#ffffff', CanvasText: '#000000', Highlight: '#37006e', GrayText: '#600000' }],
    ['desert', { Canvas: '#fffaef', CanvasText: '#3d3d3d', Highlight: '#903909', GrayText: '#676767' }],
  ])('is painted in no colours but the system’s own: %s', (_name, system) => {
    const palette = systemPalette((name) => system[name])
    const { theme, plain, shadow, frameFill, ...colours } = palette
    const used = new Set(JSON.stringify(colours).match(/#[0-9a-f]{6}/g))
    for (const colour of used) expect(Object.values(system)).toContain(colour)
    expect(contrast(palette.board, palette.text)).toBeGreaterThanOrEqual(7)
    expect([plain, frameFill, shadow]).toEqual([true, 0, 'rgba(0, 0, 0, 0)'])
    expect(theme).toBe(system.Canvas === '#000000' ? 'dark' : 'light')
    // A colour that somebody gave to a card would be one of theirs.
    expect(tintOf('#ff0000', palette)).toBeNull()
    expect(tintOf('violet', palette)).toBeNull()
  })
})
