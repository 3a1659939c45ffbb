// SPDX-License-Identifier: Apache-2.0

/** Longitude and latitude, CGCS2000, degrees. */
export type Position = [lon: number, lat: number]
/** A point is a position, a line a list of them, a polygon its rings: the outer one first, then the holes. As GeoJSON has them. */
export type Coordinates = Position | Position[] | Position[][]
export const shapes = ['point', 'line', 'polygon'] as const
export type Shape = (typeof shapes)[number]
/** West, south, east, north. */
export type Bounds = [west: number, south: number, east: number, north: number]

/** Where a city may be that does not say its own bounds. */
export const CHINA: Bounds = [73, 3, 136, 54]

export const isPosition = (given: unknown): given is Position =>
  Array.isArray(given) && given.length === 2 && given.every((one) => typeof one === 'number' && Number.isFinite(one))

/** All positions of a place, in their order. */
export function positionsOf(place: Coordinates): Position[] {
  if (isPosition(place)) return [place]
  return (place as (Position | Position[])[]).flatMap((one) => positionsOf(one))
}

/** The least rectangle around a place. */
export function boundsOf(place: Coordinates): Bounds {
  const all = positionsOf(place)
  const [lons, lats] = [all.map(([lon]) => lon), all.map(([, lat]) => lat)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

const RADIUS = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres along the great circle (mean radius of the Earth, IUGG). */
export function metresBetween([lonA, latA]: Position, [lonB, latB]: Position): number {
  const [dLat, dLon] = [radians(latB - latA), radians(lonB - lonA)]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(dLon / 2) ** 2
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Whether a position lies in a polygon and in none of its holes; of two that share a border one has it. */
export function isWithin(rings: Position[][], [lon, lat]: Position): boolean {
  let inside = false
  for (const ring of rings)
    for (const [at, [x, y]] of ring.entries()) {
      const [beforeX, beforeY] = ring[(at + ring.length - 1) % ring.length] ?? [x, y]
      if (y > lat !== beforeY > lat && lon < ((beforeX - x) * (lat - y)) / (beforeY - y) + x) inside = !inside
    }
  return inside
}

/** The same place with what a picture of this fineness (degrees a pixel) cannot show left out; rings stay rings. */
export function thinned(place: Coordinates, fineness: number): Coordinates {
  if (isPosition(place)) return place
  if (!isPosition(place[0])) return (place as Position[][]).map((ring) => thinned(ring, fineness) as Position[])
  const line = place as Position[]
  const isRing = line.length > 3 && line[0]?.join() === line.at(-1)?.join()
  const kept: Position[] = []
  for (const [at, one] of line.entries()) {
    const last = kept.at(-1)
    const isFar = !last || Math.abs(one[0] - last[0]) >= fineness || Math.abs(one[1] - last[1]) >= fineness
    if (isFar || at === line.length - 1) kept.push(one)
  }
  return isRing && kept.length < 4 ? line : kept
}

/**
 * A place as a table cell has it: `115.0,30.0`, WKT (POINT, LINESTRING, POLYGON) or a GeoJSON geometry. Undefined where it is none of
 * them; what it is worth is for `readPlace`.
 */
export function placeInText(text: string): unknown {
  const trimmed = text.trim()
  if (trimmed.startsWith('{')) return json(trimmed)
  const [, word = '', inner = ''] = /^(point|linestring|polygon)\s*(?:z\s*)?\((.*)\)$/is.exec(trimmed) ?? []
  if (word === '') {
    const parts = trimmed.split(/\s*[,，\s]\s*/)
    return parts.length === 2 && parts.every(isNumber) ? parts.map(Number) : undefined
  }
  const positions = (list: string) => list.split(',').map((one) => one.trim().split(/\s+/).map(numberIn))
  if (word.toLowerCase() === 'point') return positions(inner)[0]
  if (word.toLowerCase() === 'linestring') return positions(inner)
  const rings = [...inner.matchAll(/\(([^()]*)\)/g)].map(([, list = '']) => positions(list))
  return rings.length === 0 ? undefined : rings
}

const isNumber = (text: string): boolean => /^[-+]?\d+(\.\d+)?$/.test(text)
const numberIn = (text: string): number => (isNumber(text) ? Number(text) : Number.NaN)

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
