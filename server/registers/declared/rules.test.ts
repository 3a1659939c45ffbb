// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { transaction } from '../../kernel/index.ts'
import { checkPack } from '../../packs/index.ts'
import { goodPack, writePack } from '../../packs/testing-pack.ts'
import { contentKinds } from '../../rooms.ts'
import { writeRow } from '../index.ts'
import { cityWithRegisters, departments, manhole, testRegisters } from '../testing-registers.ts'
import { compileRegister, type DeclaredRegister } from './declared-register.ts'
import { followFields, RegistersUnfit } from './follow-fields.ts'

const shops = `id: shop
name: 店铺台账
about: 店铺
owner: market
basis: 测试
keep: 长期
keys: [code]
title: name
reads: owner
writes: owner
sources: [{ id: filing, name: 填报, department: market }]
purposes: [{ id: safety, name: 安全检查, positions: [handler] }]
fields:
  - { id: "01", name: code, title: 编号, type: text, required: true, index: true }
  - { id: "02", name: name, title: 名称, type: text, search: true }
  - { id: "03", name: keeper, title: 店主, type: id-card, grade: 4, personal: true }
`

async function codesOf(register: string, more: Record<string, string> = {}): Promise<string[]> {
  const { folder, remove } = writePack({ ...goodPack(), 'registers/shop.yaml': register, ...more })
  try {
    const { findings } = await checkPack(contentKinds, folder)
    return [...new Set(findings.filter(({ level }) => level === 'error').map(({ code }) => code))].sort()
  } finally {
    remove()
  }
}

const with_ = (from: string, to: string): string => shops.replace(from, to)

test('a register that is whole has no finding, and neither have its rows', async () => {
  expect(await codesOf(shops)).toEqual([])
  expect(await codesOf(shops, { 'demo/registers/shop.csv': 'code,name,keeper\nS1,一号店,\n' })).toEqual([])
})

test('what a register must keep to is told, each with its code', async () => {
  const broken: [string, string[]][] = [
    [with_('owner: market', 'owner: nobody'), ['DEPARTMENT_UNKNOWN']],
    [with_('id: shop', 'id: store'), ['FOLDER_NAME']],
    [with_('positions: [handler]', 'positions: [spy]'), ['POSITION_UNKNOWN']],
    [with_('type: text, search: true', 'type: code, of: nothing'), ['DICTIONARY_UNKNOWN']],
    [with_('type: text, search: true', 'type: code'), ['FIELD_NEEDS_OF']],
    [with_('type: text, search: true', 'type: row, of: nothing'), ['REGISTER_UNKNOWN']],
    [with_('search: true', 'search: true, source: hearsay'), ['SOURCE_UNKNOWN']],
    [with_('keys: [code]', 'keys: [number]'), ['FIELD_UNKNOWN']],
    [with_('keys: [code]', 'keys: [name]'), ['KEY_NOT_REQUIRED']],
    [with_('title: name\n', 'title: name\ndepartment: name\n'), ['FIELD_TYPE']],
    [with_('title: name\n', 'title: name\nrepresentedBy: keeper\n'), ['UNIT_REGISTER']],
    [with_('{ id: "02"', '{ id: "01"'), ['ID_TWICE']],
    [with_('name: name,', 'name: name, former: [code],'), ['ID_TWICE']],
    [`${shops}removed: [{ id: "02", name: old, title: 旧, on: 2026-01-01 }]\n`, ['FIELD_ID_REUSED']],
    [with_(', grade: 4, personal: true', ''), ['GRADE_MISSING']],
    [with_('grade: 4', 'grade: 2'), ['GRADE_TOO_LOW']],
    [with_('purposes: [{ id: safety, name: 安全检查, positions: [handler] }]\n', ''), ['PURPOSE_MISSING']],
    [with_('title: name\n', 'title: keeper\n'), ['GRADED_IN_LISTS']],
    [with_('search: true', 'search: true, length: 500'), ['INDEX_TOO_LONG']],
    [with_('type: text, search: true', 'type: point, personal: true, grade: 2'), ['GRADE_TOO_LOW']],
    [with_('type: text, search: true', 'type: polygon, index: true'), ['PLACE_INDEXED']],
    [with_('title: name\n', 'title: name\ngeometry: name\n'), ['FIELD_TYPE']],
    [
      with_('type: text, search: true', 'type: point, personal: true, grade: 3').replace('title: name\n', 'geometry: name\n'),
      ['GRADED_IN_LISTS'],
    ],
    [
      with_('type: text, search: true', 'type: line').replace('title: name\n', 'geometry: name\nsubject: keeper\n'),
      ['PLACE_OF_A_PERSON'],
    ],
    [with_('keys: [code]', 'keys: [code]\nlink: { from: shop, to: shop }'), ['LINK_HAS_KEYS']],
    [with_('keys: [code]', 'link: { from: shop, to: street }'), ['REGISTER_UNKNOWN']],
  ]
  for (const [file, codes] of broken) expect([file, await codesOf(file)]).toEqual([file, codes])
  expect(await codesOf(shops, { 'demo/registers/shop.csv': 'code,colour\nS1,red\n' })).toEqual(['TABLE_COLUMN'])
  expect(await codesOf(shops, { 'demo/registers/shed.csv': 'code\nS1\n' })).toEqual(['REGISTER_UNKNOWN'])
})

