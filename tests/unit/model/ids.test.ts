import { describe, expect, it, vi } from 'vitest'

const drawn = vi.hoisted(() => ['-looksLikeAFormula', '-again', 'fine-'])
vi.mock('nanoid', () => ({ nanoid: () => drawn.shift() }))

import { newId } from '../../../src/model/ids'

describe('a new id', () => {
  it('does not begin with a minus, which a spreadsheet would take for a formula', () => {
    expect(newId()).toBe('fine-')
  })
})
