// SPDX-License-Identifier: Apache-2.0
import { type Bounds, type Coordinates, isPosition, isWithin, type Position, positionsOf, type Shape } from './places.ts'

/** Of one line, or of all rings of a polygon: whether rings cross is asked of each pair of their sides. */
export const MOST_POSITIONS = 1000
/** A centimetre. */
const DECIMALS = 7

/** `wanted`: what it should have been, for a sentence “应是…”. */
export type PlaceRead = { place: Coordinates } | { wanted: string }

const TYPES: Record<Shape, string> = { point: 'Point', line: 'LineString', polygon: 'Polygon' }

/**
 * A place as it is kept, from coordinates or a GeoJSON geometry of that shape: finite, within the bounds, to seven decimals; rings are
 * closed, cross nothing, and run as RFC 7946 3.1.6 has them (the outer one against the clock, holes with it).
 */
export function readPlace(shape: Shape, given: unknown, bounds: Bounds): PlaceRead {
  const coordinates = coordinatesOf(shape, given)
  if (!isShaped(shape, coordinates)) return { wanted: WANTED[shape] }
  const all = positionsOf(coordinates)
  if (all.length > MOST_POSITIONS) return { wanted: `不超过 ${MOST_POSITIONS} 个点的线或面` }
  const [west, south, east, north] = bounds
  if (!all.every(([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north))
    return { wanted: `本市范围内的经纬度（经度 ${west} 到 ${east}，纬度 ${south} 到 ${north}）` }
  const place = rounded(coordinates)
  if (shape === 'line' && new Set(positionsOf(place).map(String)).size < 2) return { wanted: '至少有两个不同的点的线' }
  return shape === 'polygon' ? readRings(place as Position[][]) : { place }
}

const WANTED: Record<Shape, string> = {
  point: '经度和纬度，例如 115.05619,29.97294',
  line: '至少两个点的线（GeoJSON 或 WKT）',
  polygon: '首尾相接的面（GeoJSON 或 WKT）',
}

function coordinatesOf(shape: Shape, given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given
  const { type, coordinates } = given as Record<string, unknown>
  return type === TYPES[shape] ? coordinates : undefined
}

const isLine = (given: unknown): given is Position[] => Array.isArray(given) && given.length >= 2 && given.every(isPosition)

function isShaped(shape: Shape, given: unknown): given is Coordinates {
  if (shape === 'point') return isPosition(given)
  if (shape === 'line') return isLine(given)
  return Array.isArray(given) && given.length > 0 && given.every(isLine)
}

const round = (degrees: number): number => Number(degrees.toFixed(DECIMALS)) + 0

function rounded(place: Coordinates): Coordinates {
  if (isPosition(place)) return [round(place[0]), round(place[1])]
  return (place as Position[]).map((one) => rounded(one)) as Coordinates
}

function readRings(rings: Position[][]): PlaceRead {
  const isClosed = rings.every(
    (ring) => ring.length >= 4 && String(ring[0]) === String(ring.at(-1)) && Math.abs(areaOf(ring)) > NOTHING,
  )
  if (!isClosed) return { wanted: '每一圈至少四个点、首尾相接、有面积的面' }
  if (doCross(rings)) return { wanted: '边界不相交的面' }
  const [outer, ...holes] = rings
  if (!outer) return { wanted: WANTED.polygon }
  if (!holes.every(([first]) => first && isWithin([outer], first))) return { wanted: '洞在外圈以内的面' }
  return { place: [turned(outer, true), ...holes.map((hole) => turned(hole, false))] }
}

/** Twice the area, above zero when it runs against the clock; taken from the first corner, so that little is lost in large numbers. */
function areaOf(ring: Position[]): number {
  const [[x0, y0] = [0, 0]] = ring
  return ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y]
    return sum + ((x - x0) * (nextY - y0) - (nextX - x0) * (y - y0))
  }, 0)
}

/** Square degrees that are none: some square millimetres. */
const NOTHING = 1e-15

const turned = (ring: Position[], isLeft: boolean): Position[] => (areaOf(ring) > 0 === isLeft ? ring : ring.toReversed())

type Side = { from: Position; to: Position; ring: number; at: number; many: number }

function doCross(rings: Position[][]): boolean {
  const sides = rings.flatMap((line, ring) =>
    line.slice(1).map((to, at): Side => ({ from: line[at] ?? to, to, ring, at, many: line.length - 1 })),
  )
  if (sides.some(({ from, to }) => String(from) === String(to))) return true
  // from west to east: a side is held against those alone that begin before it ends, so that a long border costs about its length
  const swept = sides.map((side) => ({ side, ...extentOf(side) })).sort((one, other) => one.west - other.west)
  return swept.some((one, at) => {
    for (let next = at + 1; next < swept.length; next += 1) {
      const other = swept[next]
      if (!other || other.west > one.east) return false
      if (
        other.south <= one.north &&
        other.north >= one.south &&
        !areNeighbours(one.side, other.side) &&
        doMeet(one.side, other.side)
      )
        return true
    }
    return false
  })
}

const extentOf = ({ from: [ax, ay], to: [bx, by] }: Side) => ({
  ...{ west: Math.min(ax, bx), east: Math.max(ax, bx) },
  ...{ south: Math.min(ay, by), north: Math.max(ay, by) },
})

const areNeighbours = (one: Side, other: Side): boolean =>
  one.ring === other.ring && [1, one.many - 1].includes(Math.abs(other.at - one.at))

/** On which side of a line a position lies: above zero left, below right, zero on it. */
const sideOf = ([ax, ay]: Position, [bx, by]: Position, [x, y]: Position): number =>
  Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax))

const isBetween = ([ax, ay]: Position, [bx, by]: Position, [x, y]: Position): boolean =>
  x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)

/** Whether two sides have a position in common, also where they only touch. */
function doMeet({ from: a, to: b }: Side, { from: c, to: d }: Side): boolean {
  const [atC, atD, atA, atB] = [sideOf(a, b, c), sideOf(a, b, d), sideOf(c, d, a), sideOf(c, d, b)]
  if (atC !== atD && atA !== atB && atC * atD <= 0 && atA * atB <= 0) return true
  return (
    (atC === 0 && isBetween(a, b, c)) ||
    (atD === 0 && isBetween(a, b, d)) ||
    (atA === 0 && isBetween(c, d, a)) ||
    (atB === 0 && isBetween(c, d, b))
  )
}
