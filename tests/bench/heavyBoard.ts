/** Large, lifelike boards from a seed: for tests, benchmarks and for looking at. */
import * as Y from 'yjs'
import { addCompany, addFlow, addFrame, addNote, addResource, setMeta } from '../../src/model/commands/create'
import { Edit, together } from '../../src/model/edit'
import { companyKinds, statuses, type Category, type Period, type Unit } from '../../src/model/records'

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const places = [
  'Kalundborg',
  'Tissø',
  'Asnæs',
  'Svebølle',
  'Выборг',
  'Narva',
  'Kohtla-Järve',
  'Rīga',
  'Kotka',
  'Сланцы',
]
const trades = [
  'Power Station',
  'Refinery',
  'Gypsum Works',
  'Enzyme Plant',
  'Insulin Works',
  'Water Utility',
  'District Heating',
  'Fish Farm',
  'Soil Remediation',
  'Cement Works',
  'Biogas',
  'Greenhouses',
  'Dairy',
  'Brewery',
  'Sawmill',
  'Recycling Centre',
  'Foundry',
  'Paper Mill',
  'Бетонный завод',
  'Молочный комбинат',
  'Тепличный комбинат',
  'Водоканал',
  'Лесопилка',
  'Municipality',
  'University of Applied Sciences',
  'Harbour',
  'Logistics and Cold Storage',
]
const forms = ['A/S', 'OÜ', 'SIA', 'Oy', 'ООО', '', '', '']
const resources: readonly [string, Category, Unit, number][] = [
  ['fly ash', 'material', 't', 30_000],
  ['gypsum', 'material', 't', 150_000],
  ['biomass', 'material', 't', 20_000],
  ['yeast slurry', 'material', 'm3', 42_500],
  ['sulphur fertiliser', 'material', 't', 20_000],
  ['sludge', 'material', 'kg', 2_500],
  ['опилки', 'material', 't', 800],
  ['зола-унос', 'material', 't', 12_000],
  ['овечья шерсть немытая', 'material', 'kg', 300],
  ['process steam', 'energy', 'MWh', 140_000],
  ['excess refinery gas', 'energy', 'GJ', 90_000],
  ['waste heat', 'energy', 'MWh', 22_500],
  ['тепло сточных вод', 'energy', 'MWh', 4_000],
  ['surface water', 'water', 'm3', 480_000],
  ['cooling water', 'water', 'm3', 700_000],
  ['treated wastewater', 'water', 'm3', 9_000],
  ['return trucks to the harbour', 'logistics', 'pcs', 12],
  ['cold store', 'capacity', 'm3', 400],
  ['laboratory hours', 'capacity', 'h', 60],
  ['advice on permits', 'expertise', 'h', 20],
]
const periods: readonly Period[] = ['year', 'year', 'year', 'month', 'week', 'day', 'once']
const said = [
  'Who pays for the pipe?',
  'Ask the harbour\nabout storage in winter',
  'Нужен анализ золы',
  'Permit until 2027!',
  'Meet again in May',
]

/**
 * A board of `companies` companies and twice as many flows, most of them between neighbours, with offers and needs,
 * a frame a cluster, a few notes, and here and there a field that raises a question.
 * @param companies how many; cards stand in clusters of about 40 and do not overlap.
 */
export function heavyBoard(companies: number, seed: number): Y.Doc {
  const doc = new Y.Doc()
  const edit = new Edit('Anna')
  const random = seeded(seed)
  const below = (n: number) => Math.floor(random() * n)
  const one = <T>(of: readonly T[]): T => of[below(of.length)]!
  const stamp = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString()
  together(doc, edit, () => {
    setMeta(doc, edit, { title: `Heavy board ${companies}`, language: 'en' })
    const clusters = Math.ceil(companies / 40)
    const columns = Math.ceil(Math.sqrt(clusters))
    const ids: string[] = []
    for (let cluster = 0; cluster < clusters; cluster++) {
      const left = (cluster % columns) * 3_200
      const top = Math.floor(cluster / columns) * 2_000
      addFrame(doc, edit, {
        id: `frame-${cluster}`,
        title: `${one(places)} industrial park ${cluster + 1}`,
        x: left - 60,
        y: top - 60,
        w: 2_900,
        h: 1_700,
        colour: one(['blue', 'green', 'violet', 'grey', 'orange']),
      })
      const size = Math.min(40, companies - cluster * 40)
      for (let at = 0; at < size; at++) {
        const id = `company-${ids.length}`
        const x = left + (at % 7) * 400 + below(120)
        const y = top + Math.floor(at / 7) * 270 + below(100)
        addCompany(doc, edit, {
          id,
          x,
          y,
          name: [one(places), one(trades), one(forms)].filter(Boolean).join(' '),
          kind: one(companyKinds),
          nace: one(['10.51', '35.11', '23.62', '38.21', '01.25']),
          municipality: one(places),
          country: one(['DK', 'EE', 'LV', 'FI', 'RU']),
          locked: random() < 0.03 || undefined,
          createdAt: stamp(ids.length),
          ...(random() < 0.05 && { lat: 999 }),
        })
        for (let n = below(4); n > 0; n--) {
          const [name, category, unit, most] = one(resources)
          addResource(doc, edit, {
            id: `resource-${ids.length}-${n}`,
            company: id,
            name,
            category,
            unit,
            direction: one(['offer', 'need']),
            quantity: 1 + below(most),
            period: one(periods),
          })
        }
        ids.push(id)
      }
      if (random() < 0.7)
        addNote(doc, edit, {
          id: `note-${cluster}`,
          x: left + 2_760,
          y: top + below(1_200),
          text: one(said),
          colour: one(['yellow', 'pink', 'blue', 'green']),
        })
    }
    for (let at = 0; at < companies * 2; at++) {
      const from = below(companies)
      const near = random() < 0.92
      const to = near
        ? Math.min(companies - 1, Math.max(0, from + one([-8, -7, -6, -1, 1, 6, 7, 8])))
        : below(companies)
      const [resource, category, unit, most] = one(resources)
      addFlow(doc, edit, {
        id: `flow-${at}`,
        from: ids[from]!,
        to: ids[to === from ? (from + 1) % companies : to]!,
        resource,
        category,
        unit,
        status: one(statuses),
        createdAt: stamp(at),
        ...(random() < 0.7 && { quantity: Math.ceil(most * random() ** 3), period: one(periods) }),
      })
    }
  })
  return doc
}
