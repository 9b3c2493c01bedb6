/** Barriers counted over a region, with what waits behind each; the arithmetic is written out. */
import * as fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import type { SynergyFacts } from '../../../../src/analysis/recommendations/facts'
import { FactLedger } from '../../../../src/analysis/recommendations/ledger'
import { measureFor } from '../../../../src/analysis/recommendations/measures'
import { placesNamed, recommend } from '../../../../src/analysis/recommendations/recommend'
import { exportBoard } from '../../../../src/exchange/formats'
import {
  addAction,
  addCompany,
  addFlow,
  addResource,
  placeRecords,
  removeRecords,
  setFields,
} from '../../../../src/model/commands'
import { Edit } from '../../../../src/model/edit'
import { barrierFamilies, statuses } from '../../../../src/model/records'
import { BoardSnapshot } from '../../../../src/model/snapshot'

const edit = new Edit('Anna')

/** A harbour in two municipalities: a mill and a power plant in Valmiera, a farm in Cēsis, and a works across the border. */
function region() {
  const doc = new Y.Doc()
  const company = (name: string, municipality: string, country: string) =>
    addCompany(doc, edit, { name, municipality, country, x: 0, y: 0 })
  const mill = company('Mill', 'Valmiera', 'LV')
  const plant = company('Plant', ' valmiera', 'LV')
  const farm = company('Farm', 'Cēsis', 'LV')
  const works = company('Works', 'Tartu', 'EE')
  const flows = {
    // 100 t a month is 1,200 t a year.
    bark: addFlow(doc, edit, {
      from: mill,
      to: plant,
      resource: 'bark',
      quantity: 100,
      unit: 't',
      period: 'month',
      saving: 50_000,
      barriers: ['regulatory', 'economic'],
      regulatoryBarrier: 'waste or not?',
      status: 'negotiation',
    }),
    // 250 kg a day is 0.25 t · 365 = 91.25 t a year.
    ash: addFlow(doc, edit, {
      from: plant,
      to: farm,
      resource: 'ash',
      quantity: 250,
      unit: 'kg',
      period: 'day',
      barriers: ['regulatory'],
    }),
    // 3.6 GJ an hour is 1 MWh · 8,760 = 8,760 MWh a year.
    steam: addFlow(doc, edit, {
      from: plant,
      to: mill,
      resource: 'steam',
      category: 'energy',
      quantity: 3.6,
      unit: 'GJ',
      period: 'hour',
      saving: 120_000,
      barriers: ['economic'],
      status: 'discussion',
    }),
    // 40 m³ a week is 40 · 365/7 = 2,085.714285714 m³ a year.
    water: addFlow(doc, edit, {
      from: mill,
      to: farm,
      resource: 'water',
      category: 'water',
      quantity: 40,
      unit: 'm3',
      period: 'week',
      barriers: ['economic', 'economic'],
    }),
    // Given once: no figure of a year.
    soil: addFlow(doc, edit, {
      from: farm,
      to: works,
      resource: 'soil',
      quantity: 900,
      unit: 't',
      period: 'once',
      saving: 7_000,
      barriers: ['regulatory'],
    }),
    done: addFlow(doc, edit, {
      from: works,
      to: mill,
      resource: 'lime',
      quantity: 10,
      unit: 't',
      period: 'year',
      saving: 1_000,
      barriers: ['regulatory'],
      status: 'completed',
    }),
    lost: addFlow(doc, edit, {
      from: works,
      to: farm,
      resource: 'sand',
      quantity: 5_000,
      unit: 't',
      period: 'year',
      barriers: ['technical'],
      status: 'failed',
    }),
    open: addFlow(doc, edit, { from: mill, to: works, resource: 'pallets' }),
    // A loop is no synergy.
    loop: addFlow(doc, edit, { from: mill, to: mill, resource: 'heat', barriers: ['technical'] }),
  }
  const board = new BoardSnapshot(doc)
  return { doc, board, ledger: new FactLedger(board), companies: { mill, plant, farm, works }, flows }
}

const families = (report: ReturnType<typeof recommend>) =>
  report.families.map(({ family, waiting }) => [family, waiting.synergies])

