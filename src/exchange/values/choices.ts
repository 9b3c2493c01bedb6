/** Words of a list (status, category, kind, barrier, yes and no) by key, by either language's word, or by a synonym. */
import {
  barrierFamilies,
  categories,
  companyKinds,
  exchangeTypes,
  statuses,
  type BarrierFamily,
  type Category,
  type CompanyKind,
  type ExchangeType,
  type Status,
} from '../../model/records'
import { languages, words, type Language } from '../../model/words'
import { headingKey } from '../headers'
import type { Cell } from '../table'

type Reader<T extends string> = (text: string) => T | null

/** A reader that knows the keys, their words in every language, and synonyms written `a|b|c`. */
function reader<T extends string>(
  keys: readonly T[],
  wordOf: (key: T, language: Language) => string,
  synonyms: Readonly<Record<T, string>>,
): Reader<T> {
  const map = new Map<string, T>()
  for (const key of keys) for (const word of synonyms[key].split('|')) map.set(headingKey(word), key)
  for (const key of keys)
    for (const word of [key, ...languages.map((language) => wordOf(key, language))])
      map.set(headingKey(word), key)
  return (text) => map.get(headingKey(text)) ?? null
}

export const readStatus: Reader<Status> = reader(statuses, (key, lang) => words[lang].statuses[key], {
  idea: 'new|proposed|potential|lead|planned|новая|предложение|потенциал|замысел',
  discussion: 'discussing|in discussion|talks|exploring|обсуждается|в обсуждении|диалог',
  negotiation: 'negotiating|in negotiation|negotiations|contracting|ведутся переговоры|согласование|договор',
  implementation:
    'implementing|in implementation|under construction|in progress|ongoing|pilot|реализация|внедряется|в работе|строится|пилот',
  completed:
    'complete|done|active|operational|operating|running|existing|in operation|действует|завершено|завершен|выполнено|реализовано|работает',
  failed:
    'stopped|cancelled|canceled|rejected|abandoned|closed|lost|отменено|отказ|провал|закрыто|прекращено|не состоялась',
})

export const readCategory: Reader<Category> = reader(categories, (key, lang) => words[lang].categories[key], {
  material: 'materials|waste|by product|raw material|сырье|отход|отходы|материалы|вещество',
  energy: 'heat|steam|electricity|power|fuel|gas|тепло|пар|электроэнергия|топливо|газ|энергетика',
  water: 'wastewater|waste water|cooling water|сточные воды|стоки|водные ресурсы',
  logistics: 'transport|transportation|storage|логистика|перевозка|перевозки|транспорт|склад',
  capacity: 'capacities|equipment|space|мощность|оборудование|площади',
  expertise: 'knowledge|knowhow|know how|skills|services|знания|опыт|компетенции|экспертиза',
})

export const readExchange: Reader<ExchangeType> = reader(
  exchangeTypes,
  (key, lang) => words[lang].exchanges[key],
  {
    'by-product':
      'byproduct|by product exchange|byproduct exchange|waste exchange|обмен побочными продуктами|побочные продукты',
    'utility-sharing':
      'utilities|utility|shared utilities|infrastructure sharing|совместная инфраструктура|инфраструктура',
    'service-sharing': 'services|service|shared services|joint services|совместные услуги|услуги',
  },
)

export const readKind: Reader<CompanyKind> = reader(companyKinds, (key, lang) => words[lang].kinds[key], {
  producer:
    'manufacturer|industry|industrial|factory|plant|company|производство|завод|фабрика|промышленность|предприятие|компания',
  utility:
    'utilities|energy company|power plant|water utility|heat supplier|водоканал|энергетика|теплосеть|коммунальная служба',
  waste:
    'waste company|waste management|recycler|recycling|waste treatment|утилизация|переработка|переработчик|отходы',
  farm: 'farmer|agriculture|agricultural|farming|ферма|фермер|хозяйство|агро',
  municipality: 'city|town|local government|authority|government|public|администрация|власть|город|мэрия',
  research: 'university|institute|science|academia|education|r d|университет|институт|наука|вуз',
  technology: 'technology provider|tech|process|conversion|установка|технологии',
  other: 'others|misc|association|ngo|прочее|иное|прочие|ассоциация',
})

export const readBarrier: Reader<BarrierFamily> = reader(
  barrierFamilies,
  (key, lang) => words[lang].barriers[key],
  {
    technical: 'technology|technological|техника|технологический|технические',
    economic: 'economical|financial|cost|costs|money|финансовый|экономика|финансовые|экономические|стоимость',
    regulatory:
      'legal|law|regulation|permit|permits|законодательный|регуляторный|нормативный|юридический|правовые',
    informational: 'information|data|knowledge|информация|информационные|данные',
    organisational: 'organizational|organisation|organization|management|организация|организационные',
    geographic: 'geographical|distance|location|logistics|расстояние|география|географические|логистика',
  },
)

const yes = new Set([
  'yes',
  'y',
  'true',
  '1',
  'x',
  'да',
  'д',
  'истина',
  'jah',
  'ja',
  'jā',
  'haz',
  'hazardous',
  'опасный',
  '+',
])
const no = new Set([
  'no',
  'n',
  'false',
  '0',
  'нет',
  'н',
  'ложь',
  'ei',
  'nein',
  'nē',
  '-',
  'non hazardous',
  'не опасный',
  'неопасный',
])

/** Yes or no in any of the languages, or null when it is neither. */
export function readFlag(cell: Cell): boolean | null {
  if (typeof cell === 'boolean' || cell === null) return cell
  const text = String(cell).trim().toLowerCase()
  return yes.has(text) ? true : no.has(text) ? false : null
}

/** The items of a cell that lists several: parted by semicolons, line ends, or bars. */
export function listItems(text: string): string[] {
  return text
    .split(/[;\n\r|]+/)
    .map((item) => item.trim())
    .filter(Boolean)
}
