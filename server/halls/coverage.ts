// SPDX-License-Identifier: Apache-2.0

import { covers } from '../people/index.ts'
import { everyRecord } from '../registers/index.ts'
import type { City } from './needs.ts'

export type Point = {
  id: string
  kind: 'hall' | 'kiosk'
  name: string
  region: string
  address: string
  hours: string
  allDay: boolean
  lon: number
  lat: number
}

/**
 * The model of a quarter of an hour, stated with every figure: on foot at 4.8 km/h, and streets are 1.3 times as long as the line (a
 * common factor of grid-like towns). It knows no rivers and no bridges; a city with a street network computes isochrones instead.
 */
export const MODEL = { minutes: 15, metresAMinute: 80, detour: 1.3 } as const

/** Halls and kiosks that have a place. */
export function pointsOf({ content }: City): Point[] {
  const halls = [...content.halls.values()].flatMap(({ id, name, region, address, hours, lon, lat }) =>
    lon === undefined || lat === undefined
      ? []
      : [{ kind: 'hall' as const, allDay: false, ...{ id, name, region, address, hours, lon, lat } }],
  )
  const kiosks = [...content.kiosks.values()].map((one) => ({ kind: 'kiosk' as const, allDay: true, ...one }))
  return [...halls, ...kiosks]
}

const RADIUS = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres along the great circle. */
export function distance(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const [dLat, dLon] = [radians(b.lat - a.lat), radians(b.lon - a.lon)]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2
  return 2 * RADIUS * Math.asin(Math.sqrt(h))
}

const share = (part: number, of: number): number => (of === 0 ? 0 : Math.round((part / of) * 1000) / 1000)

/**
 * Which addresses of the register lie within a quarter of an hour on foot of a service point, and of one that is open at night; by
 * community, and the communities with addresses beyond it, the most first. `regions`: what the officer may see.
 */
export async function coverageOf(city: City, regions: string[]) {
  const points = pointsOf(city)
  const nights = points.filter(({ allDay }) => allDay)
  const reach = MODEL.minutes * MODEL.metresAMinute
  const communities = new Map<string, { addresses: number; within: number; atNight: number; farthest: number; nearest: string }>()
  for await (const page of everyRecord(city.sql, 'addresses'))
    for (const record of page) {
      const at = { lon: Number(record.lon), lat: Number(record.lat) }
      const region = String(record.region ?? '')
      if (!Number.isFinite(at.lon) || !Number.isFinite(at.lat) || !regions.some((one) => covers(one, region))) continue
      const near = nearestOf(points, at)
      const atNight = nearestOf(nights, at)
      const row = communities.get(region) ?? { addresses: 0, within: 0, atNight: 0, farthest: 0, nearest: '' }
      row.addresses += 1
      if (near.metres <= reach) row.within += 1
      else if (near.metres > row.farthest) Object.assign(row, { farthest: Math.round(near.metres), nearest: near.name })
      if (atNight.metres <= reach) row.atNight += 1
      communities.set(region, row)
    }
  const rows = [...communities].map(([region, row]) => ({
    region,
    name: city.content.regions.get(region)?.name ?? region,
    ...row,
    beyond: row.addresses - row.within,
  }))
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  const addresses = sum((row) => row.addresses)
  return {
    model: {
      ...MODEL,
      reach,
      text: `步行 ${MODEL.minutes} 分钟、每分钟 ${MODEL.metresAMinute} 米，路程按直线的 ${MODEL.detour} 倍估算`,
    },
    points: points.length,
    nightPoints: nights.length,
    addresses,
    within: sum((row) => row.within),
    share: share(
      sum((row) => row.within),
      addresses,
    ),
    shareAtNight: share(
      sum((row) => row.atNight),
      addresses,
    ),
    gaps: rows
      .filter((row) => row.beyond > 0)
      .toSorted((one, other) => other.beyond - one.beyond || one.region.localeCompare(other.region)),
  }
}

function nearestOf(points: Point[], at: { lon: number; lat: number }): { name: string; metres: number } {
  let best = { name: '', metres: Number.POSITIVE_INFINITY }
  for (const point of points) {
    const metres = distance(point, at) * MODEL.detour
    if (metres < best.metres) best = { name: point.name, metres }
  }
  return best
}
