/**
 * Exact sums from which each part can be taken out again. Amounts are kept as whole millionths, so that no order of adding
 * and taking away leaves a rest.
 */

const parts = 1e6

interface Cell {
  sum: bigint
  count: number
}

interface Part {
  readonly kind: string
  readonly group: string
  readonly field: string
  readonly value: bigint
}

/** Sums by kind, group and field. */
export class Sums {
  private readonly cells = new Map<string, Map<string, Map<string, Cell>>>()
  private readonly owners = new Map<string, Part[]>()

  /** Adds what an owner contributes. */
  add(owner: string, kind: string, group: string, field: string, amount: number): void {
    const part = { kind, group, field, value: exactly(amount) }
    const own = this.owners.get(owner)
    if (own) own.push(part)
    else this.owners.set(owner, [part])
    const groups = entry(this.cells, kind, () => new Map<string, Map<string, Cell>>())
    const cell = entry(
      entry(groups, group, () => new Map<string, Cell>()),
      field,
      () => ({ sum: 0n, count: 0 }),
    )
    cell.sum += part.value
    cell.count++
  }

  /** Takes out everything that an owner contributed. */
  clear(owner: string): void {
    for (const { kind, group, field, value } of this.owners.get(owner) ?? []) {
      const groups = this.cells.get(kind)!
      const fields = groups.get(group)!
      const cell = fields.get(field)!
      cell.sum -= value
      if (--cell.count === 0) fields.delete(field)
      if (fields.size === 0) groups.delete(group)
    }
    this.owners.delete(owner)
  }

  /** How many parts a sum has; none is not the same as zero. */
  count(kind: string, group: string, field: string): number {
    return this.cells.get(kind)?.get(group)?.get(field)?.count ?? 0
  }

  /** A sum in whole millionths. */
  exact(kind: string, group: string, field: string): bigint {
    return this.cells.get(kind)?.get(group)?.get(field)?.sum ?? 0n
  }

  /** The groups of a kind that have any part. */
  groups(kind: string): string[] {
    return [...(this.cells.get(kind)?.keys() ?? [])]
  }

  /** A sum of `exact` as a number. */
  static toNumber(sum: bigint): number {
    return Number(sum) / parts
  }
}

/**
 * An amount in whole millionths. What a person typed as a benefit may be anything finite; above what whole millionths can
 * hold, they do not matter.
 */
export function exactly(amount: number): bigint {
  const scaled = amount * parts
  return Number.isFinite(scaled) ? BigInt(Math.round(scaled)) : BigInt(amount) * BigInt(parts)
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}
