/** Which column of a file is which: headings in any case, order, spacing and punctuation, with synonyms in two languages. */
import { synergyColumns, type SynergyColumn } from '../model/synergies'
import { languages, words } from '../model/words'
import type { Cell } from './table'
import { readHeadingMeasure, readMeasure } from './values/amounts'

/** Columns of a list of companies. `offers` and `needs` hold several items a cell. */
export const companyColumns = [
  'name',
  'kind',
  'nace',
  'size',
  'country',
  'municipality',
  'lat',
  'lon',
  'website',
  'colour',
  'notes',
  'offers',
  'needs',
] as const
export type CompanyColumn = (typeof companyColumns)[number]

/** Without these a list of flows says nothing. */
export const neededFlowColumns = ['donor', 'receiver', 'resource'] as const satisfies readonly SynergyColumn[]

const flowSynonyms: Partial<Record<SynergyColumn, string>> = {
  id: 'identifier|flow id|идентификатор|код потока',
  synergy: 'synergy name|название синергии',
  status: 'stage|state|phase|стадия|этап|состояние',
  exchange: 'exchange|type of exchange|synergy type|type of synergy|вид обмена|тип синергии',
  donor:
    'from|supplier|provider|giver|source company|sender|seller|producer|generator|donor company|from company|who|who gives|offered by|' +
    'отдает|поставщик|кто|кто отдает|от кого|откуда|источник ресурса|отправитель|продавец|производитель|образователь|компания донор|предприятие донор|донор ресурса',
  donor_nace:
    'donor nace|donor activity|donor sector|оквэд донора|nace донора|деятельность донора|отрасль донора',
  donor_municipality:
    'donor city|donor town|donor location|donor place|город донора|населенный пункт донора|место донора|район донора',
  donor_country: 'страна поставщика|supplier country|from country',
  receiver:
    'to|customer|consumer|recipient|taker|user|buyer|client|receiving company|receiver company|to company|who takes|needed by|sink|' +
    'получает|принимает|потребитель|покупатель|кому|кто получает|кто принимает|куда|клиент|реципиент|компания получатель|предприятие получатель|приемщик',
  receiver_nace:
    'receiver nace|receiver activity|receiver sector|оквэд получателя|nace получателя|деятельность получателя|отрасль получателя',
  receiver_municipality:
    'receiver city|receiver town|receiver location|receiver place|город получателя|населенный пункт получателя|место получателя|район получателя',
  receiver_country: 'страна потребителя|customer country|to country',
  resource:
    'material|waste|by product|byproduct|stream|flow|resource name|material stream|waste stream|substance|product|item|what|' +
    'отход|отходы|сырье|материал|побочный продукт|поток|что|наименование ресурса|название ресурса|наименование отхода|вид отхода|продукт',
  category: 'resource category|resource type|type of resource|вид ресурса|тип ресурса|категория ресурса',
  low_code:
    'low|ewc|ewc code|low code|list of waste|list of waste code|lowcode|waste code|european waste code|eural|код отхода|код low|код ewc|европейский код отхода|код по ewc|код по low|код ewc отхода|код отхода ewc',
  hazardous: 'hazard|is hazardous|dangerous|опасность|опасный отход|опасные',
  quantity:
    'amount|qty|volume|amount generated|объем образования|количество образования|масса образования|quantities|tonnage|mass|кол во|колво|объем|объемы|масса|величина|к во',
  unit: 'units|uom|unit of measure|measure|measurement unit|ед|ед изм|ед измерения|единица измерения|единицы|единицы измерения|размерность',
  period: 'per|frequency|periodicity|time period|interval|периодичность|частота|за период|за какой период',
  annual_quantity:
    'annual amount|annual quantity|yearly quantity|quantity per year|annual volume|годовой объем|годовое количество|объем в год',
  annual_unit: 'yearly unit|unit per year|единица в год',
  distance_km:
    'distance|distance km|км|km|расстояние|расстояние км|плечо перевозки|distance stated km|указанное расстояние км',
  co2e_avoided_t_per_year:
    'co2e|co2|co2e avoided|co2 avoided|co2 saved t|co2e t a|снижение co2 т|снижение выбросов co2 т в год|co2 экв',
  landfill_diverted_t_per_year:
    'landfill diverted|landfill diverted t|diverted from landfill t|не на свалку т',
  virgin_saved_t_per_year: 'virgin saved|virgin material saved|virgin saved t|экономия первичного сырья т',
  water_saved_m3_per_year: 'water saved|water saved m3|экономия воды м3',
  saving_eur_per_year:
    'saving|savings|saving eur|savings eur|saving eur a|экономия|экономия евро|экономия евро в год',
  confidence: 'certainty|confidence level|достоверность|надежность данных',
  barriers: 'barrier|obstacles|препятствия|барьер|преграды',
  next_action:
    'action|next step|next steps|to do|todo|следующий шаг|действие|что сделать|дальнейшие действия',
  action_owner: 'owner|responsible|responsible person|ответственное лицо|кто отвечает|исполнитель',
  action_due: 'due|due date|deadline|action deadline|срок действия|срок исполнения|крайний срок|дата',
  votes: 'vote|голосов|число голосов',
  source: 'reference|data source|source of data|источник данных|источник сведений|ссылка',
  created_at: 'created at|date created|дата создания',
  updated_at: 'updated|updated at|modified|last changed|changed at|обновлено|дата изменения',
  notes:
    'note|comment|comments|remark|remarks|description|примечание|комментарий|комментарии|заметки|описание',
}

