/** Rows made from records, each made anew only when something it is made of has changed. */
import type { Item } from './column'

/**
 * Keeps one item a record. Items keep their identity while what they were made of stays the same object, so a table draws only
 * the rows that changed; the order of before is where sorting begins, so that a change of one row costs one pass.
 */
export class Listing<R extends Item, T extends Item> {
  private made = new Map<string, { readonly from: readonly unknown[]; readonly item: T | null }>()
  private before: readonly T[] = []

  /**
   * @param parts everything the item of a record is made of, the record itself included.
   * @param make the item, or null where the record is no row.
   */
  constructor(
    private readonly parts: (record: R) => readonly unknown[],
    private readonly make: (record: R) => T | null,
  ) {}

  /** The items of these records in an order. @param compare must tell any two apart, or leave them as they come. */
  arranged(records: Iterable<R>, compare: (a: T, b: T) => number): readonly T[] {
    const made = new Map<string, { readonly from: readonly unknown[]; readonly item: T | null }>()
    const fresh: T[] = []
    for (const record of records) {
      const from = this.parts(record)
      const known = this.made.get(record.id)
      const entry =
        known && known.from.every((part, index) => part === from[index])
          ? known
          : { from, item: this.make(record) }
      made.set(record.id, entry)
      if (!known?.item && entry.item) fresh.push(entry.item)
    }
    this.made = made
    const rows: T[] = []
    for (const { id } of this.before) {
      const item = made.get(id)?.item
      if (item) rows.push(item)
    }
    rows.push(...fresh)
    this.before = rows.sort(compare)
    return [...this.before]
  }
}
