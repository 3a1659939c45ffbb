// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keep, openFile } from '../files/index.ts'
import { closed } from '../rooms.ts'
import { resealOnce } from '../vault/index.ts'
import { type TestCity, testCity } from './city.ts'
import { doTask, file, foodByCourier, onePagePdf, prepare } from './journey.ts'

const own = mkdtempSync(join(tmpdir(), 'chengshu-at-rest-'))
afterAll(() => rmSync(own, { recursive: true, force: true }))

/** Every column that can hold a text, of every room's tables and of the job queue, in which one of these stands. */
async function inClear(city: TestCity, texts: string[]): Promise<string[]> {
  const columns = await city.owner<{ schema: string; table: string; column: string }[]>`
    select n.nspname as schema, c.relname as table, a.attname as column
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
       and n.nspname !~ '^(pg_|information_schema)' and a.atttypid::regtype::text ~ '^(text|jsonb|json|bytea|character varying)'`
  expect(columns.length).toBeGreaterThan(100)
  const found: string[] = []
  for (const { schema, table, column } of columns) {
    const [name, from] = [city.owner(column), city.owner(`${schema}.${table}`)]
    const rows = await city.owner<{ said: string }[]>`
      select t.said from (select case when pg_typeof(${name})::text = 'bytea' then encode(${name}::text::bytea, 'escape') else ${name}::text end as said from ${from}) t
       where exists (select from unnest(${texts}::text[]) as x(text) where position(x.text in t.said) > 0) limit 1`
    if (rows[0]) found.push(`${schema}.${table}.${column}: ${rows[0].said.slice(0, 160)}`)
  }
  return found
}

function filesWith(folder: string, texts: string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path)
      return texts.some((text) => bytes.includes(text))
    })
}

test('F07: after a journey to its end no name, identity number, account, mobile or address of anybody in it stands in clear, in no column of the database', async () => {
  await using city = await testCity({ env: { DATA_DIR: own } })
  const sun = { idNumber: '990107199404220828', mobile: '10010095028', address: '科技路58号云溪小区9幢1102室' }
  const claim = await file(city, 'sun-li', {
    id: 'maternity-allowance',
    values: {
      deliveryWay: '顺产',
      babies: 1,
      bankAccount: '6217990100000000822',
      bankName: '云州银行科技路支行',
      mobile: sun.mobile,
    },
  })
  await prepare(await city.as('zhao-ming'), { id: 'social-card' })
  await doTask(city, 'medical-handler', claim.number, { outcome: 'accept' })
  await doTask(city, 'medical-reviewer', claim.number, { outcome: 'agree', opinion: `核对了 ${sun.idNumber} 的缴费` })
  await doTask(city, 'medical-decider', claim.number, { outcome: 'grant' })
  const food = await foodByCourier(city)
  const asking = await city.as('zhao-ming')
  const draft = await prepare(asking, { id: 'social-card' })
  const words = ['我母亲的残疾证补不补', '把第二页重新拍一张', '讲得很清楚']
  const called = await asking.post(`/drafts/${draft}/consents`, { kind: 'help', may: 'guide', note: words[0] })
  const helper = await city.as('city-helper')
  expect((await helper.post(`/help/calls/${draft}/${called.body.id}/join`)).status).toBe(200)
  const at = `/drafts/${draft}/consents/${called.body.id}`
  expect((await helper.post(`${at}/hints`, { text: words[1] })).status).toBeLessThan(300)
  expect((await asking.post(`${at}/rating`, { stars: 5, opinion: words[2] })).status).toBeLessThan(300)
  const texts = [
    ...words,
    ...[...city.content.demoAccounts.values()].flatMap(({ name, idNumber, mobile }) => [name, idNumber, mobile]),
    ...Object.values(sun),
    ...['6217990100000000822', '990107199301150812', '云东区滨江路88号', '10010007919', '990102198803160029'],
  ]
  expect(await inClear(city, texts)).toEqual([])
  await city.settle()
  expect(await inClear(city, texts)).toEqual([])
  const [parcel] = (await (await city.as('chen-xiaomei')).get(`/me/cases/${food.number}/parcels`)).body.rows
  expect(parcel).toMatchObject({ receiver: '陈晓梅', address: '云州市云东区滨江路88号' })
  await signedFileOf(city)
  const uploads = join(own, 'files')
  expect(readdirSync(uploads, { recursive: true }).length).toBeGreaterThan(3)
  expect(filesWith(uploads, ['%PDF', ...texts])).toEqual([])
})

/** A holder fetches the sealed file of a licence, which is made then. */
async function signedFileOf(city: TestCity): Promise<void> {
  const sun = await city.as('sun-li')
  const [licence] = (await sun.get('/me/licences')).body.rows
  const answer = await sun.get(`/me/licences/${licence.id}/file`)
  expect([answer.status, answer.raw.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
}

test('F07: an upload lies closed, is closed when it lay open before, and breaks off when a piece of it was changed or left out', async () => {
  await using city = await testCity({ env: { DATA_DIR: own } })
  const content = Buffer.concat([onePagePdf, Buffer.alloc(200_000, ' '), onePagePdf])
  const kept = await keep(city, city.sql, { content, name: '材料.pdf', owner: { kind: 'test', id: '1' }, accept: ['pdf'] })
  const path = join(own, 'files', kept.sm3.slice(0, 2), kept.sm3.slice(2, 4), kept.sm3)
  const read = async () => {
    const { stream } = await openFile(city, city.sql, kept.id)
    return Buffer.concat(await stream().toArray())
  }
  expect((await read()).equals(content)).toBe(true)
  const closedBytes = readFileSync(path)
  expect(closedBytes.subarray(0, 64).toString('latin1').trimEnd()).toBe('chengshu-closed-1 sm4.files-1')
  for (const broken of [
    closedBytes.subarray(0, -300),
    Buffer.from(closedBytes).fill(7, 70_000, 70_001),
    closedBytes.subarray(0, 64 + 4 + 65_568),
  ]) {
    writeFileSync(path, broken)
    await expect(read()).rejects.toThrow('does not open')
  }
  writeFileSync(path, content) // as a city from before has it
  expect((await read()).equals(content)).toBe(true)
  await city.owner`delete from vault.resealings where purpose = 'files'`
  for (let round = 0; round < 20 && filesWith(path.slice(0, -64), ['%PDF']).length > 0; round++) await resealOnce(city, closed)
  expect(readFileSync(path).subarray(0, 64).toString('latin1').trimEnd()).toBe('chengshu-closed-1 sm4.files-1')
  expect((await read()).equals(content)).toBe(true)
})
