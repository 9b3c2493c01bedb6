/** What people mean by what they type, and which offers answer which needs. */
import { describe, expect, it } from 'vitest'
import { againstTexts, reasonText } from '../../../../src/analysis/matching/reasons'
import { rootOf, stemOf } from '../../../../src/analysis/matching/language/tokens'
import { pressureOf, propertiesOf, temperatureOf } from '../../../../src/analysis/matching/properties'
import { knowledge, matchOf, scoreOf } from './world'

const sure = 0.4

describe('an offer is found by a need', () => {
  it.each([
    ['under the same name', 'fly ash', 'fly ash'],
    ['in the other language', 'зола-унос', 'fly ash'],
    ['by an abbreviation', 'PFA, dry, from silo', 'летучая зола'],
    ['in another case and order of words', 'шерсть овечья немытая, стрижка', "sheep's wool"],
    ['as two words or one', 'saw dust', 'опилки'],
    ['with an error of typing', 'chese wheey', 'сыворотка молочная'],
    ['with an error of typing in Russian', 'древестные опилки', 'sawdust'],
    ['by an adjective of the noun', 'пыль из пробки', 'cork dust'],
    ['by what it is used for', 'шерсть овечья немытая, стрижка', 'natural fibre for acoustic panels'],
    ['by what it is used for, said in other words', 'cork dust', 'filler for light floor screed'],
    ['by what it replaces', 'cork powder <0.25 mm', 'керамзит, фракция 0-5'],
    ['as a kind of what is needed', 'fly ash', 'зола'],
    ['in Russian typed in Latin letters', 'opilki drevesnye', 'sawdust'],
    ['by its use, where nobody says what would serve', 'зола-унос', 'liming of acid soils'],
    ['by its waste code alone', { name: 'from filters', low: '10 01 02' }, 'fly ash'],
  ])('%s', (_, offer, need) => {
    expect(scoreOf(offer, need)).toBeGreaterThan(sure / 2)
  })

  it('the surer the more of what it is called is said', () => {
    expect(scoreOf('fly ash', 'fly ash')).toBeGreaterThan(scoreOf('fly ash', 'ash'))
    expect(scoreOf('fly ash', 'ash')).toBeGreaterThan(scoreOf('fly ash', 'bottom ash'))
  })

  it('the surer the fewer other things serve the use', () => {
    expect(scoreOf('sawdust', 'wood for smokehouse')).toBeGreaterThan(
      scoreOf('sawdust', 'fuel for boiler house') + 0.05,
    )
  })

  it('a service by what is done, not by the goods that it is done to', () => {
    expect(scoreOf('haulage', 'перевозка паллет')).toBeGreaterThan(scoreOf('поддоны', 'перевозка паллет'))
  })

  it.each([
    ['wool and wood wool', 'шерсть овечья', 'wood wool for packing'],
    ['wool and steel wool', 'steel wool offcuts', "sheep's wool"],
    ['roof slate and school slate', 'roof slate, broken', 'school slates for writing'],
    ['an acid and a feed', 'spent pickling acid', 'liquid feed for pigs'],
    ['advice and ash', 'energy audit', 'fly ash'],
    ['two things that share nothing', 'whey', 'expanded clay'],
  ])('unless the two only look alike: %s', (_, offer, need) => {
    expect(scoreOf(offer, need)).toBeLessThan(0.15)
  })

  it('though nobody has heard of it, where the words are the same', () => {
    expect(scoreOf('zebra manure pellets', 'zebra manure')).toBeGreaterThan(0.2)
    expect(scoreOf('обрезки трубок из фторопласта', 'фторопласт, обрезки')).toBeGreaterThan(0.2)
  })
})

