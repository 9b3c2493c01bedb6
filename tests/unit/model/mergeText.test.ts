import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { carried, mergeTexts, textChange } from '../../../src/model/mergeText'

describe('two people in one note', () => {
  it.each([
    [
      'one writes at the start, the other at the end',
      'steam',
      'hot steam',
      'steam, 5 bar',
      'hot steam, 5 bar',
    ],
    ['only the other writes', 'steam', 'steam', 'steam!', 'steam!'],
    ['only I write', 'steam', 'steam?', 'steam', 'steam?'],
    ['both write at the same place', 'ab', 'aXb', 'aYb', 'aXYb'],
    [
      'the other deletes a word behind mine',
      'hot dry steam',
      'very hot dry steam',
      'hot steam',
      'very hot steam',
    ],
    [
      'I delete what the other did not touch',
      'hot dry steam',
      'hot steam',
      'hot dry steam now',
      'hot steam now',
    ],
    ['I delete a stretch in which the other has written', 'a (b) c', 'a  c', 'a (b and d) c', 'a  and d c'],
    ['both replace the same word', 'a two b', 'a 2 b', 'a deux b', 'a 2deux b'],
  ])('%s', (_case, base, mine, theirs, expected) => {
    expect(mergeTexts(base, mine, theirs)).toBe(expected)
  })

  it('nobody’s new words are lost, whatever each of them inserts', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (base, i, j) => {
        const insert = (at: number, word: string) => base.slice(0, at) + word + base.slice(at)
        const merged = mergeTexts(
          base,
          insert(i % (base.length + 1), '⟨mine⟩'),
          insert(j % (base.length + 1), '⟨theirs⟩'),
        )
        expect(merged).toContain('⟨mine⟩')
        expect(merged).toContain('⟨theirs⟩')
        expect(merged.replace('⟨mine⟩', '').replace('⟨theirs⟩', '')).toBe(base)
      }),
    )
  })

  it('a text changed by one of them alone becomes that text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (base, other) => {
        expect(mergeTexts(base, other, base)).toBe(other)
        expect(mergeTexts(base, base, other)).toBe(other)
      }),
    )
  })

  it('the caret stays among its words when the other writes before it', () => {
    const change = textChange('steam', 'hot steam')
    expect(carried(3, change)).toBe(7)
    expect(carried(0, change)).toBe(0)
    expect(carried(3, textChange('steam', 'steam!'))).toBe(3)
  })
})
