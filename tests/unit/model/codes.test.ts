import { beforeAll, describe, expect, it } from 'vitest'
import { formatLow, normaliseLow, normaliseNace } from '../../../src/model/codes/format'
import { hazardousCount, isHazardous } from '../../../src/model/codes/lowCodes'
import { loadLow } from '../../../src/model/codes/low'
import { loadNace } from '../../../src/model/codes/nace'
import type { CodeEntry, CodeTable } from '../../../src/model/codes/table'
import type { Language } from '../../../src/model/words'

let low: CodeTable
let nace: CodeTable
beforeAll(async () => {
  low = await loadLow()
  nace = await loadNace()
})

const codes = (entries: readonly CodeEntry[]) => entries.map((entry) => entry.code)
const atLevel = (table: CodeTable, level: CodeEntry['level']) =>
  table.entries.filter((entry) => entry.level === level && entry.revision !== '2')
const cyrillic = /[А-Яа-яЁё]/

describe('a List of Waste code as people write it', () => {
  it.each([
    ['100102', '10 01 02'],
    ['10 01 02', '10 01 02'],
    ['10.01.02', '10 01 02'],
    ['10-01-02', '10 01 02'],
    ['10\u00a001\u00a002', '10 01 02'],
    ['EWC 10 01 02', '10 01 02'],
    ['код 10 01 02', '10 01 02'],
    ['100102.0', '10 01 02'],
    ['10102', '01 01 02'],
    [' 1 01 01', '01 01 01'],
    ['10', '10'],
    ['2', '02'],
    ['10 01', '10 01'],
    ['1001', '10 01'],
  ])('reads %j as %s', (typed, code) => {
    expect(normaliseLow(typed)).toEqual({ code, hazardous: false })
  })

  it.each([['160213'], ['16 02 13'], ['16 02 13*'], ['16.02.13 *'], ['160213.0']])(
    'reads %j as hazardous, whether the star was typed or not',
    (typed) => {
      const read = normaliseLow(typed)
      expect(read).toEqual({ code: '16 02 13', hazardous: true })
      expect(formatLow(read!)).toBe('16 02 13*')
    },
  )

  it('keeps a star that somebody put on a code the list does not mark', () => {
    expect(formatLow(normaliseLow('10 01 02*')!)).toBe('10 01 02*')
  })

  it.each([[''], ['fly ash'], ['10 1 2'], ['1001020'], ['10*'], ['10 01 0x'], ['-'], ['1e5']])(
    'does not guess at %j',
    (typed) => expect(normaliseLow(typed)).toBeNull(),
  )

  it('reads back every code of the list as it prints it', () => {
    for (const { code, hazardous = false } of low.entries)
      expect(normaliseLow(formatLow({ code, hazardous }))).toEqual({ code, hazardous })
  })
})

describe('a NACE code as people write it', () => {
  it.each([
    ['C10.51', '10.51'],
    ['10.51', '10.51'],
    ['1051', '10.51'],
    ['10,51', '10.51'],
    ['C 10', '10'],
    ['С10.51', '10.51'],
    ['с', 'C'],
    ['А', 'A'],
    ['NACE 10.5', '10.5'],
    ['105', '10.5'],
    ['1.11', '01.11'],
    ['5', '05'],
    ['1051.0', '10.51'],
    ['10.51.1', '10.51'],
    ['V', 'V'],
  ])('reads %j as %s', (typed, code) => expect(normaliseNace(typed)).toBe(code))

  it.each([[''], ['W'], ['Я'], ['dairy'], ['10.511'], ['10510'], ['X10'], ['C.']])(
    'does not guess at %j',
    (typed) => expect(normaliseNace(typed)).toBeNull(),
  )

  it('reads back every code of both revisions', () => {
    for (const { code } of nace.entries) expect(normaliseNace(code)).toBe(code)
  })
})

