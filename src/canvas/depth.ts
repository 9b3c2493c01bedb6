/** Depth within a layer as text, because layers are ordered by text. */

const bits = new DataView(new ArrayBuffer(8))

/** Sixteen signs that sort as the numbers do. */
function sortable(z: number): string {
  bits.setFloat64(0, z)
  const raw = bits.getBigUint64(0)
  const sign = 1n << 63n
  // Greater negative numbers have greater bits: they are turned round, and put below the positive ones.
  const sorted = raw & sign ? BigInt.asUintN(64, ~raw) : raw | sign
  return sorted.toString(16).padStart(16, '0')
}

const usual = sortable(0)

/** The part of a record's painting order that people set; without it all are alike. */
export function depth(z: number | undefined): string {
  return z === undefined || z === 0 ? usual : sortable(z)
}
