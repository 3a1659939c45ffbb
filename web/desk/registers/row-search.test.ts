// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { Field } from '../doors/registers.ts'
import { readRowsAddress, searchOf } from './row-search.ts'
import { columnsOf, valueText } from './value-text.ts'

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  ...{
    name,
    title: name,
    type,
    of: null,
    group: null,
    hint: null,
    unit: null,
    decimals: 0,
    length: null,
    grade: 1,
    source: null,
  },
  ...{ isRequired: false, isByCase: false, isFromFact: false, isIndexed: true, isSearched: false, isGraded: false, options: [] },
  ...more,
})
const fields = [
  field('code', 'text'),
  field('level', 'code', { options: [{ code: '3', name: '市级' }] }),
  field('depth', 'number', { decimals: 1, unit: '米' }),
  field('isFibre', 'flag'),
  field('mobile', 'mobile', { isGraded: true, grade: 3 }),
]

test('an address becomes a search: codes, a stretch of numbers, a flag, the order; what it does not know is left out', () => {
  const address = readRowsAddress({
    ...{ q: '滨江', which: 'ended', sort: '-depth', colour: 'red', 'f.level': '3', 'f.depth': '1..2.5', 'f.isFibre': 'false' },
  })
  expect(address).not.toHaveProperty('colour')
  expect(searchOf(address, fields)).toEqual({
    ...{ q: '滨江', which: 'ended', sort: 'depth', isDescending: true },
    where: { level: '3', depth: { atLeast: 1, atMost: 2.5 }, isFibre: false },
  })
  expect(searchOf(readRowsAddress({ which: 'everything', 'f.depth': '..' }), fields)).toEqual({})
})

test('a value is written as people read it, and what is masked has no column', () => {
  const [, level, depth, isFibre] = fields as [Field, Field, Field, Field]
  expect([valueText(level, '3'), valueText(depth, 1234.5), valueText(isFibre, false), valueText(level, undefined)]).toEqual([
    ...['市级', '1,234.5 米', '否', ''],
  ])
  const region = field('region', 'region')
  expect(valueText(region, '990102001', { '990102001': '云东区城东街道' })).toBe('云东区城东街道')
  expect(columnsOf(fields, ['code'], null).map(({ name }) => name)).toEqual(['code', 'level', 'depth', 'isFibre'])
})
