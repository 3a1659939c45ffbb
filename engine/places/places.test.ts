// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bounds, boundsOf, isWithin, metresBetween, type Position, placeInText, readPlace, thinned } from './index.ts'

const city: Bounds = [114, 29, 116, 31]
const square: Position[] = [
  [115, 30],
  [115.1, 30],
  [115.1, 30.1],
  [115, 30.1],
  [115, 30],
]
const hole = square.map(([lon, lat]): Position => [115.02 + (lon - 115) / 2, 30.02 + (lat - 30) / 2])
const outer = (...positions: Position[]) => readPlace('polygon', [positions], city)

test('a place is finite, within the city, of its own shape, and kept to a centimetre', () => {
  expect(readPlace('point', [115.123456789, 30], city)).toEqual({ place: [115.1234568, 30] })
  expect(readPlace('point', { type: 'Point', coordinates: [115, 30] }, city)).toEqual({ place: [115, 30] })
  const none: [Parameters<typeof readPlace>[0], unknown][] = [
    ['point', [Number.NaN, 30]],
    ['point', [115, Number.POSITIVE_INFINITY]],
    ['point', [30, 115]],
    ['point', [115, 30, 8]],
    ['point', ['115', '30']],
    ['point', null],
    ['point', 'here'],
    ['point', { type: 'LineString', coordinates: [115, 30] }],
    ['point', { type: 'Point' }],
    ['line', [[115, 30]]],
    ['line', [[115, 30], [115, 30]]], // biome-ignore format: one each line
    ['line', Array.from({ length: 1001 }, (_, n) => [115 + n / 10_000, 30])],
    ['polygon', square],
    ['polygon', []],
    ['polygon', [square.slice(0, 4)]],
    ['polygon', [square, square.map(([lon, lat]) => [lon + 0.5, lat])]],
  ]
  for (const [shape, given] of none)
    expect([shape, given, 'wanted' in readPlace(shape, given, city)]).toEqual([shape, given, true])
})

test('rings are closed, cross nothing, have an area, and run as GeoJSON has them', () => {
  const right = { place: [square, hole.toReversed()] }
  expect(readPlace('polygon', [square, hole], city)).toEqual(right)
  expect(readPlace('polygon', [square.toReversed(), hole.toReversed()], city)).toEqual(right)
  expect(outer([115, 30], [115.1, 30.1], [115.1, 30], [115, 30.2], [115, 30])).toEqual({ wanted: '边界不相交的面' })
  expect(outer([115, 30], [115.1, 30], [115.2, 30], [115, 30])).toEqual({ wanted: expect.stringContaining('有面积') })
  expect(outer([115, 30], [115.1, 30], [115.1, 30], [115, 30.1], [115, 30])).toEqual({ wanted: '边界不相交的面' })
  expect(readPlace('polygon', [square, square.map(([lon, lat]) => [lon + 0.05, lat])], city)).toEqual({
    wanted: '边界不相交的面',
  })
})

test('what lies within a polygon lies in none of its holes, and a border belongs to one of two neighbours', () => {
  expect(isWithin([square, hole], [115.01, 30.01])).toBe(true)
  expect(isWithin([square, hole], [115.04, 30.04])).toBe(false)
  expect(isWithin([square], [115.2, 30.05])).toBe(false)
  const east = square.map(([lon, lat]): Position => [Number((lon + 0.1).toFixed(1)), lat])
  expect([square, east].filter((ring) => isWithin([ring], [115.1, 30.05]))).toHaveLength(1)
})

test('a cell may be two numbers, WKT or GeoJSON, and nothing else is a place', () => {
  expect(placeInText(' 115.05，29.97 ')).toEqual([115.05, 29.97])
  expect(placeInText('POINT(115.05 29.97)')).toEqual([115.05, 29.97])
  expect(placeInText('LineString (115 30, 115.1 30)')).toEqual([
    [115, 30],
    [115.1, 30],
  ])
  expect(placeInText('POLYGON ((115 30, 115.1 30, 115.1 30.1, 115 30), (1 2, 3 4))')).toHaveLength(2)
  expect(placeInText('{"type":"Point","coordinates":[115,30]}')).toEqual({ type: 'Point', coordinates: [115, 30] })
  for (const text of ['', '115', '115,30,1', '0x10,30', '{broken', 'POLYGON()', 'CIRCLE(1 2)', '东经115度'])
    expect(placeInText(text)).toBe(undefined)
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readPlace('polygon', placeInText(text), city)
      expect('wanted' in read).toBe(true)
    }),
  )
})

test('a degree of latitude is 111 km; what a picture cannot show is left out and a ring stays one', () => {
  expect(Math.round(metresBetween([115, 30], [115, 31]))).toBe(111_195)
  expect(boundsOf([square])).toEqual([115, 30, 115.1, 30.1])
  const line = Array.from({ length: 101 }, (_, n): Position => [115 + n / 1000, 30])
  expect((thinned(line, 0.05) as Position[]).length).toBeLessThan(5)
  expect(thinned([square], 5)).toEqual([square])
  expect(thinned([115, 30], 5)).toEqual([115, 30])
})
