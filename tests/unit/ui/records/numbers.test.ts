/** A figure as a person types it and as the board has it: the same in both languages, there and back. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { languages } from '../../../../src/model/words'
import { formatNumber, numberText, parseNumber } from '../../../../src/ui/records/fieldInput/numbers'

const figure = fc
  .oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e11, max: 1e11 }),
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
  )
  .map((value) => value + 0)

it.each(languages)('a figure put into a field for typing is read as the same figure (%s)', (language) => {
  fc.assert(
    fc.property(figure, (value) => {
      expect(parseNumber(numberText(value, language), language)).toBe(value)
    }),
    { numRuns: 500 },
  )
})

it.each(languages)('a figure that is copied as it is shown is read as the same figure (%s)', (language) => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
      const value = Number(`${whole}.${String(cents).padStart(2, '0')}`)
      expect(parseNumber(formatNumber(value, language), language)).toBe(value + 0)
    }),
    { numRuns: 500 },
  )
})
