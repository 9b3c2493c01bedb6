/** Text that a spreadsheet would run as a formula, made harmless and back. */

/** What text a spreadsheet would run: after apostrophes and blanks it starts like a formula, or with a tab or return. */
const formulaLike = /^'*(?:[\t\r]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/
const plainNumber = /^'*[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i

/** Puts an apostrophe before text that a spreadsheet would run as a formula; a plain number stays as it is. */
export function neutralise(text: string): string {
  return needsApostrophe(text) ? `'${text}` : text
}

/** Takes the apostrophe of `neutralise` off again; any other apostrophe is the writer's own. */
export function unneutralise(text: string): string {
  return text.startsWith("'") && needsApostrophe(text.slice(1)) ? text.slice(1) : text
}

const needsApostrophe = (text: string) => formulaLike.test(text) && !plainNumber.test(text)
