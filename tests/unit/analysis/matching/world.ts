/** A few resources that are known, and boards to match on. */
import * as Y from 'yjs'
import { BoardMatches } from '../../../../src/analysis/matching/boardMatches'
import { knowledgeOf } from '../../../../src/analysis/matching/preparing'
import type { Concept, Use } from '../../../../src/analysis/knowledge/knowledge'
import { addCompany, addResource } from '../../../../src/model/commands'
import { BoardSnapshot } from '../../../../src/model/snapshot'
import type { Company, Resource } from '../../../../src/model/records'
import { edit } from '../../model/board'

const material = { category: 'material' } as const
const energy = { category: 'energy' } as const

export const concepts: readonly Concept[] = [
  { id: 'ash', en: ['ash'], ru: ['зола'], ...material },
  {
    id: 'fly-ash',
    en: ['fly ash', 'PFA', 'pulverised fuel ash'],
    ru: ['зола-унос', 'летучая зола'],
    ...material,
    kindOf: ['ash'],
    low: ['10 01 02'],
    has: ['35.11'],
    traits: ['low-value'],
  },
  { id: 'bottom-ash', en: ['bottom ash'], ru: ['котельный шлак'], ...material, kindOf: ['ash'] },
  { id: 'cement', en: ['cement'], ru: ['цемент'], ...material },
  {
    id: 'wool',
    en: ["sheep's wool", 'wool'],
    ru: ['овечья шерсть', 'шерсть'],
    ...material,
    not: ['wood', 'steel'],
  },
  {
    id: 'wood-wool',
    en: ['wood wool', 'excelsior'],
    ru: ['древесная шерсть', 'древесная вата'],
    ...material,
  },
  { id: 'mineral-wool', en: ['mineral wool'], ru: ['минеральная вата', 'минвата'], ...material },
  {
    id: 'cork-dust',
    en: ['cork dust', 'cork powder'],
    ru: ['пробковая пыль', 'пробковая крошка'],
    ...material,
  },
  { id: 'expanded-clay', en: ['expanded clay', 'LECA'], ru: ['керамзит'], ...material },
  {
    id: 'roof-slate',
    en: ['roof slate', 'slate'],
    ru: ['кровельный сланец'],
    ...material,
    not: ['school', 'writing'],
  },
  { id: 'sawdust', en: ['sawdust'], ru: ['опилки', 'древесные опилки'], ...material },
  { id: 'whey', en: ['whey', 'cheese whey'], ru: ['молочная сыворотка', 'сыворотка'], ...material },
  {
    id: 'pickling-acid',
    en: ['spent pickling acid'],
    ru: ['отработанный травильный раствор'],
    ...material,
    traits: ['hazardous'],
  },
  {
    id: 'warm-water',
    en: ['warm water', 'cooling water'],
    ru: ['тёплая вода', 'охлаждающая вода'],
    ...energy,
    traits: ['low-temperature'],
  },
  { id: 'bark', en: ['bark'], ru: ['кора'], ...material },
  { id: 'straw', en: ['straw'], ru: ['солома'], ...material },
  { id: 'pallet', en: ['pallets'], ru: ['поддоны', 'паллеты'], ...material },
  { id: 'transport', en: ['transport', 'haulage'], ru: ['перевозка'], category: 'logistics' },
  { id: 'steam', en: ['steam'], ru: ['пар'], ...energy },
  { id: 'consulting', en: ['energy audit'], ru: ['энергоаудит'], category: 'expertise' },
]

export const uses: readonly Use[] = [
  {
    id: 'fly-ash-in-cement',
    of: ['fly-ash'],
    en: ['mineral addition to cement', 'pozzolanic additive'],
    ru: ['минеральная добавка в цемент', 'пуццолановая добавка'],
    replaces: ['cement'],
    receivers: ['23.51'],
    strength: 1,
    conditions: [{ en: 'Loss on ignition within EN 450-1.', ru: 'Потери при прокаливании по EN 450-1.' }],
    spoiledBy: ['wet'],
    places: [{ where: 'Kalundborg, Denmark', source: 'Ehrenfeld and Gertler 1997', checked: 'recalled' }],
  },
  {
    id: 'wool-as-insulation',
    of: ['wool'],
    en: ['natural fibre for acoustic panels', 'sound insulation fibre'],
    ru: ['натуральное волокно для звукоизоляции', 'наполнитель для акустических панелей'],
    replaces: ['mineral-wool'],
    strength: 0.8,
  },
  {
    id: 'cork-as-filler',
    of: ['cork-dust'],
    en: ['light filler in screed'],
    ru: ['лёгкий наполнитель для стяжки'],
    replaces: ['expanded-clay'],
    strength: 0.6,
    places: [{ where: 'Évora, Portugal', source: 'A survey of exchanges', checked: 'recalled' }],
  },
  {
    id: 'whey-as-feed',
    of: ['whey'],
    en: ['liquid feed for pigs'],
    ru: ['жидкий корм для свиней'],
    strength: 1,
  },
  {
    id: 'biomass-as-fuel',
    of: ['sawdust', 'bark', 'straw', 'cork-dust', 'wool', 'wood-wool', 'whey', 'pallet'],
    en: ['fuel for boiler house'],
    ru: ['топливо для котельной'],
    strength: 0.8,
  },
  {
    id: 'sawdust-for-smoking',
    of: ['sawdust'],
    en: ['wood for smokehouse'],
    ru: ['древесина для коптильни'],
    strength: 0.8,
  },
  {
    id: 'ash-on-fields',
    of: ['fly-ash'],
    en: ['ash for liming acid soils'],
    ru: ['зола для известкования кислых почв'],
    strength: 0.8,
  },
  {
    id: 'warm-water-for-heating',
    of: ['warm-water', 'steam'],
    en: ['heat for greenhouse'],
    ru: ['тепло для теплицы'],
    strength: 1,
  },
]

export const knowledge = knowledgeOf(concepts, uses)

type Told = string | Partial<Resource>

/** A board with an offer and needs, each of a company of its own. */
export class Market {
  readonly doc = new Y.Doc()
  readonly board = new BoardSnapshot(this.doc)
  readonly matches = new BoardMatches(this.board, knowledge)
  private count = 0

  offer(told: Told, company: Partial<Company> = {}): string {
    return this.put('offer', told, company)
  }

  need(told: Told, company: Partial<Company> = {}): string {
    return this.put('need', told, company)
  }

  /** The matches of a resource, after all has been read. */
  of(id: string) {
    this.matches.work()
    return this.matches.of(id)
  }

  private put(direction: 'offer' | 'need', told: Told, company: Partial<Company>): string {
    const values = typeof told === 'string' ? { name: told } : told
    const number = ++this.count
    const owner =
      values.company ?? addCompany(this.doc, edit, { name: `Company ${number}`, x: 0, y: 0, ...company })
    const id = `${direction}-${String(number).padStart(3, '0')}`
    return addResource(this.doc, edit, { id, direction, name: '', ...values, company: owner })
  }
}

/** How well one offer answers one need, 0 where it is not suggested. */
export function scoreOf(offer: Told, need: Told): number {
  return matchOf(offer, need)?.score ?? 0
}

export function matchOf(
  offer: Told,
  need: Told,
  donor: Partial<Company> = {},
  receiver: Partial<Company> = {},
) {
  const market = new Market()
  const id = market.offer(offer, donor)
  market.need(need, receiver)
  return market.of(id)[0]
}