test('a figure is counted by index fields with codes that there are, and told for values that have names', async () => {
  const counted = `${with_('name: name, title: 名称, type: text, search: true', 'name: grade, title: 等级, type: code, of: grades, index: true').replace('title: name\n', '')}figures:
  - { id: good, name: 好店占比, count: { grade: a }, over: { grade: [a, b] }, by: grade }
`
  const grades = {
    'dictionaries/grades.yaml':
      'id: grades\nname: 等级\nsource: 测试\nstanding: knowledge\nentries: [{ code: a, name: 好 }, { code: b, name: 差 }]\n',
  }
  expect(await codesOf(counted, grades)).toEqual([])
  const broken: [string, string, string[]][] = [
    ['count: { grade: a }', 'count: { grade: z }', ['FIGURE_CODE']],
    ['over: { grade: [a, b] }', 'over: { grade: [a, c] }', ['FIGURE_CODE']],
    ['count: { grade: a }', 'count: { colour: a }', ['FIELD_UNKNOWN']],
    ['count: { grade: a }', 'count: { keeper: a }', ['FIGURE_FIELD']],
    ['by: grade', 'by: code', ['FIGURE_FIELD']],
    ['by: grade', 'by: keeper', ['FIGURE_FIELD']],
    ['by: grade }', 'by: grade }\n  - { id: good, name: 又一个, count: { grade: b } }', ['ID_TWICE']],
  ]
  for (const [from, to, codes] of broken) expect([to, await codesOf(counted.replace(from, to), grades)]).toEqual([to, codes])
})

test('with rows there, a field that is renamed without saying so, retyped, dropped or whose id is used again is refused', async () => {
  await using city = await cityWithRegisters()
  const old = testRegisters.get('manhole')
  if (!old) throw new Error('the register of the test is gone')
  const edited = (edit: (file: DeclaredRegister) => object): Map<string, DeclaredRegister> => {
    const { link: _, ...file } = old
    const changed = { ...file, keys: [...old.keys], fields: [...old.fields], ...edit(old) }
    return new Map([['manhole', compileRegister(changed as never, departments.data, '990100')]])
  }
  const follow = (registers: Map<string, DeclaredRegister>) => transaction(city.sql, (tx) => followFields(tx, { registers }))
  const field = (id: string, change: object) =>
    edited(({ fields }) => ({ fields: fields.map((one) => (one.id === id ? { ...one, ...change } : one)) }))
  await follow(testRegisters)
  await follow(field('10', { name: 'label' }))
  await follow(testRegisters)
  await transaction(city.sql, (tx) =>
    writeRow(city, tx, {
      ...{
        register: 'manhole',
        mode: 'add',
        fields: manhole('M1', { tag: 'T1' }),
        why: '测试',
        by: { kind: 'system', id: 'test' },
      },
      now: city.clock.now(),
    }),
  )
  await expect(follow(field('10', { name: 'label' }))).rejects.toThrow(RegistersUnfit)
  await expect(follow(field('10', { type: 'number' }))).rejects.toThrow('类型')
  await expect(follow(edited(({ fields }) => ({ fields: fields.slice(0, -1) })))).rejects.toThrow('removed')
  await follow(
    edited(({ fields }) => ({
      fields: fields.slice(0, -1),
      removed: [{ id: '10', name: 'tag', title: '标签', on: '2026-11-20' }],
    })),
  )
  await expect(follow(testRegisters)).rejects.toThrow('去掉')
})

test('a field that says its former name keeps its values under the new one', async () => {
  await using city = await cityWithRegisters()
  const row = {
    register: 'manhole',
    mode: 'add' as const,
    why: '测试',
    by: { kind: 'system' as const, id: 'test' },
    now: city.clock.now(),
  }
  const written = await transaction(city.sql, (tx) =>
    writeRow(city, tx, { ...row, fields: { ...manhole('M1'), checkDate: '2026-11-01' } }),
  )
  expect(written.did).toBe('added')
  const data = await city.as('data-registrar')
  expect((await data.get('/registers/manhole/rows/M1')).body.fields.checkedOn).toBe('2026-11-01')
})