describe('the recommendations for a region', () => {
  it('count each family over the synergies that wait, the most first', () => {
    const report = recommend(region().ledger.all())
    // Eight flows join different companies. Regulatory: bark, ash, soil. Economic: bark, steam, water. Technical: none waits.
    expect(report.synergies).toBe(8)
    expect(families(report)).toEqual([
      ['economic', 3],
      ['regulatory', 3],
      ['technical', 0],
    ])
  })

  it('put behind each family what waits: t, MWh and m³ apart, and money, with what nobody knows counted', () => {
    const [economic, regulatory, technical] = recommend(region().ledger.all()).families
    // bark 1,200 t; steam 8,760 MWh; water 2,085.714285714 m³. Money: 50,000 + 120,000, water unknown.
    expect(economic!.waiting).toEqual({
      synergies: 3,
      annual: { t: 1_200, MWh: 8_760, m3: 2_085.71428571 },
      withoutAnnual: 0,
      saving: { low: 170_000, high: 170_000 },
      withoutSaving: 1,
    })
    // bark 1,200 + ash 91.25 = 1,291.25 t; soil is given once. Money: 50,000 + 7,000, ash unknown.
    expect(regulatory!.waiting).toEqual({
      synergies: 3,
      annual: { t: 1_291.25, MWh: 0, m3: 0 },
      withoutAnnual: 1,
      saving: { low: 57_000, high: 57_000 },
      withoutSaving: 1,
    })
    // What failed waits no more: its 5,000 t are in no sum.
    expect(technical!.waiting).toMatchObject({ synergies: 0, annual: { t: 0 }, withoutAnnual: 0 })
  })

  it('count a synergy with two barriers once in the whole', () => {
    // bark, ash, steam, water, soil: 1,200 + 91.25 t; 50,000 + 120,000 + 7,000 EUR; ash and water without money, soil without t.
    expect(recommend(region().ledger.all()).waiting).toEqual({
      synergies: 5,
      annual: { t: 1_291.25, MWh: 8_760, m3: 2_085.71428571 },
      withoutAnnual: 1,
      saving: { low: 177_000, high: 177_000 },
      withoutSaving: 2,
    })
  })

  it('count by status, what was overcome and what failed beside what waits', () => {
    const [, regulatory, technical] = recommend(region().ledger.all()).families
    expect(regulatory!.byStatus).toEqual({
      idea: 2,
      discussion: 0,
      negotiation: 1,
      implementation: 0,
      completed: 1,
      failed: 0,
    })
    expect(technical!.byStatus.failed).toBe(1)
    expect(regulatory!.synergies.map(({ name }) => name)).toEqual([
      'bark: Mill → Plant',
      'ash: Plant → Farm',
      'soil: Farm → Works',
      'lime: Works → Mill',
    ])
  })

  it('count by municipality at both ends, however its name is spelled', () => {
    const [, regulatory] = recommend(region().ledger.all()).families
    // bark lies within Valmiera and counts there once; ash joins Valmiera and Cēsis, soil Cēsis and Tartu.
    expect(regulatory!.places).toEqual([
      { municipality: 'Cēsis', country: 'LV', waiting: 2 },
      { municipality: 'Valmiera', country: 'LV', waiting: 2 },
      { municipality: 'Tartu', country: 'EE', waiting: 1 },
    ])
  })

  it('keep to one municipality or one country', () => {
    const { ledger } = region()
    const tartu = recommend(ledger.all(), { municipality: 'TARTU ' })
    // soil waits there; lime was completed and sand failed, pallets have no barrier.
    expect([tartu.synergies, families(tartu)]).toEqual([
      4,
      [
        ['regulatory', 1],
        ['technical', 0],
      ],
    ])
    expect(recommend(ledger.all(), { country: 'lv' }).synergies).toBe(8)
    expect(recommend(ledger.all(), { country: 'EE', municipality: 'Valmiera' }).synergies).toBe(0)
    expect(placesNamed(ledger.all()).map(({ municipality }) => municipality)).toEqual([
      'Tartu',
      'Cēsis',
      'Valmiera',
    ])
  })

  it('are the same in whatever order the synergies come', () => {
    const amount = fc.record({
      quantity: fc.double({ min: 0, max: 1e9, noNaN: true }),
      unit: fc.constantFrom('t', 'MWh', 'm3'),
    })
    const facts = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 4 }),
        name: fc.constantFrom('ash', 'bark'),
        donor: fc.constant('A'),
        receiver: fc.constant('B'),
        status: fc.constantFrom(...statuses),
        families: fc.subarray([...barrierFamilies]),
        notes: fc.constant({}),
        places: fc.tuple(
          ...(['LV', 'EE'] as const).map((country) =>
            fc.record({ country: fc.constant(country), municipality: fc.constantFrom('', 'Tartu', 'tartu') }),
          ),
        ),
        annual: fc.option(amount),
        saving: fc.option(
          fc
            .tuple(
              fc.double({ min: -1e9, max: 1e9, noNaN: true }),
              fc.double({ min: 0, max: 1e9, noNaN: true }),
            )
            .map(([low, more]) => ({ low, high: low + more })),
        ),
        actions: fc.constant([]),
      }),
      { selector: ({ id }) => id, maxLength: 30 },
    ) as fc.Arbitrary<unknown> as fc.Arbitrary<SynergyFacts[]>
    fc.assert(
      fc.property(
        facts.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(recommend(shuffled)).toEqual(recommend(list))
          expect(placesNamed(shuffled)).toEqual(placesNamed(list))
        },
      ),
    )
  })
})