describe('the List of Waste', () => {
  it('is complete: 20 chapters, 111 groups, 842 wastes, none twice', () => {
    expect(atLevel(low, 'chapter')).toHaveLength(20)
    expect(atLevel(low, 'group')).toHaveLength(111)
    expect(atLevel(low, 'waste')).toHaveLength(842)
    expect(new Set(codes(low.entries)).size).toBe(973)
  })

  it('marks the same 408 wastes as hazardous as the list that is always at hand', () => {
    expect(low.entries.filter((entry) => entry.hazardous)).toHaveLength(408)
    expect(hazardousCount).toBe(408)
    for (const entry of atLevel(low, 'waste'))
      expect([entry.code, entry.hazardous]).toEqual([entry.code, isHazardous(entry.code)])
  })

  it('tells absolute entries from mirror entries, and only for wastes', () => {
    const kinds = (entry: 'absolute' | 'mirror', hazardous: boolean) =>
      low.entries.filter((each) => each.entry === entry && each.hazardous === hazardous).length
    expect([kinds('absolute', true), kinds('absolute', false)]).toEqual([235, 256])
    expect([kinds('mirror', true), kinds('mirror', false)]).toEqual([173, 178])
    expect(low.get('10 01')).not.toHaveProperty('hazardous')
  })

  it('has an English and a Russian title for every entry, written in its own letters', () => {
    for (const { code, title } of low.entries) {
      expect([code, title.en]).toEqual([code, expect.stringMatching(/^[A-Z]/)])
      expect([code, title.en]).toEqual([code, expect.not.stringMatching(cyrillic)])
      expect([code, title.ru]).toEqual([code, expect.stringMatching(/^[А-ЯЁ]/)])
      expect(title.ru).toBe(title.ru.trim())
    }
  })

  it('points to the same other codes in both languages', () => {
    const mentioned = (text: string) => (text.match(/\d\d(?: \d\d){1,2}/g) ?? []).sort()
    for (const { code, title } of low.entries) {
      expect([code, mentioned(title.ru)]).toEqual([code, mentioned(title.en)])
      for (const other of mentioned(title.en)) expect(low.get(other)?.code).toBe(other)
    }
  })

  it('names hazardous substances in Russian wherever the English does', () => {
    const english = low.entries.filter(({ title }) =>
      /containing (organic solvents or other )?hazardous substances/.test(title.en),
    )
    expect(english.length).toBeGreaterThan(100)
    for (const { code, title } of english)
      expect([code, title.ru]).toEqual([code, expect.stringMatching(/опасны(е|х) веществ/)])
  })

  it('walks from a waste up to its chapter and back down', () => {
    expect(codes(low.path('100102'))).toEqual(['10', '10 01', '10 01 02'])
    expect(
      low
        .path('10 01 02')
        .map((entry) => entry.title.ru)
        .at(-1),
    ).toBe('Угольная зола-унос')
    expect(low.path('99 99 99')).toEqual([])
    expect(low.children()).toHaveLength(20)
    expect(codes(low.children('02 05'))).toEqual(['02 05 01', '02 05 02', '02 05 99'])
    expect(low.children('02 05 01')).toEqual([])
  })
})

describe('NACE', () => {
  it('is complete: 22 sections, 87 divisions, 287 groups, 651 classes, none twice', () => {
    expect(codes(atLevel(nace, 'section')).join('')).toBe('ABCDEFGHIJKLMNOPQRSTUV')
    expect(atLevel(nace, 'division')).toHaveLength(87)
    expect(atLevel(nace, 'group')).toHaveLength(287)
    expect(atLevel(nace, 'class')).toHaveLength(651)
    expect(new Set(codes(nace.entries)).size).toBe(nace.entries.length)
  })

  it('has both titles for every entry, each in its own letters', () => {
    for (const { code, title } of nace.entries) {
      expect([code, title.en]).toEqual([code, expect.stringMatching(/^[A-Z][^А-Яа-я]+$/)])
      expect([code, title.ru]).toEqual([code, expect.stringMatching(/^[А-ЯЁ]/)])
    }
  })

  it('hangs every entry under one that exists', () => {
    for (const { code, level } of nace.entries) {
      const depth = { section: 1, division: 2, group: 3, class: 4 }[level as 'section']
      expect([code, nace.path(code).length]).toEqual([code, depth])
    }
    expect(codes(nace.path('C10.51'))).toEqual(['C', '10', '10.5', '10.51'])
    expect(nace.children()).toHaveLength(22)
  })

  it('recognises a code that the new revision gave up, among the names of its own revision', () => {
    expect(nace.get('45.20')).toMatchObject({
      revision: '2',
      title: { en: 'Maintenance and repair of motor vehicles' },
    })
    expect(nace.path('62.01').map((entry) => entry.title.en)[0]).toBe('Information and communication')
    expect(codes(nace.children('46.7'))).toEqual(['46.71', '46.72', '46.73'])
    expect(nace.get('10.51')?.revision).toBe('2.1')
  })

  it('tells what a code used to mean when the new revision gave it another meaning', () => {
    expect(nace.get('35.12')?.title.en).toBe('Production of electricity from renewable sources')
    expect(nace.get('35.12')?.former?.en).toBe('Transmission of electricity')
    expect(nace.get('01.12')).not.toHaveProperty('former')
  })
})

