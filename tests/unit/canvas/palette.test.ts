import { describe, expect, it } from 'vitest'
import { paperOf, palettes, tintOf, type Palette } from '../../../src/canvas/paint/palette'
import { standingOut } from '../../../src/canvas/overlay/people'
import { personColours } from '../../../src/ui/person'

/** Contrast as WCAG 2.2 defines it, from 1 to 21. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const share = parseInt(colour.slice(at, at + 2), 16) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    }) as [number, number, number]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** What a faint fill leaves of a background. */
function over(colour: string, alpha: number, below: string): string {
  const part = (at: number) =>
    Math.round(
      parseInt(colour.slice(at, at + 2), 16) * alpha + parseInt(below.slice(at, at + 2), 16) * (1 - alpha),
    )
      .toString(16)
      .padStart(2, '0')
  return `#${part(1)}${part(3)}${part(5)}`
}

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