const companySynonyms: Record<CompanyColumn, string> = {
  name: 'company|company name|organisation|organization|organisation name|organization name|enterprise|firm|business|participant|компания|название компании|организация|название организации|наименование организации|наименование|предприятие|наименование предприятия|фирма|участник',
  kind: 'type|company type|organisation type|type of company|role|тип|тип компании|вид компании|тип организации|роль',
  nace: 'оквэд|код оквэд|оквэд 2|код по оквэд|nace code|nace rev 2|activity|activity code|sector|industry|nace activity|деятельность|вид деятельности|код nace|отрасль|сфера',
  size: 'employees|number of employees|staff|headcount|company size|сотрудники|число сотрудников|количество сотрудников|численность|размер компании',
  country: 'country code|state|страна',
  municipality:
    'city|town|location|place|region|district|commune|город|населенный пункт|место|местоположение|район|регион|округ',
  lat: 'lat|y|северная широта|широта',
  lon: 'lon|lng|long|x|восточная долгота|долгота',
  website: 'web|url|site|homepage|www|web site|веб сайт|интернет',
  colour: 'color|цвет карточки',
  notes: 'note|comment|comments|remarks|description|примечание|комментарий|описание|заметки',
  offers:
    'offer|have|has|haves|outputs|output|waste|wastes|by products|surplus|resources offered|что отдает|предлагает|предложения|предложение|отдает|отходы|побочные продукты|излишки|есть|выходы',
  needs:
    'need|want|wants|inputs|input|requires|resources needed|looking for|demand|ищет|нужно|нужды|потребности|потребность|что нужно|требуется|сырье|спрос|входы',
}

/** Headings compare without case, accents of ё, punctuation and repeated spaces. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

interface Dictionary<C extends string> {
  /** Our own names and headings, which win over synonyms. */
  readonly own: ReadonlyMap<string, C>
  readonly synonyms: ReadonlyMap<string, C>
}

function dictionary<C extends string>(
  columns: readonly C[],
  headings: (column: C) => readonly string[],
  synonyms: Partial<Record<C, string>>,
): Dictionary<C> {
  const own = new Map<string, C>()
  const other = new Map<string, C>()
  for (const column of columns) {
    for (const heading of [column, ...headings(column)]) own.set(headingKey(heading), column)
    for (const word of synonyms[column]?.split('|') ?? []) other.set(headingKey(word), column)
  }
  return { own, synonyms: other }
}

const flowDictionary = dictionary(
  synergyColumns,
  (column) => languages.map((language) => words[language].columns[column]),
  flowSynonyms,
)
const companyDictionary = dictionary(
  companyColumns,
  (column) =>
    column === 'offers' || column === 'needs'
      ? []
      : languages.map((language) => words[language].fields[column]),
  companySynonyms,
)

const mass = /^(?:t|tonnes?|tons?|т|тонн)(?:$|[\s/])/iu
/** Yearly figures have their unit in their name; a heading may repeat it, and one that says another is another column. */
const fixedUnit: Readonly<Record<string, RegExp>> = {
  co2e_avoided_t_per_year: mass,
  landfill_diverted_t_per_year: mass,
  virgin_saved_t_per_year: mass,
  water_saved_m3_per_year: /^(?:m3|m³|м3|м³)(?:$|[\s/])/iu,
  saving_eur_per_year: /^(?:eur|euros?|€|евро)(?:$|[\s/])/iu,
}