describe('the facts behind them', () => {
  const sync = () => {
    const made = region()
    let told = 0
    made.ledger.follow(() => told++)
    return { ...made, told: () => told, waiting: () => recommend(made.ledger.all()).waiting.synergies }
  }

  it('follow the board', () => {
    const { doc, flows, companies, ledger, waiting } = sync()
    setFields(doc, edit, { collection: 'flows', id: flows.open }, { barriers: ['geographic'] })
    expect(waiting()).toBe(6)
    setFields(doc, edit, { collection: 'flows', id: flows.bark }, { status: 'completed' })
    expect(waiting()).toBe(5)
    setFields(doc, edit, { collection: 'companies', id: companies.works }, { municipality: 'Narva' })
    expect(recommend(ledger.all(), { municipality: 'Narva' }).synergies).toBe(4)
    addAction(doc, edit, { flow: flows.ash, text: 'Ask the authority' })
    const ash = [...ledger.all()].find(({ id }) => id === flows.ash)!
    expect(ash.actions).toMatchObject([{ text: 'Ask the authority' }])
    removeRecords(doc, edit, [{ collection: 'companies', id: companies.farm }])
    // ash, water, soil and sand went with the farm.
    expect([...ledger.all()]).toHaveLength(4)
  })

  it('have the saving that was worked out where none was typed, as soon as the offer says enough', () => {
    const { doc, companies, ledger } = sync()
    setFields(doc, edit, { collection: 'companies', id: companies.works }, { country: 'EE' })
    const offer = addResource(doc, edit, {
      company: companies.works,
      direction: 'offer',
      name: 'Glass cullet',
    })
    const flow = addFlow(doc, edit, {
      from: companies.works,
      to: companies.mill,
      resource: 'Glass cullet',
      offer,
      quantity: 100,
      unit: 't',
      period: 'year',
      distance: 0,
    })
    const saving = () => [...ledger.all()].find(({ id }) => id === flow)!.saving
    expect(saving()).toBeNull()
    setFields(doc, edit, { collection: 'resources', id: offer }, { disposal: 'landfill' })
    // 100 t × 29.84 EUR/t
    expect(saving()).toEqual({ low: 2_984, high: 2_984, typed: false })
    setFields(doc, edit, { collection: 'flows', id: flow }, { saving: 5 })
    expect(saving()).toEqual({ low: 5, high: 5, typed: true })
  })

  it('read again only what a change touched', () => {
    const { doc, flows, companies, ledger, told } = sync()
    const before = new Map([...ledger.all()].map((one) => [one.id, one]))
    setFields(doc, edit, { collection: 'flows', id: flows.ash }, { saving: 9 })
    const renewed = [...ledger.all()].filter((one) => before.get(one.id) !== one)
    expect(renewed.map(({ id }) => id)).toEqual([flows.ash])
    expect(told()).toBe(1)
    // A card that is dragged is none of its business.
    placeRecords(doc, edit, [{ collection: 'companies', id: companies.mill, x: 500, y: 500 }])
    expect(told()).toBe(1)
  })

  it('catch up with what happened while nobody looked', () => {
    const { doc, flows, ledger } = region()
    ledger.follow(() => {})()
    setFields(doc, edit, { collection: 'flows', id: flows.open }, { barriers: ['geographic'] })
    ledger.follow(() => {})
    expect(recommend(ledger.all()).waiting.synergies).toBe(6)
  })
})

describe('every family', () => {
  it.each(barrierFamilies)('%s has a sentence with its source in both languages', (family) => {
    for (const language of ['en', 'ru'] as const) {
      const { text, sources } = measureFor(family, language)
      expect(text.length).toBeGreaterThan(100)
      expect(sources.length).toBeGreaterThan(0)
      if (language === 'ru') for (const one of [text, ...sources]) expect(one).toMatch(/[а-я]/)
    }
  })
})

it('the file has the counts, the notes and what is unknown', async () => {
  const { doc, board, flows } = region()
  addAction(doc, edit, { flow: flows.bark, text: 'Write to the authority', owner: 'Ilze', due: '2026-04-01' })
  const file = await exportBoard('recommendations.json', board, {
    language: 'en',
    boardId: 'b',
    now: new Date('2026-03-01'),
    title: '',
  })
  const parsed = JSON.parse(file!.body as string)
  expect(parsed).toMatchObject({
    board: 'b',
    generatedAt: '2026-03-01T00:00:00.000Z',
    synergies: 8,
    waiting: {
      synergies: 5,
      annual_t: 1_291.25,
      saving_eur_per_year: { low: 177_000, high: 177_000 },
      without_saving: 2,
    },
  })
  const [, regulatory, technical] = parsed.barriers
  expect(regulatory.synergies[0]).toMatchObject({
    synergy: 'bark: Mill → Plant',
    annual_quantity: 1_200,
    note: 'waste or not?',
    actions: [{ text: 'Write to the authority', owner: 'Ilze', due: '2026-04-01', done: false }],
  })
  expect(regulatory.synergies[1].saving_eur_per_year).toBeNull()
  expect(technical.waiting).toMatchObject({ synergies: 0, annual_t: null, saving_eur_per_year: null })
})