describe('what speaks against a match', () => {
  const against = (
    offer: Parameters<typeof matchOf>[0],
    need: Parameters<typeof matchOf>[1],
    ...companies: object[]
  ) => matchOf(offer, need, ...companies)?.against.map(({ kind }) => kind) ?? []

  it.each([
    ['hazard', { name: 'spent pickling acid', low: '11 01 05*' }, 'spent pickling acid', 'hazardous'],
    ['wet where dry is needed', 'wet sawdust', 'dry sawdust', 'wet'],
    ['dirt where clean is needed', 'contaminated sawdust', 'clean sawdust', 'dirty'],
    ['food grade', { name: 'whey', low: '02 05 99' }, 'food grade whey', 'notFood'],
    ['too few degrees', 'cooling water 35 °C', 'warm water 60 °C', 'temperature'],
    ['too little pressure', 'steam 4 bar', 'steam 10 bar', 'pressure'],
    ['a season', 'whey, summer only', 'whey all year round', 'season'],
    ['what has to hold first', 'fly ash', 'pozzolanic additive', 'condition'],
    ['a state that spoils the use', 'fly ash, wet', 'pozzolanic additive', 'spoiled'],
  ])('%s', (_, offer, need, kind) => {
    expect(against(offer, need)).toContain(kind)
  })

  it('too little of it, far away, over a border', () => {
    const offer = { name: 'fly ash', low: '10 01 02', quantity: 1, unit: 't', period: 'year' } as const
    const need = { name: 'fly ash', quantity: 100, unit: 't', period: 'year' } as const
    const kinds = against(
      offer,
      need,
      { country: 'FI', lat: 60, lon: 25 },
      { country: 'RU', lat: 56, lon: 38 },
    )
    expect(kinds).toEqual(expect.arrayContaining(['tooLittle', 'far', 'union']))
  })

  it('too little of it, where a density makes tonnes of cubic metres, and only there', () => {
    const offer = { name: 'sawdust', quantity: 100, unit: 'm3', period: 'year' } as const
    const need = { name: 'sawdust', quantity: 100, unit: 't', period: 'year' } as const
    const told = (density: number) =>
      matchOf({ ...offer, density }, need)!.against.find(({ kind }) => kind === 'tooLittle')
    // 100 m³ at 0.15 t/m³ are 15 t, 15 % of what is needed; at 0.8 they are 80 t.
    expect(told(0.15)).toEqual({ kind: 'tooLittle', percent: 15 })
    expect(told(0.8)).toBeUndefined()
    expect(against(offer, need)).not.toContain('tooLittle')
    const cubic = { name: 'sawdust', quantity: 1_000, unit: 'm3', period: 'year', density: 0.15 } as const
    // 150 t a year are needed: 15 t are a tenth of it, whichever side is counted in cubic metres.
    expect(against({ ...offer, quantity: 15, unit: 't' }, cubic)).toContain('tooLittle')
    expect(against({ ...offer, quantity: 140, unit: 't' }, cubic)).not.toContain('tooLittle')
  })

  it('and lowers it, never raises', () => {
    expect(scoreOf('wet sawdust', 'dry sawdust')).toBeLessThan(scoreOf('sawdust', 'sawdust'))
    expect(scoreOf('cooling water 35 °C', 'process steam')).toBeLessThan(0.15)
  })

  it('is not seen in words that deny it', () => {
    expect([...propertiesOf('uncontaminated, not mixed')]).toEqual(['clean'])
    expect([...propertiesOf('без примесей, не влажный')]).toEqual(['clean'])
  })
})

describe('figures in a text', () => {
  it.each([
    ['water 35 °C', { from: 35, to: 35 }],
    ['вода 30-40 °С', { from: 30, to: 40 }],
    ['85 градусов', { from: 85, to: 85 }],
    ['10 t', null],
  ])('%s', (text, found) => {
    expect(temperatureOf(text)).toEqual(found)
  })

  it('are pressures in bar', () => {
    expect(pressureOf('steam 10 bar')).toEqual({ from: 10, to: 10 })
    expect(pressureOf('пар 1,2 МПа')).toEqual({ from: 12, to: 12 })
  })
})

describe('words', () => {
  it.each([
    ['опилки', 'опилок'],
    ['стружка', 'стружек'],
    ['fibre', 'fibers'],
    ['sulphur', 'sulfur'],
    ['ashes', 'ash'],
  ])('%s and %s have one stem', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other))
  })

  it.each([
    ['пробка', 'пробковая'],
    ['бумага', 'бумажный'],
    ['солома', 'соломенный'],
    ['древесина', 'древесный'],
    ['сыворотка', 'сывороточный'],
    ['молоко', 'молочный'],
    ['кирпич', 'кирпичный'],
    ['пшеница', 'пшеничный'],
  ])('%s and %s have one root', (one, other) => {
    expect(rootOf(stemOf(one))).toBe(rootOf(stemOf(other)))
  })
})

describe('the reason is a sentence', () => {
  const said = (offer: string, need: string, language: 'en' | 'ru') =>
    reasonText(matchOf(offer, need)!, language, knowledge)

  it('in the language of the reader', () => {
    expect(said('cork dust', 'expanded clay', 'en')).toBe(
      'Cork dust can serve as light filler in screed in place of expanded clay (Évora, Portugal).',
    )
    expect(said('cork dust', 'expanded clay', 'ru')).toBe(
      'Пробковая пыль — лёгкий наполнитель для стяжки (вместо: керамзит; Évora, Portugal).',
    )
    expect(said('PFA', 'зола-унос', 'en')).toBe('The same resource: fly ash.')
    expect(said('PFA', 'зола', 'en')).toBe('Fly ash: a kind of ash.')
    expect(said('zebra manure pellets', 'zebra manure', 'ru')).toBe('Общие слова: zebra, manure.')
  })

  it('and so is what speaks against it', () => {
    const match = matchOf('cooling water 35 °C', 'warm water 60 °C')!
    expect(againstTexts(match, 'ru', knowledge)).toEqual(['Предлагают при 35 °C, нужно 60 °C.'])
  })
})
