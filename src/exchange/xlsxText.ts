/** Text in cells of workbooks. */

/** The most characters that Excel takes in a cell; longer text is cut there. */
export const longestCell = 32_767

/** Text as far as a cell holds it, never half a character. */
export function asCell(text: string): string {
  return text.length > longestCell ? text.slice(0, longestCell).replace(/[\ud800-\udbff]$/, '') : text
}

/**
 * Text as workbooks write it: what XML cannot hold (control characters, a lone half of a pair, a return) becomes `_xHHHH_`,
 * which Excel reads back; text that looks like such an escape gets its underscore escaped. So do words that are also
 * properties of every JavaScript object, which the writing library would mistake for text it has seen.
 */
export function escapeText(text: string): string {
  const escaped = asCell(text)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffd-\uffff]|\p{Cs}/gu, escapeUnits)
    // The last two code points of every plane are no characters.
    .replace(
      /[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}-\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu,
      escapeUnits,
    )
  return escaped in {} ? escapeUnits(escaped[0]!) + escaped.slice(1) : escaped
}

const escapeUnits = (character: string) =>
  character
    .split('')
    .map((unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .join('')
