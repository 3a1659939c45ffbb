// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, type Filed, file, foodLicence, onePagePdf } from '../testing/journey.ts'

const CHEN = '990102198803160029'
const XIAOMEI = '91990102MA0C00016W'
const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }

type Row = { actor: string; actorKind: string; actorName: string; act: string; purpose: string | null; times?: number }

/** A firm’s licence is asked for, granted, and looked at by the officers on its way. */
async function licensed(city: TestCity): Promise<Filed & { licence: string }> {
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  for (const [login, outcome] of [
    ['market-handler', 'accept'],
    ['market-reviewer', 'pass'],
    ['market-decider', 'grant'],
  ] as const) {
    expect((await (await city.as(login)).get(`/desk/cases/${filed.root}/${filed.id}`)).status).toBe(200)
    await doTask(city, login, filed.number, { outcome })
  }
  await city.settle()
  const [licence] = (await (await city.as('chen-xiaomei')).get('/me/licences')).body.rows.filter((one: { type: string }) =>
    one.type.includes('food'),
  )
  return { ...filed, licence: licence.number }
}

const post = async (city: TestCity, login: string, path: string, body: object) =>
  (await city.as(login)).post(`/audit/${path}`, body)
const rowsOf = async (city: TestCity, login: string, body: object): Promise<Row[]> => {
  const answer = await post(city, login, 'searches', { purpose: '信访核查', limit: 100, ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.rows
}
const readers = async (city: TestCity, body: object): Promise<string[]> =>
  (await post(city, 'auditor', 'readers', { purpose: '信访核查', ...body })).body.rows.map((row: Row) => row.actorName).toSorted()

test('F02: from a leaked name, phone, identity, licence or case number the readers in a period are listed, and whoever it is about sees that somebody asked', async () => {
  await using city = await testCity()
  const filed = await licensed(city)
  const officers = ['卢晓东', '沈一鸣', '蒋永康']
  for (const value of [filed.number, XIAOMEI, filed.licence, '云州市晓梅餐饮有限公司', CHEN, '陈晓梅', '+86 100-1000-7919'])
    expect([value, await readers(city, { value })]).toEqual([value, expect.arrayContaining(officers)])
  city.clock.set('2026-11-23T09:00:00+08:00')
  await (await city.as('market-handler-2')).get(`/desk/cases/${filed.root}/${filed.id}`)
  await city.settle()
  expect(await readers(city, { value: filed.number, from: '2026-11-21' })).toEqual(['郝一鸣'])
  expect(await readers(city, { value: filed.number, to: '2026-11-20' })).not.toContain('郝一鸣')
  const [reader] = (await post(city, 'auditor', 'readers', { purpose: '信访核查', value: filed.licence, from: '2026-11-21' }))
    .body.rows
  expect(reader).toMatchObject({
    ...{ actorKind: 'officer', actorDepartment: '市市场监管局', actorPosition: '受理岗', times: 1 },
    ...{ purposes: [filed.number], fields: expect.arrayContaining(['营业执照']) },
  })
  await city.settle()
  const mine = (await (await city.as('chen-xiaomei')).get('/me/reads?limit=100')).body.rows
  expect(mine.some((row: { purpose: string }) => row.purpose === '信访核查')).toBe(true)
  const kept = await city.sql`select 1 from ledger.entries e where e::text like ${`%${CHEN}%`} or e::text like '%10010007919%'`
  expect(kept, 'what was searched for stands in no entry').toHaveLength(0)
})

test('F02: every read and write of a case is on record under whoever did it, and changing one row breaks verification at that row', async () => {
  await using city = await testCity()
  const filed = await licensed(city)
  const acts = await rowsOf(city, 'auditor', { value: filed.number })
  expect(acts.filter((row) => row.act !== 'person.read').map((row) => `${row.act} ${row.actorName}`)).toEqual(
    expect.arrayContaining(['case.submitted 陈**', 'case.accepted 沈一鸣', 'task.done 卢晓东', 'case.decided 蒋永康']),
  )
  const auditor = await city.as('auditor')
  expect((await auditor.post('/ledger/verification')).body).toMatchObject({ ok: true })
  const [row] = await city.owner<{ seq: number }[]>`select seq from ledger.entries where act = 'case.accepted'`
  await city.owner`update ledger.entries set actor = 'somebody-else' where seq = ${row?.seq ?? 0}`
  expect((await auditor.post('/ledger/verification')).body).toMatchObject({ ok: false, seq: row?.seq })
})

test('F02: what a counter clerk does for a walk-in stands under her, an officer, and nothing that an officer did is called a resident’s', async () => {
  await using city = await testCity()
  const clerk = await city.as('binjiang-counter')
  const draft = (
    await clerk.post('/halls/drafts', { kind: 'item', id: 'old-age-allowance', applicant: { idNumber: '990102194505120311' } })
  ).body
  expect((await clerk.patch(`/drafts/${draft.id}`, { revision: draft.revision, values: account })).status).toBe(200)
  for (const row of (await clerk.get(`/drafts/${draft.id}/materials`)).body.rows)
    if (row.state === 'needed')
      await clerk.upload(`/drafts/${draft.id}/materials/${row.id}/file`, {
        ...{ name: '材料.pdf', type: 'application/pdf', content: onePagePdf },
      })
  const filed = (await clerk.post(`/drafts/${draft.id}/submission`, {})).body
  expect(filed.number).toMatch(/^\d{20,}/)
  await city.settle()
  const rows = await rowsOf(city, 'auditor', { value: '顾建平' })
  expect(rows.length).toBeGreaterThan(2)
  expect(new Set(rows.map((row) => `${row.actorKind} ${row.actorName}`))).toEqual(new Set(['officer 顾建平']))
  expect(rows.map((row) => row.act)).toEqual(expect.arrayContaining(['case.submitted', 'person.read']))
  const wrong = await city.sql`
    select act, actor_kind from ledger.entries e
     where (actor_kind = 'officer') <> (exists (select 1 from people.officers o where o.id::text = e.actor))`
  expect(wrong).toEqual([])
})

test('F02: of several who bear one name the auditor chooses, and a name that nobody bears finds nothing', async () => {
  await using city = await testCity()
  await licensed(city)
  const all = (await post(city, 'auditor', 'searches', { purpose: '信访核查', value: '陈晓梅' })).body
  expect(all.matches).toEqual([expect.objectContaining({ kind: 'person', by: 'name', title: '陈** 9901**********0029' })])
  const [{ id }] = all.matches
  expect((await rowsOf(city, 'auditor', { value: '陈晓梅', only: id })).length).toBeGreaterThan(0)
  expect(await rowsOf(city, 'auditor', { value: '陈晓梅', only: crypto.randomUUID() })).toEqual([])
  expect((await post(city, 'auditor', 'searches', { purpose: '信访核查', value: '无此一人' })).body).toEqual({
    ...{ matches: [], rows: [], next: null },
  })
  expect((await post(city, 'auditor', 'searches', { purpose: '信访核查', actor: '无此一人' })).code).toBe('AUDIT_ACTOR_UNKNOWN')
  for (const value of ["' or 1=1 --", '%%', '\u0000\u0000', '😀😀', '1'.repeat(120)])
    expect((await post(city, 'auditor', 'searches', { purpose: '核查', value })).status).toBeLessThan(500)
})

test('F01: an auditor does not find his own acts, and an officer sees his own and nobody else’s', async () => {
  await using city = await testCity()
  await rowsOf(city, 'auditor', {})
  await city.settle()
  expect((await post(city, 'auditor', 'searches', { purpose: '例行审计', actor: '钱立群' })).code).toBe('LEDGER_NOT_YOUR_OWN')
  expect((await post(city, 'auditor', 'searches', { purpose: '例行审计', value: '钱立群' })).code).toBe('LEDGER_NOT_YOUR_OWN')
  expect((await rowsOf(city, 'auditor', {})).filter((row) => row.actorName === '钱立群')).toEqual([])
  expect((await rowsOf(city, 'auditor-2', {})).filter((row) => row.actorName === '钱立群').length).toBeGreaterThan(0)
  for (const login of ['market-handler', 'leader', 'admin', 'security', 'chen-xiaomei'])
    expect([login, (await post(city, login, 'searches', { purpose: '例行审计' })).code]).toEqual([login, 'NOT_PERMITTED'])
  expect((await post(city, 'auditor', 'searches', {})).code, 'a reason is needed').toBe('BAD_INPUT')
})

test('F02: a district’s supervisor and auditor see what was done in its matters and by its officers, page by page, and of other districts nothing', async () => {
  await using city = await testCity()
  const filed = await licensed(city)
  await (await city.as('gaoxin-counter')).get('/halls/applicants?idNumber=990107199608081313')
  await (await city.as('yundong-counter')).get('/halls/applicants?idNumber=990107199608081313')
  await city.settle()
  for (const login of ['yundong-auditor', 'yundong-supervisor']) {
    const rows = await rowsOf(city, login, { value: filed.number })
    expect([login, rows.map((row) => row.act)]).toEqual([login, expect.arrayContaining(['case.submitted', 'person.read'])])
    const looks = await rowsOf(city, login, { value: '990107199608081313' })
    expect(new Set(looks.map((row) => row.actorName))).toEqual(new Set(['江新民']))
    const seen: Row[] = []
    for (let after: string | undefined; ; ) {
      const page = await post(city, login, 'searches', { purpose: '例行审计', limit: 5, ...(after ? { after } : {}) })
      seen.push(...page.body.rows)
      if (page.body.next === null) break
      after = page.body.next
    }
    expect(seen.some((row) => row.actorName === '江新民')).toBe(true)
    expect(seen.some((row) => row.actorName === '史雅琴')).toBe(false)
  }
  expect((await rowsOf(city, 'auditor', { value: '990107199608081313' })).some((row) => row.actorName === '史雅琴')).toBe(true)
})
