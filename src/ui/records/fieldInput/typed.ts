/** Between a field's value and the text that a person reads or types. */
import { bothReadings } from '../../../model/bothReadings'
import type { Field } from '../../../model/fields'
import type { Language, Words } from '../../../model/words'
import { dayText, formatDay, formatMoment, parseDay } from './dates'
import { formatNumber, numberText, parseNumber } from './numbers'

/** The words of each choice field, by field name. */
const choiceWords: Readonly<Record<string, keyof Words>> = {
  kind: 'kinds',
  category: 'categories',
  direction: 'directions',
  status: 'statuses',
  exchange: 'exchanges',
  shape: 'shapes',
  unit: 'units',
  period: 'periods',
  barriers: 'barriers',
  barrier: 'barriers',
  availability: 'availabilities',
}

/** How one choice of a field is called; a value that the words do not know stays as it is. */
export function choiceLabel(words: Words, name: string, value: string): string {
  const group = choiceWords[name]
  const labels = group ? (words[group] as unknown as Record<string, string>) : {}
  return Object.hasOwn(labels, value) ? labels[value]! : value
}

/** A value as people read it; '' where nothing is given. What does not fit its field is shown as it was typed. */
export function shownText(
  field: Field,
  name: string,
  value: unknown,
  language: Language,
  words: Words,
): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number' && field.type === 'number') return formatNumber(value, language)
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) return value.map((one) => choiceLabel(words, name, String(one))).join(', ')
  if (typeof value !== 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value)
  if (field.type === 'choice' || (field.type === 'text' && field.known))
    return choiceLabel(words, name, value)
  if (field.type === 'date') return formatDay(value, language)
  if (field.type === 'time') return formatMoment(value, language)
  return value
}

/** A value as text to be changed by typing. */
export function draftText(field: Field, value: unknown, language: Language): string {
  if (value === undefined || value === null) return ''
  if (field.type === 'number' && typeof value === 'number') return numberText(value, language)
  if (field.type === 'date' && typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value))
    return dayText(value.slice(0, 10), language)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/**
 * What the document shall hold for a typed text: the value where it can be read, else the very text, so that nothing is lost.
 * Nothing typed is null, which takes the field away; a required text stays as an empty one.
 */
export function typedValue(field: Field, text: string, language: Language): unknown {
  const trimmed = text.trim()
  if (field.type === 'long') return text
  if (trimmed === '') return 'required' in field && field.required ? '' : null
  if (field.type === 'number')
    return (field.large && bothReadings(trimmed) ? null : parseNumber(trimmed, language)) ?? trimmed
  if (field.type === 'date') return parseDay(trimmed) ?? trimmed
  return trimmed
}
