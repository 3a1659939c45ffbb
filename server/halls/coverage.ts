// SPDX-License-Identifier: Apache-2.0
import { aWord, pagedList } from '../kernel/index.ts'
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

/** Those that lie in one of these regions. */
export const pointsIn = (city: City, regions: string[]): Point[] =>
  pointsOf(city).filter(({ region }) => regions.some((one) => covers(one, region)))

const RADIUS = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres along the great circle. */
export function distance(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const [dLat, dLon] = [radians(b.lat - a.lat), radians(b.lon - a.lon)]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2
  return 2 * RADIUS * Math.asin(Math.sqrt(h))
}

const share = (part: number, of: number): number => (of === 0 ? 0 : Math.round((part / of) * 1000) / 1000)

type Near = { name: string; metres: number }
type Address = { id: string; address: string; region: string; near: Near; atNight: Near }

const isReached = ({ metres }: Near): boolean => metres <= MODEL.minutes * MODEL.metresAMinute

/** Every address of the register that has a place and lies in one of these regions, with the nearest points, always in the same order. */
async function* addressesIn(city: City, regions: string[]): AsyncGenerator<Address> {
  const points = pointsOf(city)
  const nights = points.filter(({ allDay }) => allDay)
  for await (const page of everyRecord(city.sql, 'addresses'))
    for (const record of page) {
      const at = { lon: Number(record.lon), lat: Number(record.lat) }
      const region = String(record.region ?? '')
      if (!Number.isFinite(at.lon) || !Number.isFinite(at.lat) || !regions.some((one) => covers(one, region))) continue
      const said = { id: String(record.id), address: String(record.address), region }
      yield { ...said, near: nearestOf(points, at), atNight: nearestOf(nights, at) }
    }
}

/** Each figure of addresses by one condition: it counts them and it shows them. */
const counted = {
  addresses: () => true,
  within: ({ near }) => isReached(near),
  beyond: ({ near }) => !isReached(near),
  atNight: ({ atNight }) => isReached(atNight),
} satisfies Record<string, (address: Address) => boolean>
export type AddressFigure = keyof typeof counted
export const addressFigures = Object.keys(counted) as AddressFigure[]

/**
 * Which addresses of the register lie within a quarter of an hour on foot of a service point, and of one that is open at night; by
 * community, and the communities with addresses beyond it, the most first. `regions`: what the officer may see; an address there may have its nearest
 * point outside.
 */
export async function coverageOf(city: City, regions: string[]) {
  const points = pointsIn(city, regions)
  const communities = new Map<string, Record<AddressFigure, number> & { farthest: number; nearest: string }>()
  for await (const address of addressesIn(city, regions)) {
    const row = communities.get(address.region) ?? {
      ...{ addresses: 0, within: 0, beyond: 0, atNight: 0, farthest: 0, nearest: '' },
    }
    for (const figure of addressFigures) if (counted[figure](address)) row[figure] += 1
    const { name, metres } = address.near
    if (!isReached(address.near) && metres > row.farthest) Object.assign(row, { farthest: Math.round(metres), nearest: name })
    communities.set(address.region, row)
  }
  const rows = [...communities].map(([region, row]) => ({
    region,
    name: city.content.regions.get(region)?.name ?? region,
    ...row,
  }))
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  const addresses = sum((row) => row.addresses)
  return {
    model: {
      ...MODEL,
      reach: MODEL.minutes * MODEL.metresAMinute,
      text: `步行 ${MODEL.minutes} 分钟、每分钟 ${MODEL.metresAMinute} 米，路程按直线的 ${MODEL.detour} 倍估算`,
    },
    points: points.length,
    nightPoints: points.filter(({ allDay }) => allDay).length,
    addresses,
    within: sum((row) => row.within),
    atNight: sum((row) => row.atNight),
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

/** Null where there is no point at all. */
const metresOf = ({ metres }: Near): number | null => (Number.isFinite(metres) ? Math.round(metres) : null)

const ROWS = pagedList<[string]>('addresses of the coverage', aWord)

/** The addresses behind a figure, in one community or in all that the officer may see; the place of a page is how many lie before it. */
export async function coveredAddresses(
  city: City,
  regions: string[],
  asked: { figure: AddressFigure; region?: string; limit?: number; after?: string },
) {
  const limit = asked.limit ?? 50
  const [before = '0'] = ROWS.read(city.config, asked.after) ?? []
  const found: { address: Address; place: string }[] = []
  let place = 0
  for await (const address of addressesIn(city, regions)) {
    place += 1
    if (place <= Number(before) || (asked.region !== undefined && address.region !== asked.region)) continue
    if (counted[asked.figure](address)) found.push({ address, place: String(place) })
    if (found.length > limit) break
  }
  const page = ROWS.page(city.config, found, limit, (one) => [one.place])
  return {
    rows: page.rows.map(({ address: { id, address, region, near, atNight } }) => ({
      ...{ id, address, region: city.content.regions.get(region)?.name ?? region },
      nearest: near.name,
      metres: metresOf(near),
      nightMetres: metresOf(atNight),
    })),
    next: page.next,
  }
}

function nearestOf(points: Point[], at: { lon: number; lat: number }): Near {
  let best: Near = { name: '', metres: Number.POSITIVE_INFINITY }
  for (const point of points) {
    const metres = distance(point, at) * MODEL.detour
    if (metres < best.metres) best = { name: point.name, metres }
  }
  return best
}
