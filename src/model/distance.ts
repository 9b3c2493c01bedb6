/** Mean radius of the earth, km (IUGG). */
const earthRadius = 6_371.0088

interface Place {
  readonly country?: string
  readonly lat?: number
  readonly lon?: number
}

/** South, north, west and east of countries, whole degrees outward. */
const bounds: Readonly<Record<string, readonly [number, number, number, number]>> = {
  EE: [57, 60, 21, 29],
  LV: [55, 59, 20, 29],
  LT: [53, 57, 20, 27],
  FI: [59, 71, 19, 32],
  SE: [55, 70, 10, 25],
  NO: [57, 72, 4, 32],
  DK: [54, 58, 8, 16],
  PL: [49, 55, 14, 25],
  DE: [47, 56, 5, 16],
  NL: [50, 54, 3, 8],
  RU: [41, 82, 19, 180],
}

/** What is doubtful about a place, or null: the name of a question. 0, 0 is sea, and what programs write for "unknown". */
export function placeDoubt({ lat, lon, country }: Place): 'zeroPlace' | 'swappedPlace' | null {
  if (lat === undefined || lon === undefined) return null
  if (lat === 0 && lon === 0) return 'zeroPlace'
  const box = bounds[country?.trim().toUpperCase() ?? '']
  if (!box) return null
  const [south, north, west, east] = box
  const within = (y: number, x: number) => y >= south && y <= north && x >= west && x <= east
  return !within(lat, lon) && within(lon, lat) ? 'swappedPlace' : null
}

/**
 * Great-circle distance by the haversine formula.
 * @param a,b degrees, WGS 84.
 * @returns kilometres, rounded to 0.1, or null where a coordinate is unknown or doubtful.
 */
export function distanceKm(a: Place | undefined, b: Place | undefined): number | null {
  if (a?.lat === undefined || a.lon === undefined || b?.lat === undefined || b.lon === undefined) return null
  if (placeDoubt(a) || placeDoubt(b)) return null
  const rad = Math.PI / 180
  const dLat = (b.lat - a.lat) * rad
  const dLon = (b.lon - a.lon) * rad
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2
  return Math.round(2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h))) * 10) / 10
}
