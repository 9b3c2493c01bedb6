import { describe, expect, it } from 'vitest'
import { freeColour } from '../../../../src/ui/board/ownColour'
import { personColours } from '../../../../src/ui/person'

describe('the colour of a newcomer', () => {
  const [first, second, third] = personColours

  it('stays when nobody here has it', () => {
    expect(freeColour(second, new Set([first]))).toBe(second)
  })

  it('is the first free one when somebody has it', () => {
    expect(freeColour(second, new Set([first, second]))).toBe(third)
  })

  it('stays when all are taken', () => {
    expect(freeColour(second, new Set(personColours))).toBe(second)
  })
})
