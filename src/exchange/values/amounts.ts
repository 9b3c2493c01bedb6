/** Units and periods in both languages, also inside one cell: "2 500 кг/сут". */
import type { Period, Unit } from '../../model/records'
import { languages, words } from '../../model/words'
import { readNumber, type DecimalMark } from './numbers'

interface UnitReading {
  readonly unit: Unit
  /** Exact factor to that unit: 1,000 for kt. */
  readonly factor: number
}

// Only units with an exact decimal factor are converted; a gigacalorie or a short ton stays as typed.
const unitSynonyms: Readonly<Record<Unit, string>> = {
  t: 't ton tons tonne tonnes mt metricton metrictons metrictonne metrictonnes т тн тонн тонна тонны tonni tonnas to',
  kg: 'kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes кг килограмм килограмма килограммов',
  m3: 'm3 m^3 cbm cubicmetre cubicmetres cubicmeter cubicmeters cum м3 м^3 кубм кубометр кубометра кубометров кубометры кубическийметр кубическихметров куб',
  l: 'l ltr litre litres liter liters dm3 л литр литра литров дм3',
  MWh: 'mwh mw*h megawatthour megawatthours мвтч мвт*ч мвтчас мвтчасов мвт*час мегаваттчас мегаваттчасов',
  kWh: 'kwh kw*h kilowatthour kilowatthours квтч квт*ч квтчас квтчасов квт*час киловаттчас киловаттчасов',
  GJ: 'gj gigajoule gigajoules гдж гигаджоуль гигаджоулей гигаджоуля',
  pcs: 'pcs pc piece pieces item items шт штук штука штуки ед',
  h: 'h hr hrs hour hours ч час часа часов',
}
const scaledUnits: Readonly<Record<string, UnitReading>> = {
  kt: { unit: 't', factor: 1_000 },
  kton: { unit: 't', factor: 1_000 },
  кт: { unit: 't', factor: 1_000 },
  gwh: { unit: 'MWh', factor: 1_000 },
  гвтч: { unit: 'MWh', factor: 1_000 },
  'гвт*ч': { unit: 'MWh', factor: 1_000 },
  tj: { unit: 'GJ', factor: 1_000 },
  тдж: { unit: 'GJ', factor: 1_000 },
  mj: { unit: 'GJ', factor: 0.001 },
  мдж: { unit: 'GJ', factor: 0.001 },
}
const multipliers: Readonly<Record<string, number>> = {
  тыс: 1e3,
  тысяч: 1e3,
  тысячи: 1e3,
  млн: 1e6,
  миллионов: 1e6,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mln: 1e6,
}
const periodSynonyms: Readonly<Record<Period, string>> = {
  year: 'year years yr y a pa p.a. annum annual annually yearly год года году г лет ежегодно годовой годовая aasta gads jahr',
  month: 'month months mo mth monthly мес месяц месяца ежемесячно месячный',
  week: 'week weeks wk weekly нед неделя неделю недели еженедельно',
  day: 'day days d daily день дня дн сут сутки суток ежедневно ежесуточно',
  hour: 'hour hours h hr hourly час часа ч ежечасно',
  once: 'once one-off oneoff onetime one-time single разово однократно единоразово единовременно',
}

function lookup<T extends string>(
  synonyms: Readonly<Record<T, string>>,
  own: (key: T, language: (typeof languages)[number]) => string,
): ReadonlyMap<string, T> {
  const map = new Map<string, T>()
  for (const [key, list] of Object.entries(synonyms) as [T, string][]) {
    for (const word of list.split(' ')) map.set(squeeze(word), key)
    for (const language of languages) map.set(squeeze(own(key, language)), key)
    map.set(squeeze(key), key)
  }
  return map
}

/** Case, spaces, dots, hyphens and the ways to write a product or a cube do not matter. */
function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[·⋅•×∙]/g, '*')
    .replace(/[\s.\-–_]+/g, '')
}

const unitWords = lookup(unitSynonyms, (unit, language) => words[language].units[unit])
const periodWords = lookup(periodSynonyms, (period, language) => words[language].periods[period])