/** Columns whose heading may carry more in brackets or after a comma: "Quantity (t/year)", "Donor / supplier". */
const extendable = new Set<string>([
  ...['donor', 'receiver', 'resource', 'quantity', 'annual_quantity', 'low_code'],
  ...['status', 'notes', 'period', 'unit'],
  ...companyColumns,
])

/** Where a table's heading row is and what its columns are. */
export interface HeaderPlace {
  /** Index of the heading row among the rows given. */
  readonly index: number
  readonly kind: 'flows' | 'companies'
  /** How many headings are understood. */
  readonly known: number
  /** Column index -> what it holds; columns that are not understood are absent. */
  readonly columns: ReadonlyMap<number, SynergyColumn | CompanyColumn>
  /** What a heading says about its column: "t/year" of "Quantity (t/year)". */
  readonly suffixes: ReadonlyMap<number, string>
}

/** How far down a heading row is looked for, below titles and dates. */
const deepest = 30

/**
 * Finds the heading row: the one with the most headings that are understood, the upper one of equals.
 * @returns null when no row names a company, or a donor and a receiver.
 */
export function findHeader(rows: readonly { readonly cells: readonly Cell[] }[]): HeaderPlace | null {
  let best: HeaderPlace | null = null
  rows.slice(0, deepest).forEach(({ cells }, index) => {
    for (const kind of ['flows', 'companies'] as const) {
      const matched = match<SynergyColumn | CompanyColumn>(
        cells,
        kind === 'flows' ? flowDictionary : companyDictionary,
      )
      const found = new Set(matched.columns.values())
      const ends = neededFlowColumns.filter((column) => found.has(column)).length
      if (kind === 'flows' ? ends < 2 : !found.has('name')) continue
      // "Company: Mill Ltd" on a cover is no heading.
      if (found.size === 1 && cells.some((cell) => typeof cell === 'string' && /:\s*\S/.test(cell))) continue
      if (!best || found.size > best.known) best = { index, kind, known: found.size, ...matched }
    }
  })
  return best
}

function match<C extends string>(cells: readonly Cell[], { own, synonyms }: Dictionary<C>) {
  const columns = new Map<number, C>()
  const suffixes = new Map<number, string>()
  const taken = new Set<C>()
  const take = (index: number, column: C | undefined): boolean => {
    if (column === undefined || columns.has(index) || taken.has(column)) return false
    columns.set(index, column)
    taken.add(column)
    return true
  }
  const headings = cells.map((cell) => (typeof cell === 'string' ? cell : ''))
  headings.forEach((heading, index) => take(index, own.get(headingKey(heading))))
  headings.forEach((heading, index) => take(index, synonyms.get(headingKey(heading))))
  headings.forEach((heading, index) => {
    const [, base, suffix] = /^([^,([/:;]+)[,([/:;](.*)$/s.exec(heading) ?? []
    if (base === undefined || suffix === undefined) return
    // The Russian federal catalogue has codes of its own, which are no List of Waste codes.
    if (/фкко|fkko/i.test(heading)) return
    const column = own.get(headingKey(base)) ?? synonyms.get(headingKey(base))
    const said = suffix.replace(/[)\]]/g, '').trim()
    if (column && fixedUnit[column]?.test(said)) take(index, column)
    else if (column && extendable.has(column) && take(index, column)) suffixes.set(index, said)
  })
  headings.forEach((heading, index) => {
    const measured = splitMeasure(
      heading,
      (base) => own.get(headingKey(base)) ?? synonyms.get(headingKey(base)),
    )
    if (measured && take(index, measured.column)) suffixes.set(index, measured.measure)
  })
  return { columns, suffixes }
}

/** "Quantity t/year", "Quantity in t", "Amount per year (t)" and "Tonnes per year": an amount, and what it is measured in. */
function splitMeasure<C extends string>(
  heading: string,
  columnOf: (base: string) => C | undefined,
): { column: C; measure: string } | null {
  for (const { index } of heading.matchAll(/(?<=\S)\s+(?=\S)/g)) {
    const column = columnOf(heading.slice(0, index))
    const measure = heading.slice(index).trim()
    if ((column === 'quantity' || column === 'annual_quantity') && readHeadingMeasure(measure))
      return { column, measure }
  }
  const quantity = columnOf('quantity')
  return quantity === 'quantity' && readMeasure(heading)?.period
    ? { column: quantity, measure: heading }
    : null
}
