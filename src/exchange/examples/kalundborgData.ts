/**
 * The Kalundborg Symbiosis (Denmark): streams and their first years as described in J. Ehrenfeld and N. Gertler, "Industrial
 * Ecology in Practice", Journal of Industrial Ecology 1(1), 1997, and N. B. Jacobsen, Journal of Industrial Ecology 10(1-2),
 * 2006, with later streams as the symbiosis itself names them. Company names follow common use and change over the years.
 * Quantities are left empty on purpose: the published ones differ by year, and an unknown must stay unknown.
 */
import type { Category, CompanyKind, ExchangeType } from '../../model/records'

export interface ExampleCompany {
  readonly en: string
  readonly ru?: string
  readonly kind: CompanyKind
  readonly municipality: string
  /** Top-left corner, world units: as `layOut` draws this list. */
  readonly x: number
  readonly y: number
}

const company = (
  en: string,
  kind: CompanyKind,
  x: number,
  y: number,
  ru?: string,
  municipality = 'Kalundborg',
) => ({
  en,
  ru,
  kind,
  municipality,
  x,
  y,
})

export const exampleCompanies = {
  lake: company(
    'Lake Tissø (municipal supply)',
    'utility',
    1344,
    720,
    'Озеро Тиссё (городское водоснабжение)',
  ),
  refinery: company('Kalundborg Refinery', 'producer', 1344, 480),
  gyproc: company('Gyproc', 'producer', 1344, 240),
  power: company('Asnæs Power Station', 'utility', 896, 480),
  novo: company('Novo Nordisk', 'producer', 448, 0),
  farms: company('Local farms', 'farm', 0, 0, 'Местные фермы'),
  portland: company('Aalborg Portland', 'producer', 448, 720, undefined, 'Aalborg'),
  city: company('Kalundborg Municipality', 'municipality', 896, 0, 'Муниципалитет Калуннборга'),
  fish: company('Asnæs fish farm', 'farm', 896, 720, 'Рыбоводная ферма Asnæs'),
  kemira: company('Kemira', 'producer', 1792, 480, undefined, 'Fredericia'),
  novozymes: company('Novozymes', 'producer', 448, 480),
  utility: company('Kalundborg Utility', 'utility', 448, 240),
  argo: company('ARGO', 'waste', 1344, 0, undefined, 'Roskilde'),
  bio: company('Kalundborg Bioenergi', 'technology', 0, 240),
} as const satisfies Record<string, ExampleCompany>

type Key = keyof typeof exampleCompanies

export interface ExampleFlow {
  readonly from: Key
  readonly to: Key
  readonly category: Category
  readonly exchange: ExchangeType
  readonly low?: string
  readonly en: string
  readonly ru: string
  readonly notes?: { readonly en: string; readonly ru: string }
}

const flow = (
  from: Key,
  to: Key,
  category: Category,
  exchange: ExchangeType,
  [en, ru]: readonly [string, string],
  notes?: readonly [string, string],
  low?: string,
): ExampleFlow => ({
  from,
  to,
  category,
  exchange,
  low,
  en,
  ru,
  notes: notes && { en: notes[0], ru: notes[1] },
})

const since = (year: number, en = '', ru = ''): readonly [string, string] => [
  `since ${year}${en && `; ${en}`}`,
  `с ${year} года${ru && `; ${ru}`}`,
]
const steam = ['process steam', 'технологический пар'] as const
const sewage = ['process waste water', 'сточные воды производства'] as const
const jointPlant = ['joint treatment plant', 'общие очистные сооружения'] as const
const residues = ['organic residues for biogas', 'органические остатки для биогаза'] as const

