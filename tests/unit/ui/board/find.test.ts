/** The list of all actions: what a person types, in either language and on either layout, against what they mean. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { otherLayout } from '../../../../src/ui/board/find/layouts'
import { rankActions } from '../../../../src/ui/board/find/rankActions'
import { en } from '../../../../src/ui/translations/en'
import { ru } from '../../../../src/ui/translations/ru'

const ids = Object.keys(en.actions) as (keyof typeof en.actions)[]
const inRussian = ids.map((id) => ({ id, names: [ru.actions[id], en.actions[id]] }))
const inEnglish = ids.map((id) => ({ id, names: [en.actions[id], ru.actions[id]] }))

describe('the wrong layout of the keyboard', () => {
  it.each([
    ['сщьзфтн', 'company'],
    ['rjvgfybz', 'компания'],
    ['Ghbukfcbnm', 'пригласить'],
    [',jy', 'бон'],
    ['10 01 02', '10 01 02'],
  ])('%s is %s', (typed, meant) => {
    expect(otherLayout(typed)).toBe(meant)
  })

  it('there and back is what was typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (typed) => {
        expect(otherLayout(otherLayout(typed))).toBe(typed)
      }),
    )
  })
})

describe('an action is found', () => {
  it.each([
    ['by its Russian name', inRussian, 'табл', 'table'],
    ['by its English name while in Russian', inRussian, 'share', 'share'],
    ['by its Russian name while in English', inEnglish, 'пригласить', 'share'],
    ['by keys pressed on the wrong layout', inRussian, 'сщьзфтн', 'toolCompany'],
    ['the other way round', inEnglish, 'gjnjr', 'toolFlow'],
    ['by words in any order', inEnglish, 'everything show', 'zoomToFit'],
    ['in another case and inflection', inRussian, 'КОМПАНИЮ', 'toolCompany'],
    ['without ё', inRussian, 'все действия', 'palette'],
  ])('%s', (_, actions, typed, expected) => {
    expect(rankActions(actions, typed)[0]?.id).toBe(expected)
  })

  it('not by a word that is in none of its names', () => {
    expect(rankActions(inEnglish, 'zoom zebra')).toEqual([])
  })

  it('what was used lately first, where both answer', () => {
    const ranked = rankActions(inEnglish, 'zoom', ['zoomOut'])
    expect(ranked[0]?.id).toBe('zoomOut')
    expect(ranked.map(({ id }) => id)).toContain('zoomIn')
  })
})
