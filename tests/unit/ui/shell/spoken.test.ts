// @vitest-environment jsdom
import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Happening } from '../../../../src/sync/happenings'
import { sentencesOf } from '../../../../src/ui/board/spoken'
import { startI18n } from '../../../../src/ui/i18n'
import { park } from '../../canvas/boards'

const nothing = { added: [], removed: [], changed: [] }
const farm = { collection: 'companies', id: 'farm' } as const
const plant = { collection: 'companies', id: 'plant' } as const
const say = (...happenings: Happening[]) =>
  sentencesOf(happenings, park().board, i18next.language === 'ru' ? 'ru' : 'en', i18next.t)
const changed = (
  by: Happening['by'],
  fields: string[],
  ref: typeof farm | typeof plant = farm,
): Happening => ({
  ...nothing,
  by,
  changed: [{ ref, fields: new Set(fields) }],
  count: 1,
})

beforeAll(() => startI18n('en'))

describe('what happened, in sentences', () => {
  it('names one thing, and what others did with their name', () => {
    expect(say({ ...nothing, by: { name: 'Anna' }, added: [farm], count: 1 })).toEqual(['Anna: Farm added.'])
    expect(say(changed('me', ['x', 'y']))).toEqual(['Farm moved'])
    expect(say(changed('undo', ['x', 'y']))).toEqual(['Undone: Farm moved.'])
    expect(say(changed(null, ['name']))).toEqual(['Someone: Farm changed.'])
  })

  it('makes one sentence of many things by the same hand', () => {
    const anna = { name: 'Anna' }
    expect(say(changed(anna, ['x']), changed(anna, ['x'], plant), changed(anna, ['y']))).toEqual([
      'Anna: 2 things changed.',
    ])
    expect(say({ ...nothing, by: anna, added: [farm, plant], count: 57 })).toEqual([
      'Anna: 57 things changed.',
    ])
  })

  it('does not repeat what one types oneself, and says an added thing by the name it was given', () => {
    expect(say(changed('me', ['quantity']))).toEqual([])
    expect(say({ ...nothing, by: 'me', added: [farm], count: 1 }, changed('me', ['name']))).toEqual([
      'Farm added',
    ])
  })
})
