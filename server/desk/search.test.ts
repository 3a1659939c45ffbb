// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, type Filed, file, foodLicence, openTasks } from '../testing/journey.ts'
import { departments, districts } from '../testing/reach.ts'
import { appoint } from '../testing/reach-queries.ts'

const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }

let city: TestCity
let firm: Filed
let person: Filed
beforeAll(async () => {
  city = await testCity()
  firm = await file(city, 'chen-xiaomei', foodLicence)
  person = await file(city, 'zhang-defu', { id: 'old-age-allowance', values: account })
  await doTask(city, 'market-handler', firm.number, { outcome: 'accept' })
})
afterAll(() => city[Symbol.asyncDispose]())

const found = async (login: string, q: string): Promise<string[]> => {
  const answer = await (await city.as(login)).post('/desk/searches', { q })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.rows.map((row: { number: string }) => row.number)
}

test('an officer finds a case by its number, its short number, the name, a part of a firm’s name, the phone and its last four digits, also when nobody waits for it', async () => {
  const [row] = await city.sql<{ short: string }[]>`select short_number as short from cases.cases where number = ${firm.number}`
  const short = row?.short ?? ''
  const width = (text: string) => text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  for (const q of [
    firm.number,
    width(firm.number),
    short,
    '云州市晓梅',
    '晓梅餐饮',
    '陈晓梅',
    '10010007919',
    '+86 100-1000-7919',
    '7919',
  ])
    expect([q, await found('market-reviewer', q)]).toEqual([q, [firm.number]])
  for (const q of ['张德福', '张德', person.number]) expect([q, await found('civil-handler', q)]).toEqual([q, [person.number]])
  for (const q of ['德福', '%%', '__', '无此一人', '0000', '99999999999999999999999'])
    expect([q, await found('civil-handler', q)]).toEqual([q, []])
  for (const q of ['张', ' 张 ', '123'])
    expect([q, (await (await city.as('civil-handler')).post('/desk/searches', { q })).status]).toEqual([q, 400])
})

test('a search never crosses the searcher’s reach: another department, another district, another hall finds nothing', async () => {
  await appoint(city, 'far-market', [{ position: 'handler', department: departments.market, region: districts.hightech }])
  await appoint(city, 'far-supervisor', [{ position: 'supervisor', department: departments.fire, region: districts.hightech }])
  for (const login of ['civil-handler', 'fire-decider', 'far-market', 'far-supervisor', 'nanhu-counter', 'city-counter'])
    for (const q of [firm.number, '晓梅餐饮', '7919', '10010007919'])
      expect([login, q, await found(login, q)]).toEqual([login, q, []])
  for (const login of ['supervisor', 'yundong-supervisor', 'leader'])
    expect([login, await found(login, '晓梅餐饮')]).toEqual([login, [firm.number]])
  for (const login of ['auditor', 'admin', 'chen-xiaomei'])
    expect([login, (await (await city.as(login)).post('/desk/searches', { q: '晓梅餐饮' })).code]).toEqual([
      login,
      'NOT_PERMITTED',
    ])
})

test('that an officer searched is on record, and whoever she found sees it; the words that she typed stand in no entry', async () => {
  await found('civil-reviewer', '张德福')
  await found('civil-reviewer', '没有这个人')
  await city.settle()
  const searches = await city.sql<{ facts: object }[]>`
    select facts from ledger.entries where act = 'case.searched' and actor = (select id::text from people.officers where login = 'civil-reviewer') order by seq`
  expect(searches.map((row) => row.facts)).toEqual([
    { by: 'name', found: 1 },
    { by: 'name', found: 0 },
  ])
  const texts = (await (await city.as('zhang-defu')).get('/me/reads?limit=100')).body.rows.map(
    (row: { text: string }) => row.text,
  )
  const said = /^市民政局审查岗（戴\*\*）为.+（按姓名查找办件）查看了办件编号、事项、进展$/
  expect(texts.filter((text: string) => said.test(text))).toHaveLength(1)
  expect(await city.sql`select 1 from ledger.entries e where e::text like '%没有这个人%'`).toHaveLength(0)
})

