/** Mean radius of the earth, km (IUGG). */
const earthRadius = 6_371.0088

interface Place {
  readonly lat?: number
  readonly lon?: number
}

/**
 * Great-circle distance by the haversine formula.
 * @param a,b degrees, WGS 84.
 * @returns kilometres, rounded to 0.1, or null where a coordinate is unknown.
 */
export function distanceKm(a: Place | undefined, b: Place | undefined): number | null {
  if (a?.lat === undefined || a.lon === undefined || b?.lat === undefined || b.lon === undefined) return null
  const rad = Math.PI / 180
  const dLat = (b.lat - a.lat) * rad
  const dLon = (b.lon - a.lon) * rad
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2
  return Math.round(2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h))) * 10) / 10
}
