// SPDX-License-Identifier: Apache-2.0
import { type Bounds, boundsOf, type Coordinates, type Shape, thinned } from '@chengshu/engine'
import { Refusal } from '../../kernel/index.ts'
import type { Officer } from '../../people/index.ts'
import type { DeclaredRegister, RegisterField } from '../declared/declared-register.ts'
import type { City } from '../needs.ts'
import { openRows, rowOf } from '../rows/open.ts'
import * as queries from '../rows/queries.ts'
import { type AskedRows, listingOf, seenRegister } from './list.ts'
import { titleOf } from './view.ts'

/** More than these on one picture are counted by squares instead: nobody tells more points apart. */
export const MOST_SHOWN = 1000
/** So many positions in all may lines and areas of one picture have. */
const MOST_POSITIONS = 50_000
/** A picture of a web map is 512 pixels wide at zoom 0; a square of a count is about as wide as a finger. */
const TILE = 512
const SQUARE = 64
/** However the zoom and the box go together, there are no more squares than this on each side. */
const MOST_SQUARES = 32

export type AskedLayer = Omit<AskedRows, 'limit' | 'after' | 'sort' | 'isDescending'> & { bbox: string; zoom: number }

const NAMES: Record<Shape, string> = { point: 'Point', line: 'LineString', polygon: 'Polygon' }
const feature = (geometry: object, properties: { key: string | null; title: string; many: number }) => ({
  ...{ type: 'Feature' as const, geometry, properties },
})

/**
 * The rows of a list that are within a rectangle, as GeoJSON (RFC 7946): those that the officer's posts reach, asked for as the list is,
 * with what the list shows of them. Where there are many, points that say how many rows there are around them (`key` is null). A field that
 * is graded is no register's place (pack check), so nothing can be found here that a list would mask. Throws as `listRows`, and
 * REGISTER_OFF_MAP, BAD_INPUT.
 */
export async function showLayer(city: City, officer: Officer, id: string, { bbox, zoom, ...asked }: AskedLayer) {
  const register = seenRegister(city, officer, id)
  const field = placeField(register)
  const box = readBox(bbox)
  const listing = { ...listingOf(city, officer, register, asked), box }
  const finest = 360 / (TILE * 2 ** zoom)
  const found = await queries.rowsInBox(city.sql, listing, MOST_SHOWN + 1)
  if (found.length > MOST_SHOWN) {
    const side = Math.max(finest * SQUARE, (box[2] - box[0]) / MOST_SQUARES, (box[3] - box[1]) / MOST_SQUARES)
    const clusters = await queries.clustersInBox(city.sql, listing, side)
    const features = clusters.map(({ lon, lat, many }) =>
      feature({ type: 'Point', coordinates: [lon, lat] }, { key: null, title: '', many }),
    )
    return answer(features, true)
  }
  const rows = (await openRows(city.sql, found)).map((one) => rowOf(register, one))
  const places = rows
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .map((row) => {
      const place = thinned(row.fields[field.name] as unknown as Coordinates, finest)
      return { row, place }
    })
  // so many long lines say more than a picture can: where each is, is enough
  const isHeavy = places.reduce((sum, { place }) => sum + place.flat(2).length / 2, 0) > MOST_POSITIONS
  return answer(
    places.map(({ row, place }) =>
      feature(isHeavy ? middleOf(place) : { type: NAMES[field.type as Shape], coordinates: place }, {
        ...{ key: row.key, title: titleOf(register, row), many: 1 },
      }),
    ),
    false,
  )
}

/** The field that says where a row is. Throws REGISTER_OFF_MAP. */
function placeField(register: DeclaredRegister): RegisterField {
  const field = register.byName.get(register.geometry ?? '')
  if (!field) throw new Refusal('REGISTER_OFF_MAP', { register: register.name })
  return field
}

function readBox(text: string): Bounds {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number)
  const isRight = west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north
  if (!isRight) throw new Refusal('BAD_INPUT', { detail: 'bbox' })
  return [west, south, east, north]
}

function middleOf(place: Coordinates) {
  const [west, south, east, north] = boundsOf(place)
  return { type: 'Point', coordinates: [(west + east) / 2, (south + north) / 2] }
}

type Features = ReturnType<typeof feature>[]
const answer = (features: Features, isClustered: boolean) => ({
  ...{ type: 'FeatureCollection' as const, features, isClustered },
  many: features.reduce((sum, { properties }) => sum + properties.many, 0),
})