test('a case that came to another department by a task is found there too, and by the hall that took it in', async () => {
  const before = await found('city-issuer', '晓梅餐饮')
  expect(before).toEqual([firm.number])
  const keys = await city.sql<{ owner: string }[]>`select distinct owner from cases.search_keys where id = ${firm.id}`
  expect(keys.map((row) => row.owner)).toEqual([departments.market])
  expect(
    await city.sql`select key from cases.search_keys where key !~ '^(search-1[.][A-Za-z0-9_-]{16}$|firm:)'`,
    'what names a person lies under a keyed index',
  ).toEqual([])
})

test('what an officer has not looked at, or what changed since, is marked in her list and in nobody else’s', async () => {
  // no lease is on record, so that a person looks at it
  const rent = { amount: 8000, rentAddress: '云州市高新区科技路58号云溪小区9幢1102室' }
  const mine = await file(city, 'sun-li', { id: 'provident-fund-rent', values: { ...account, ...rent }, anyway: true })
  const marked = async (login: string) => {
    const [row] = (await (await city.as(login)).get(`/desk/tasks?q=${mine.number}`)).body.rows
    return row.isUnread
  }
  const open = async (login: string) => (await city.as(login)).get(`/desk/cases/${mine.root}/${mine.id}`)
  expect(await marked('fund-handler')).toBe(true)
  expect((await open('fund-handler')).status).toBe(200)
  expect(await marked('fund-handler')).toBe(false)
  city.clock.forward(60_000)
  const [task] = await openTasks(city, 'fund-handler', mine.number)
  await (await city.as('fund-handler')).post(`/desk/tasks/${task?.root}/${task?.id}/claim`)
  expect(await marked('fund-handler'), 'her own act is no news').toBe(false)
  city.clock.forward(60_000)
  await (await city.as('fund-handler')).post(`/desk/tasks/${task?.root}/${task?.id}/release`)
  await doTask(city, 'fund-handler', mine.number, { outcome: 'accept' })
  expect(await marked('fund-decider')).toBe(true)
})

test('phrases are an officer’s own, or the department’s that who decides keeps; once each, and nobody deletes another’s', async () => {
  const [handler, decider, other] = [
    await city.as('civil-handler'),
    await city.as('civil-decider'),
    await city.as('fire-handler'),
  ]
  const texts = (answer: { body: { rows: { text: string }[] } }) => answer.body.rows.map((row) => row.text)
  const own = await handler.post('/desk/phrases', { text: '材料齐全，符合法定形式，予以受理。' })
  expect(texts(own)).toEqual(['材料齐全，符合法定形式，予以受理。'])
  expect((await handler.post('/desk/phrases', { text: '全处通用', forDepartment: true })).code).toBe('NOT_PERMITTED')
  expect((await decider.post('/desk/phrases', { text: '经审查，符合条件，准予。', forDepartment: true })).status).toBe(200)
  await decider.post('/desk/phrases', { text: '经审查，符合条件，准予。', forDepartment: true })
  const seen = await handler.get('/desk/phrases')
  expect(texts(seen)).toEqual(['材料齐全，符合法定形式，予以受理。', '经审查，符合条件，准予。'])
  expect(seen.body.rows[1]).toMatchObject({ department: '云州市民政局', mayDelete: false })
  expect(texts(await other.get('/desk/phrases'))).toEqual([])
  await handler.delete(`/desk/phrases/${seen.body.rows[1].id}`)
  await other.delete(`/desk/phrases/${seen.body.rows[0].id}`)
  expect(texts(await handler.get('/desk/phrases'))).toEqual(texts(seen))
  expect(texts(await handler.delete(`/desk/phrases/${seen.body.rows[0].id}`))).toEqual(['经审查，符合条件，准予。'])
  for (let index = 0; index < 40; index++)
    expect((await other.post('/desk/phrases', { text: `第 ${index} 条意见` })).status).toBe(200)
  expect((await other.post('/desk/phrases', { text: '第四十一条' })).code).toBe('PHRASES_FULL')
})
