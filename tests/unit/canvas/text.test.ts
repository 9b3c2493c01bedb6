import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Flow } from '../../../src/model/records'
import { amountText, flowLabel, flowText, formatQuantity, labelWidth } from '../../../src/canvas/paint/label'
import type { TextMeasurer } from '../../../src/canvas/paint/measure'
import { clean, font, isRtl, layOut } from '../../../src/canvas/paint/text'
import { measurer } from './boards'

const style = { size: 14, weight: 600 } as const
const room = { width: 140, lines: 2 }
const lay = (text: string, lines = room.lines, with_: TextMeasurer = measurer) =>
  layOut(text, style, room.width, lines, with_)
const face = font(style.size, style.weight)

const hard: readonly [string, string][] = [
  ['10,000 characters', 'Северо-Западная энергетическая компания '.repeat(250)],
  ['one word of 10,000 letters', 'x'.repeat(10_000)],
  ['10,000 narrow letters', 'i'.repeat(10_000)],
  ['10,000 emoji', '👩‍👩‍👧‍👦'.repeat(1_000)],
  ['right-to-left text', 'مصنع الأسمنت الكبير في المدينة الصناعية الجديدة'],
  ['newlines and tabs', 'one\n\ntwo\r\nthree\tfour\u2028five six seven eight nine ten'],
  ['a heap of combining marks', `Z${'\u0337'.repeat(3_000)}algo company of the north`],
  ['ideographs without spaces', '株式会社東京ガスエンジニアリングソリューションズ国際部門'],
  ['nothing', ''],
]

describe('a name that is hard to fit', () => {
  it.each(hard)('%s: stays within its lines and its width', (_what, text) => {
    const { lines } = lay(text)
    expect(lines.length).toBeLessThanOrEqual(room.lines)
    for (const line of lines) {
      expect(measurer.width(line.text, face)).toBeLessThanOrEqual(room.width)
      expect(line.text).not.toMatch(/[\n\r\t\u2028]/)
      // No half of a surrogate pair.
      expect(line.text).not.toMatch(/\p{Cs}/u)
    }
  })

  it('any text at all does', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 30, max: 300 }),
        (text, width) => {
          for (const line of layOut(text, style, width, 3, measurer).lines)
            expect(measurer.width(line.text, face)).toBeLessThanOrEqual(width)
        },
      ),
    )
  })

  it('of 10,000 characters is not measured whole', () => {
    let measured = 0
    const counting: TextMeasurer = {
      width(text, font) {
        measured += text.length
        return measurer.width(text, font)
      },
    }
    lay('Combined heat and power '.repeat(420), 2, counting)
    expect(measured).toBeLessThan(4_000)
    const before = measured
    lay('Combined heat and power '.repeat(420), 2, counting)
    expect(measured).toBe(before)
  })

  it('is cut between whole graphemes, never within a family of emoji', () => {
    const family = '👩‍👩‍👧‍👦'
    const [line] = lay(family.repeat(40), 1).lines
    expect(line!.text.endsWith('…')).toBe(true)
    expect(line!.text.slice(0, -1).replaceAll(family, '')).toBe('')
  })

  it('is kept whole where it fits, and broken between words', () => {
    expect(lay('Asnæs').lines.map((line) => line.text)).toEqual(['Asnæs'])
    const { lines, cut } = lay('Kalundborg Municipality')
    expect(lines.map((line) => line.text)).toEqual(['Kalundborg', 'Municipality'])
    expect(cut).toBe(false)
  })

  it('cannot turn the direction of what stands beside it', () => {
    expect(clean('Acme\u202e moc.live\u2066')).toBe('Acme moc.live')
  })

  it('reads from the right when its first letter does', () => {
    expect(isRtl('12 مصنع')).toBe(true)
    expect(isRtl('Plant مصنع')).toBe(false)
    expect(lay('مصنع').lines[0]!.rtl).toBe(true)
  })
})

const flow = (part: Partial<Flow>): Flow => ({
  id: 'f',
  from: 'a',
  to: 'b',
  resource: 'fly ash',
  status: 'idea',
  barriers: [],
  notes: '',
  ...part,
})
const plain = (text: string) => text.replace(/\s/g, ' ')

describe('what a flow says', () => {
  it.each([
    [{ quantity: 2_500, unit: 'kg', period: 'day' }, 'fly ash, 2,500 kg a day', 'fly ash, 2 500 кг в день'],
    [{ quantity: 0.004, unit: 't', period: 'hour' }, 'fly ash, 0.004 t an hour', 'fly ash, 0,004 т в час'],
    [{ quantity: 12.5, unit: 'm3', period: 'once' }, 'fly ash, 12.5 m³ once', 'fly ash, 12,5 м³ разово'],
    [{ quantity: 7 }, 'fly ash, 7', 'fly ash, 7'],
    [{ unit: 't', period: 'year' }, 'fly ash', 'fly ash'],
    [{ resource: ' ', category: 'water' }, 'Water', 'Вода'],
    [{ resource: '' }, '?', '?'],
  ] as const)('%j', (part, english, russian) => {
    expect(plain(flowText(flow(part), 'en'))).toBe(english)
    expect(plain(flowText(flow(part), 'ru'))).toBe(russian)
  })

  it('keeps the amount whole when the resource is long', () => {
    const label = flowLabel(
      flow({
        resource: 'unwashed sheep wool from spring shearing, graded',
        quantity: 300,
        unit: 'kg',
        period: 'year',
      }),
      'en',
      measurer,
    )
    expect(label.text).toMatch(/^unwashed.*…, 300 kg a year$/)
    expect(label.w).toBeLessThanOrEqual(labelWidth.most)
  })

  it('never grows beyond its room', () => {
    const room = fc.integer({ min: labelWidth.least, max: labelWidth.most })
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.double({ min: 0, max: 1e11, noNaN: true }),
        room,
        (resource, quantity, room) => {
          const label = flowLabel(
            flow({ resource, quantity, unit: 'MWh', period: 'month' }),
            'ru',
            measurer,
            room,
          )
          expect(label.w).toBeLessThanOrEqual(room + 1)
        },
      ),
    )
  })

  it('writes numbers as the language does', () => {
    expect(formatQuantity(1234567.891, 'en')).toBe('1,234,567.89')
    expect(plain(formatQuantity(1234567.891, 'ru'))).toBe('1 234 567,89')
    expect(amountText({}, 'en')).toBe('')
  })
})
