/** What a flow's label says, and how large it is. */
import type { Amount, Flow } from '../../model/records'
import { words, type Language } from '../../model/words'
import type { TextMeasurer } from './measure'
import { layOut, layOutLine, type TextStyle } from './text'

/** World units. */
export const labelHeight = 24
export const labelWidth = { least: 96, most: 236 } as const
export const labelText: TextStyle = { size: 12, weight: 500 }
/** From the pill's left edge to its words, with the icon between; and from the words to its right edge. */
export const labelPadding = { left: 26, right: 10 } as const

/** Where less than this, or less than it needs, would be left for the resource, the amount is not said. */
const leastResource = 60

export interface FlowLabel {
  /** The pill's words, cut to fit. */
  readonly text: string
  /** Size of the pill, world units. */
  readonly w: number
  readonly h: number
}

const formats = new Map<string, Intl.NumberFormat>()

/** A number as people write it: "2,500", «2 500», at most two decimals unless it is smaller than that. */
export function formatQuantity(quantity: number, language: Language): string {
  const small = quantity !== 0 && Math.abs(quantity) < 0.1
  const key = `${language} ${small}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(
      language,
      small ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 },
    )
    formats.set(key, format)
  }
  return format.format(quantity)
}

/** An amount as people say it: "2,500 kg a day", «2 500 кг в день»; '' where the quantity is unknown. */
export function amountText({ quantity, unit, period }: Amount, language: Language): string {
  if (quantity === undefined) return ''
  const say = words[language]
  return [formatQuantity(quantity, language), unit && say.units[unit], period && say.periods[period]]
    .filter(Boolean)
    .join(' ')
}

/** What a flow carries, whole: "fly ash, 2,500 kg a day". A flow without a name is called by its category. */
export function flowText(flow: Flow, language: Language): string {
  return [resourceName(flow, language), amountText(flow, language)].filter(Boolean).join(', ')
}

/**
 * The label of a flow, cut to its room: the amount is kept whole and the resource is cut; where the room is small the
 * amount goes.
 * @param room the widest that the pill may be, world units, between `labelWidth.least` and `labelWidth.most`.
 */
export function flowLabel(
  flow: Flow,
  language: Language,
  measurer: TextMeasurer,
  room: number = labelWidth.most,
): FlowLabel {
  const most = room - labelPadding.left - labelPadding.right
  const resource = resourceName(flow, language)
  const amount = amountText(flow, language)
  const name = layOutLine(resource, labelText, most, measurer)
  const left = Math.max(0, most - Math.min(leastResource, name?.width ?? 0))
  const tail = amount ? layOut(`, ${amount}`, labelText, left, 1, measurer) : null
  const said = tail && !tail.cut ? tail.lines[0] : undefined
  const head = said ? layOutLine(resource, labelText, most - said.width, measurer) : name
  // The resource is a world of its own for reading direction: the amount stays to its right.
  const text = `${head?.text ?? ''}${said?.text ?? ''}`
  const wide = (head?.width ?? 0) + (said?.width ?? 0)
  return { text, w: Math.ceil(wide) + labelPadding.left + labelPadding.right, h: labelHeight }
}

export function sameLabel(a: FlowLabel, b: FlowLabel): boolean {
  return a.text === b.text && a.w === b.w
}

function resourceName(flow: Flow, language: Language): string {
  const name = flow.resource.trim()
  return name || (flow.category ? words[language].categories[flow.category] : '?')
}