describe('searching for a waste', () => {
  it.each<[string, string]>([
    ['fly ash', '10 01 02'],
    ['зола-унос', '10 01 02'],
    ['летучая зола', '10 01 02'],
    ['ЗОЛЫ-УНОСА', '10 01 02'],
    ['молоч', '02 05'],
    ['dairy', '02 05'],
    ['сыр', '02 05 01'],
    ['сыворотка', '02 05 01'],
    ['шины', '16 01 03'],
    ['свекла', '02 04 01'],
    ['свёкла', '02 04 01'],
    ['batteries lead', '16 06 01'],
    ['lead battery', '16 06 01'],
    ['опилки древесины', '03 01 04'],
    ['1001', '10 01'],
    ['10 01', '10 01'],
    ['16 02 13*', '16 02 13'],
    ['10102', '01 01 02'],
  ])('finds for %j first %s, whichever language the reader uses', (query, code) => {
    for (const language of ['en', 'ru'] as const) expect(low.search(query, language)[0]?.code).toBe(code)
  })

  it('goes on with what is below when the beginning of a code is typed', () => {
    expect(codes(low.search('02 05', 'en'))).toEqual(['02 05', '02 05 01', '02 05 02', '02 05 99'])
    expect(codes(low.search('10 1', 'en', 200)).every((code) => code.startsWith('10 1'))).toBe(true)
  })

  it('takes words from the titles above, so that a waste is found by its industry', () => {
    expect(codes(low.search('dairy sludge', 'en'))).toEqual(['02 05 02'])
    expect(codes(low.search('шлам сахар', 'ru'))).toContain('02 04 03')
  })

  it('finds an entry only when every word is found, and leaves out joining words', () => {
    expect(low.search('fly ash zebra', 'en')).toEqual([])
    expect(codes(low.search('отходы из стекла', 'ru'))).toEqual(codes(low.search('отходы стекла', 'ru')))
    for (const nothing of ['', '   ', '*', 'и', 'of the', '((']) expect(low.search(nothing, 'en')).toEqual([])
  })

  it('gives no more than asked for', () => {
    expect(low.search('отходы', 'ru')).toHaveLength(20)
    expect(low.search('отходы', 'ru', 3)).toHaveLength(3)
  })

  it('finds an entry by its own full title in either language', () => {
    const everyTenth = low.entries.filter((_, i) => i % 10 === 0)
    for (const language of ['en', 'ru'] satisfies Language[])
      for (const { code, title } of everyTenth) {
        const found = low.search(title[language].replace(/\d+/g, ' '), language, 973)
        expect([code, codes(found)]).toEqual([code, expect.arrayContaining([code])])
      }
  })
})

describe('searching for an activity', () => {
  it.each<[string, string]>([
    ['сыр', '10.51'],
    ['cheese', '10.51'],
    ['молоко', '10.51'],
    ['цемент', '23.51'],
    ['cement', '23.51'],
    ['мебель', '31.00'],
    ['brewery', '11.05'],
    ['пивоварение', '11.05'],
    ['пивзавод', '11.05'],
    ['молокозавод', '10.51'],
    ['молочный завод', '10.51'],
    ['dairy', '10.51'],
    ['нефтепереработка', '19.20'],
    ['ферма', '01.50'],
    ['мусор', '38.11'],
    ['C10.5', '10.5'],
    ['С10.5', '10.5'],
    ['1051', '10.51'],
    ['C', 'C'],
    ['с', 'C'],
    ['45.2', '45.2'],
  ])('finds for %j first %s, whichever language the reader uses', (query, code) => {
    for (const language of ['en', 'ru'] as const) expect(nace.search(query, language)[0]?.code).toBe(code)
  })

  it('offers the divisions of a section by its letter', () => {
    expect(codes(nace.search('E', 'en'))).toEqual(['E', '36', '37', '38', '39'])
  })

  it('puts codes that were given up last, and never offers them for words', () => {
    const found = nace.search('46.7', 'en')
    expect(found.map((entry) => entry.revision)).toEqual(
      [...found.map((entry) => entry.revision)].sort().reverse(),
    )
    expect(found.some((entry) => entry.revision === '2')).toBe(true)
    expect(nace.search('repair motor vehicles', 'en', 100).every((entry) => entry.revision === '2.1')).toBe(
      true,
    )
  })
})