/** A unit by any of its names, or null. "kt" is 1,000 t; "тыс. т" too. */
export function readUnit(text: string): UnitReading | null {
  const key = squeeze(text)
  if (key === '') return null
  const unit = unitWords.get(key)
  if (unit) return { unit, factor: 1 }
  const scaled = scaledUnits[key]
  if (scaled) return scaled
  const [, multiplier, rest] = /^(\S+?)\.?\s+(.+)$/s.exec(text.trim()) ?? []
  const factor = multiplier === undefined ? undefined : multipliers[squeeze(multiplier)]
  const inner = factor === undefined ? null : readUnit(rest!)
  return inner && { unit: inner.unit, factor: inner.factor * factor! }
}

/** A period by any of its names ("a year", "p.a.", "в сутки", "ежемесячно"), or null. */
export function readPeriod(text: string): Period | null {
  const direct = periodWords.get(squeeze(text))
  if (direct) return direct
  const tail = text
    .trim()
    .toLowerCase()
    .replace(/^(?:\/|per\b|each\b|every\b|an?\s+|в\s+|за\s+|каждый\s+|каждую\s+|раз\s+в\s+)\s*/u, '')
  return periodWords.get(squeeze(tail)) ?? null
}

export interface MeasureReading extends UnitReading {
  readonly period: Period | null
}

/** A unit with or without a period: "t", "т/год", "tpa", "kg per day", "м³ в месяц". */
export function readMeasure(text: string): MeasureReading | null {
  const unit = readUnit(text)
  if (unit) return { ...unit, period: null }
  const short = /^(t)p([adh])$/i.exec(text.trim())
  if (short) return { unit: 't', factor: 1, period: readPeriod(short[2]!)! }
  const trimmed = text.trim()
  // Try every place where the unit may end and the period begin.
  for (const cut of trimmed.matchAll(/\s*\/\s*|[\s.]+|(?<=\p{L}|\d)(?=\s|\/)/gu)) {
    const inner = readUnit(trimmed.slice(0, cut.index))
    const period = inner && readPeriod(trimmed.slice(cut.index + cut[0].length))
    if (inner && period) return { ...inner, period }
  }
  return null
}

interface HeadingMeasure {
  readonly unit: Unit | null
  readonly factor: number
  readonly period: Period | null
}

/** What a heading says beside its column's name: "t/year", "in t", "per year (t)"; null when it says nothing of measure. */
export function readHeadingMeasure(text: string): HeadingMeasure | null {
  let unit: UnitReading | null = null
  let period: Period | null = null
  for (const part of text.split(/[()[\],;:]+/)) {
    const words = part.trim().replace(/^(?:in|в)\s+/iu, '')
    const measure = readMeasure(words)
    unit ??= measure
    period ??= measure ? measure.period : readPeriod(words)
  }
  return unit || period ? { unit: unit?.unit ?? null, factor: unit?.factor ?? 1, period } : null
}

export interface AmountReading {
  readonly quantity: number
  readonly unit: Unit | null
  readonly period: Period | null
  readonly doubtful: boolean
}

/** A quantity cell, alone or with its unit and period: "2 500", "2 500 кг/сут", "1,5 kt p.a."; null when it is neither. */
export function readAmount(text: string, decimal: DecimalMark): AmountReading | null {
  const plain = readNumber(text, decimal)
  if (plain) return { quantity: plain.value, unit: null, period: null, doubtful: plain.doubtful }
  const [, number, rest] = /^([+\-\u2212\d.,'’\s\u00a0\u202f\u2009]*\d)\s*(\D.*)$/su.exec(text.trim()) ?? []
  if (number === undefined || rest === undefined) return null
  const reading = readNumber(number, decimal)
  const measure = reading && readMeasure(rest)
  if (!reading || !measure) return null
  const quantity = scale(reading.value, measure.factor)
  return { quantity, unit: measure.unit, period: measure.period, doubtful: reading.doubtful }
}

/** Multiplies by an exact decimal factor without the noise of binary fractions. */
export function scale(quantity: number, factor: number): number {
  return factor === 1 ? quantity : Number((quantity * factor).toPrecision(15))
}
