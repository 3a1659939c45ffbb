// SPDX-License-Identifier: Apache-2.0
import { unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Answer, Client, TestCity } from '../../testing/city.ts'
import { cityWithRegisters, keeper } from '../testing-registers.ts'
import { laidOpen } from './unpack.ts'

const CSV = 'text/csv'
const upload = (client: Client, content: Buffer, name = '窨井.csv') =>
  client.upload('/registers/manhole/imports', { name, type: CSV, content })
const confirm = (client: Client, id: string) => client.post(`/registers/manhole/imports/${id}/confirmation`, { why: '季度普查' })
const bad = async (client: Client, id: string) =>
  (await client.get(`/registers/manhole/imports/${id}/lines?verdict=bad`)).body.rows.map(
    (row: { line: number; says: string }) => [row.line, row.says],
  )
const counts = (answer: Answer) => Object.fromEntries(Object.entries(answer.body.counts).filter(([, many]) => many !== 0))
const versions = async (city: TestCity) => {
  const [row] = await city.sql`select count(*)::int as many from registers.row_history where register = 'manhole'`
  return row?.many
}

const heads = '编号,名称,权属单位,区划,等级,深度,检查日期,管护人身份号码'
const file = `${heads}
M1,一号井,市市场监管局,云东区,市级,2.5,2026/11/1,${keeper}
M2,二号井,11990100MB0A103474,云东区城东街道,3,"1,0.25",2026年11月2日,
M3,三号井,无此单位,990102,3,2,,
M4,四号井,市市场监管局,990102,3,很深,,
M1,又一号井,市市场监管局,990102,3,2,,
,没有编号,市市场监管局,990102,3,2,,
M5,五号井,市市场监管局,990102,9,2,,
M6,,市市场监管局,990102,3,2,,
`

test('a file is looked through first; the good lines are written once, the bad ones set aside with what is wrong, and again adds nothing', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  const seen = await upload(data, Buffer.from(file))
  expect([seen.status, counts(seen), seen.body.left]).toEqual([200, { new: 2, bad: 6 }, 2])
  expect(await versions(city)).toBe(0)
  const says = await bad(data, seen.body.id)
  expect(says.map(([line]: [number]) => line)).toEqual([4, 5, 6, 7, 8, 9])
  expect(says.map(([, text]: [number, string]) => /权属单位|深度|前面已经有|编号|代码表|名称/.test(text))).toEqual(
    Array(6).fill(true),
  )
  expect(JSON.stringify(await city.owner`select * from registers.import_rows`)).not.toMatch(new RegExp(`${keeper}|一号井`))
  const done = await Promise.all([confirm(data, seen.body.id), confirm(data, seen.body.id)])
  expect(done.map(({ status }) => status)).toEqual([200, 200])
  expect(counts(await confirm(data, seen.body.id))).toEqual({ added: 2, bad: 6 })
  expect(await versions(city)).toBe(2)
  const row = await data.get('/registers/manhole/rows/M2')
  expect(row.body.fields).toMatchObject({ depth: 10.25, checkedOn: '2026-11-02', level: '3', region: '990102001' })
  const again = await upload(data, Buffer.from(file))
  // a line that says a graded value is not told to be the same: the value would be told with it
  expect([counts(again), again.body.left]).toEqual([{ changed: 1, same: 1, bad: 6 }, 1])
  await confirm(data, again.body.id)
  expect(await versions(city)).toBe(2)
  const history = (await data.get('/registers/manhole/rows/M1/history')).body.rows
  expect(history[0]).toMatchObject({ act: 'added', why: '季度普查' })
  city.clock.set('2027-01-01T09:00:00+08:00')
  await city.settle()
  expect(await city.sql`select 1 from registers.import_rows limit 1`).toHaveLength(0)
})

test('GB18030 and XLSX are read as UTF-8 is; what cannot be read, has strange heads or too little is refused in words', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  // 编号,名称,权属单位 / G1,井,市公安局 in GB18030
  const gb = Buffer.from('b1e0bac52cc3fbb3c62cc8a8caf4b5a5cebb0a47312cbeae2ccad0b9abb0b2bed60a', 'hex')
  const wide = await upload(data, gb)
  expect([wide.status, counts(wide)]).toEqual([200, { new: 1 }])
  const sheet = await writeXlsx({
    sheets: [
      {
        name: '窨井',
        rows: [
          ['编号', '名称', '权属单位', '深度', '检查日期'],
          ['X1', '表格井', '市公安局', 3.25, new Date('2026-11-05T00:00:00Z')],
        ],
      },
    ],
  })
  const book = await upload(data, Buffer.from(sheet), '窨井.xlsx')
  expect([book.status, counts(book)]).toEqual([200, { new: 1 }])
  await confirm(data, book.body.id)
  expect((await data.get('/registers/manhole/rows/X1')).body.fields).toMatchObject({ depth: 3.25, checkedOn: '2026-11-05' })
  for (const [content, code] of [
    [Buffer.from('编号,名称,颜色\nM1,井,红\n'), 'IMPORT_HEADS'],
    [Buffer.from('名称\n井\n'), 'IMPORT_HEADS'],
    [Buffer.from('编号,编号\n1,2\n'), 'IMPORT_HEADS'],
    [Buffer.from(''), 'IMPORT_UNREADABLE'],
    [Buffer.from('PK\u0003\u0004 not a zip at all'), 'IMPORT_UNREADABLE'],
    [Buffer.from([0x81, 0xff, 0x00, 0x81]), 'IMPORT_UNREADABLE'],
  ] as const)
    expect([content.toString('latin1').slice(0, 12), (await upload(data, content)).code]).toEqual([
      content.toString('latin1').slice(0, 12),
      code,
    ])
})

