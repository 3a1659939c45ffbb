// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { lookUp, sourceRegister, writeRows } from '../index.ts'
import { cityWithRegisters, keeper, manhole } from '../testing-registers.ts'

test('a declared register is asked as a source of evidence: by its key or an index field, open rows alone, without what is graded', async () => {
  await using city = await cityWithRegisters()
  const at = { why: '测试', by: { kind: 'system' as const, id: 'test' }, now: city.clock.now() }
  const both = ['M1', 'M2'].map((code) => ({ mode: 'add' as const, fields: manhole(code) }))
  await writeRows(city, city.sql, 'manhole', both, at)
  const private_ = { keeperNumber: keeper, keeperMobile: '13800000001' }
  await writeRows(city, city.sql, 'manhole', [{ mode: 'change', key: 'M1', fields: private_ }], at)
  const ask = (key: Record<string, string>) => lookUp(city, city.sql, 'manhole', key)
  const [found] = await ask({ code: 'M1' })
  expect(found?.record).toMatchObject({ code: 'M1', name: 'M1号雨水井' })
  expect(JSON.stringify(found)).not.toMatch(new RegExp(`${keeper}|13800000001`))
  const [byNumber] = await ask({ keeperNumber: keeper })
  expect([byNumber?.record.code, byNumber?.record.keeperNumber, byNumber?.record.keeperMobile]).toEqual(['M1', keeper, undefined])
  expect(await ask({ level: '3' })).toHaveLength(2)
  expect(await ask({ level: '3', name: 'M2号雨水井' })).toHaveLength(1)
  const nones: Record<string, string>[] = [{ code: 'M9' }, { level: 'no such code' }, { tag: '' }, { nothing: 'x' }]
  for (const none of nones) expect(await ask(none)).toEqual([])
  await writeRows(city, city.sql, 'manhole', [{ mode: 'end', key: 'M1' }], at)
  expect(await ask({ code: 'M1' })).toEqual([])
  expect(sourceRegister(city, 'manhole')).toMatchObject({ name: '窨井台账', owner: 'data', titles: { code: '编号' } })
  expect(sourceRegister(city, 'persons').name).toBe('人口库')
})
