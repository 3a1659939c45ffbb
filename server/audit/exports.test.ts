// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type TestCity, testCity } from '../testing/city.ts'
import { file } from '../testing/journey.ts'
import { appoint } from '../testing/reach-queries.ts'

const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }
const ask = { purpose: '纪委函询第 7 号', value: '张德福' }

async function asked(city: TestCity): Promise<string> {
  await file(city, 'zhang-defu', { id: 'old-age-allowance', values: account })
  await city.settle()
  const answer = await (await city.as('auditor')).post('/audit/exports', ask)
  expect(answer.body.rows[0]).toMatchObject({ state: 'asked', isMine: true, search: { value: '张德福' } })
  return answer.body.rows[0].id
}
const answerAs = async (city: TestCity, login: string, id: string, answer = 'granted') =>
  (await city.as(login)).post(`/audit/exports/${id}/answer`, { answer })
const take = async (city: TestCity, login: string, id: string) => (await city.as(login)).post(`/audit/exports/${id}/entries`)

test('F02: entries leave the platform only with a second person’s leave, for a day, to whoever asked, and each taking is on record', async () => {
  await using city = await testCity()
  const id = await asked(city)
  expect((await take(city, 'auditor', id)).code).toBe('EXPORT_NOT_LET_OUT')
  expect((await answerAs(city, 'auditor', id)).code).toBe('EXPORT_NEEDS_ANOTHER')
  for (const login of ['market-decider', 'supervisor', 'admin', 'yundong-auditor'])
    expect([login, (await answerAs(city, login, id)).status]).not.toEqual([login, 200])
  expect((await answerAs(city, 'security', id)).body.rows[0]).toMatchObject({
    state: 'granted',
    answeredBy: '段秋实',
    isMine: false,
  })
  expect((await answerAs(city, 'auditor-2', id, 'refused')).code).toBe('EXPORT_ANSWERED')
  expect((await take(city, 'auditor-2', id)).code, 'leave is given to one').toBe('EXPORT_NOT_LET_OUT')
  const taken = (await take(city, 'auditor', id)).body
  expect(taken).toMatchObject({ grantedBy: '段秋实', isCut: false, mark: `${id.slice(-8)}-1` })
  expect(taken.rows.map((row: { act: string }) => row.act)).toContain('case.submitted')
  await city.settle()
  const [entry] = await city.sql`select actor, facts from ledger.entries where act = 'ledger.exported' and subject = ${id}`
  expect(entry?.facts).toMatchObject({ entries: taken.rows.length, time: 1 })
  city.clock.set('2026-11-21T09:00:01+08:00')
  expect((await take(city, 'auditor', id)).code).toBe('EXPORT_NOT_LET_OUT')
  const [kept] = await city.sql<{ row: string }[]>`select e::text as row from audit.exports e`
  expect(kept?.row).not.toContain('张德福')
})

test('F02: of a leave and a refusal at the same instant on two servers the database takes one; nobody answers himself, whatever the page says; a request ends', async () => {
  await using city = await testCity()
  const id = await asked(city)
  const answers = await Promise.all(
    ['security', 'auditor-2', 'security', 'auditor-2'].map((login, at) =>
      answerAs(city, login, id, at % 2 ? 'refused' : 'granted'),
    ),
  )
  expect(answers.map((one) => one.status).toSorted()).toEqual([200, 409, 409, 409])
  const self = city.owner`
    update audit.exports set answer = 'granted', answered_by = asked_by, answered_by_name = 'x', answered_at = now() where id = ${id}`
  await expect(self).rejects.toThrow('nobody_lets_out_his_own_export')
  const second = (await (await city.as('auditor')).post('/audit/exports', { purpose: '例行导出' })).body.rows[0].id
  city.clock.set('2026-11-24T09:00:00+08:00')
  expect((await answerAs(city, 'security', second)).code).toBe('EXPORT_OVER')
  expect((await (await city.as('auditor')).get('/audit/exports')).body.rows[0].state).toBe('over')
})

test('F02: who asked and has lost the post meanwhile takes nothing, whatever leave was given', async () => {
  await using city = await testCity()
  await appoint(city, 'short-auditor', [
    { position: 'auditor', department: '11990100MB0A103474', region: '990100', until: '2026-11-20' },
  ])
  const officer = await city.as('short-auditor')
  const id = (await officer.post('/audit/exports', { purpose: '例行导出' })).body.rows[0].id
  await answerAs(city, 'security', id)
  expect((await take(city, 'short-auditor', id)).status).toBe(200)
  city.clock.set('2026-11-21T08:59:00+08:00')
  expect((await take(city, 'short-auditor', id)).code).toBe('NOT_PERMITTED')
})
