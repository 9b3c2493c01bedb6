/**
 * Whether one of some fields of a record says something else than before, or the record came or went: what depends on these
 * fields alone need not be worked out again when a card is moved.
 */
export function saysElse<T>(was: T | undefined, is: T | undefined, fields: readonly (keyof T)[]): boolean {
  return !was || !is || fields.some((field) => was[field] !== is[field])
}