test('a workbook that unfolds into more than there may be is refused, whatever its directory says, and an officer has one file read at a time', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  const heads = await writeXlsx({ sheets: [{ name: '窨井', rows: [['编号'], ['X1']] }] })
  const many = new Uint8Array(33 * 1024 * 1024)
  const bomb = Buffer.from(zipSync({ ...unzipSync(heads), 'xl/media/a.bin': many, 'xl/media/b.bin': many }))
  const answer = await upload(data, bomb, '窨井.xlsx')
  expect([answer.code, JSON.stringify(answer.body).includes('展开以后太大')]).toEqual(['IMPORT_UNREADABLE', true])
  // a directory that says less than there is: no more is unpacked than it says
  const liar = Buffer.from(zipSync({ 'a.bin': many }))
  liar.writeUInt32LE(8, liar.indexOf('PK\u0001\u0002', 0, 'latin1') + 24)
  expect(laidOpen(liar)?.length).toBeLessThan(200)
  const both = await Promise.all([upload(data, Buffer.from(heads), '一.xlsx'), upload(data, Buffer.from(heads), '二.xlsx')])
  expect(both.map(({ status, code }) => (status === 200 ? 'read' : code)).sort()).toEqual(['IMPORTS_BUSY', 'read'])
})

test('an import is its reader’s own; a line that no post of hers may write, or that has changed since, is set aside', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  const market = await city.as('market-registrar')
  expect((await upload(market, Buffer.from(file))).code).toBe('NOT_PERMITTED')
  const seen = await upload(data, Buffer.from('编号,名称,权属单位\nM1,一号井,市公安局\nM2,二号井,市公安局\n'))
  for (const path of ['', '/lines?verdict=new'])
    expect((await market.get(`/registers/manhole/imports/${seen.body.id}${path}`)).code).toMatch(/NOT_PERMITTED|IMPORT_NOT_FOUND/)
  const steward = await city.as('steward')
  expect((await steward.get(`/registers/manhole/imports/${seen.body.id}`)).code).toBe('IMPORT_NOT_FOUND')
  const fields = { code: 'M2', name: '别人先登记的', unit: 'police' }
  await steward.post('/registers/manhole/rows', { fields, why: '登记' })
  expect(counts(await confirm(data, seen.body.id))).toEqual({ added: 1, bad: 1 })
  expect((await bad(data, seen.body.id))[0][1]).toContain('别人改过')
  // a department that keeps its own rows: another's line is set aside at once
  const own =
    '系统编码,系统名称,责任单位,功能类别,上云情况,整合方案,运行状态\nS1,甲,市市场监管局,办公,已上云,保留,在用\nS2,乙,市公安局,办公,已上云,保留,在用\n'
  const given = await market.upload('/registers/information-system/imports', {
    name: 'a.csv',
    type: CSV,
    content: Buffer.from(own),
  })
  expect(counts(given)).toEqual({ new: 1, bad: 1 })
})

test('what an export shows masked is left as it is when it comes back', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  const first = await upload(data, Buffer.from(`${heads}\nM1,一号井,市公安局,990102,3,2,,${keeper}\n`))
  await confirm(data, first.body.id)
  const back = await upload(data, Buffer.from(`${heads}\nM1,新名,市公安局,990102,3,2,,9901**********0010\n`))
  expect(counts(back)).toEqual({ changed: 1 })
  await confirm(data, back.body.id)
  const row = await data.get('/registers/manhole/rows/M1')
  expect(row.body.fields).toMatchObject({ name: '新名', keeperNumber: '9901**********0010' })
})

test('places are read from one column or from two, as numbers, WKT or GeoJSON; what is none is set aside with what it should be', async () => {
  await using city = await cityWithRegisters()
  const data = await city.as('data-registrar')
  const head = '编号,名称,权属单位'
  const line = (n: number, places: string) => `M${n},${n}号井,市市场监管局,${places}\n`
  const pair = await upload(
    data,
    Buffer.from(`${head},经度,纬度\n${line(1, '115.05,29.97')}${line(2, ',')}${line(3, '29.97,115.05')}`),
  )
  expect(counts(pair)).toEqual({ new: 2, bad: 1 })
  expect(await bad(data, pair.body.id)).toEqual([[4, expect.stringContaining('本市范围内的经纬度')]])
  await confirm(data, pair.body.id)
  expect((await data.get('/registers/manhole/rows/M1')).body.fields.place).toEqual([115.05, 29.97])
  const texts = ['"115.05,29.97"', 'POINT(115.06 29.97)', '"{""type"":""Point"",""coordinates"":[115.07,29.97]}"', '东门外']
  const one = await upload(data, Buffer.from(`${head},位置\n${texts.map((text, n) => line(n + 1, text)).join('')}`))
  expect(counts(one)).toEqual({ same: 1, changed: 1, new: 1, bad: 1 })
  expect((await upload(data, Buffer.from(`${head},经度\n${line(1, '115')}`))).code).toBe('IMPORT_HEADS')
  expect((await upload(data, Buffer.from(`${head},位置,经度,纬度\n${line(1, '"115,30",115,30')}`))).code).toBe('IMPORT_HEADS')
})
