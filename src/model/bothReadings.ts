/** Numbers that half of Europe reads otherwise than the other half. */

/**
 * What "1.200" may mean: a point before exactly three digits is a decimal one to some, and parts thousands to others.
 * @returns 1.2 and 1200; null where a text leaves no such doubt ("1.25", "0.125").
 */
export function bothReadings(text: string): readonly [decimal: number, thousands: number] | null {
  const tidy = text.trim().replace('\u2212', '-')
  if (!/^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(tidy)) return null
  return [Number(tidy), Number(tidy.replace('.', ''))]
}