export const exampleFlows: readonly ExampleFlow[] = [
  flow(
    'lake',
    'refinery',
    'water',
    'utility-sharing',
    ['surface water', 'поверхностная вода'],
    since(1961, 'surface water instead of scarce groundwater', 'поверхностная вода вместо скудных подземных'),
  ),
  flow(
    'refinery',
    'gyproc',
    'energy',
    'by-product',
    ['excess refinery gas', 'избыточный нефтезаводской газ'],
    since(1972, 'dried plasterboard; later stopped', 'сушил гипсокартон; позже прекращено'),
  ),
  flow('lake', 'power', 'water', 'utility-sharing', ['surface water', 'поверхностная вода'], since(1973)),
  flow(
    'novo',
    'farms',
    'material',
    'by-product',
    ['biosludge for fertiliser', 'биошлам на удобрение'],
    since(1976),
  ),
  flow(
    'power',
    'portland',
    'material',
    'by-product',
    ['fly ash', 'зола-унос'],
    since(1979, 'raw material for cement', 'сырьё для цемента'),
    '10 01 02',
  ),
  flow(
    'power',
    'city',
    'energy',
    'by-product',
    ['district heat', 'тепло для отопления города'],
    since(1981, 'replaced oil burners in homes', 'заменило мазутные горелки в домах'),
  ),
  flow('power', 'novo', 'energy', 'utility-sharing', steam, since(1982)),
  flow('power', 'refinery', 'energy', 'utility-sharing', steam, since(1982)),
  flow(
    'refinery',
    'power',
    'water',
    'by-product',
    ['cooling water as boiler feed water', 'охлаждающая вода для питания котлов'],
    since(1987),
  ),
  flow(
    'novo',
    'farms',
    'material',
    'by-product',
    ['yeast slurry as pig feed', 'дрожжевая суспензия на корм свиньям'],
    since(1989),
  ),
  flow('power', 'fish', 'energy', 'by-product', ['warm sea water', 'тёплая морская вода'], since(1989)),
  flow(
    'refinery',
    'kemira',
    'material',
    'by-product',
    ['molten sulphur', 'расплавленная сера'],
    since(1990, 'raw material for sulphuric acid', 'сырьё для серной кислоты'),
  ),
  flow(
    'refinery',
    'power',
    'water',
    'by-product',
    ['treated waste water', 'очищенные сточные воды'],
    since(1991),
  ),
  flow(
    'refinery',
    'power',
    'energy',
    'by-product',
    ['desulphurised flare gas', 'обессеренный факельный газ'],
    since(1992),
  ),
  flow(
    'power',
    'gyproc',
    'material',
    'by-product',
    ['gypsum from flue-gas desulphurisation', 'гипс от сероочистки дымовых газов'],
    since(1993, 'replaced imported natural gypsum', 'заменил привозной природный гипс'),
    '10 01 05',
  ),
  flow(
    'novozymes',
    'farms',
    'material',
    'by-product',
    ['NovoGro fertiliser from enzyme production', 'удобрение NovoGro от производства ферментов'],
    ['spent biomass spread on fields', 'отработанная биомасса вносится на поля'],
  ),
  flow('novo', 'utility', 'water', 'utility-sharing', sewage, jointPlant),
  flow('novozymes', 'utility', 'water', 'utility-sharing', sewage, jointPlant),
  flow(
    'utility',
    'city',
    'energy',
    'by-product',
    ['heat from treated waste water', 'тепло очищенных сточных вод'],
    ['heat pump on the outlet', 'тепловой насос на выпуске'],
  ),
  flow(
    'city',
    'argo',
    'material',
    'service-sharing',
    ['household and trade waste for sorting', 'бытовые и торговые отходы на сортировку'],
    undefined,
    '20 03 01',
  ),
  flow(
    'argo',
    'gyproc',
    'material',
    'by-product',
    ['gypsum recovered from building waste', 'гипс из строительных отходов'],
    undefined,
    '17 08 02',
  ),
  flow('power', 'novozymes', 'energy', 'utility-sharing', steam),
  flow('novo', 'bio', 'material', 'by-product', residues),
  flow('novozymes', 'bio', 'material', 'by-product', residues),
  flow(
    'bio',
    'farms',
    'material',
    'by-product',
    ['digestate as fertiliser', 'дигестат как удобрение'],
    undefined,
    '19 06 06',
  ),
]

export const exampleTexts = {
  en: {
    title: 'Kalundborg Symbiosis',
    region: 'Kalundborg, Denmark',
    description:
      'The Kalundborg Symbiosis (Denmark): streams and their first years as described in J. Ehrenfeld and N. Gertler, “Industrial Ecology in Practice”, Journal of Industrial Ecology 1(1), 1997, and N. B. Jacobsen, Journal of Industrial Ecology 10(1-2), 2006, with later streams as the symbiosis itself names them. Company names follow common use and change over the years. Quantities are left empty on purpose: the published ones differ by year, and an unknown must stay unknown. For teaching, not for decisions.',
  },
  ru: {
    title: 'Симбиоз Калуннборга',
    region: 'Калуннборг, Дания',
    description:
      'Симбиоз Калуннборга (Дания): потоки и годы их начала — по статьям J. Ehrenfeld, N. Gertler, “Industrial Ecology in Practice”, Journal of Industrial Ecology 1(1), 1997, и N. B. Jacobsen, Journal of Industrial Ecology 10(1-2), 2006; более поздние потоки — как их называет сам симбиоз. Названия компаний привычные, с годами они менялись. Количества намеренно не указаны: опубликованные цифры расходятся по годам, а неизвестное должно оставаться неизвестным. Для обучения, не для решений.',
  },
} as const
