// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { findCase, findDossier } from '../cases/index.ts'
import { transaction } from '../kernel/index.ts'
import { noteFirms } from '../people/index.ts'
import { amendRecords } from '../registers/index.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { prepare, smallRestaurant } from '../testing/journey.ts'

const XIAOMEI = '91990102MA0C00016W'
const LI = { idNumber: '990102194708250423', name: '李秀兰' }
const food = {
  id: 'food-business-licence',
  firm: XIAOMEI,
  values: smallRestaurant,
}

async function authorise(owner: Client, until = '2027-06-30'): Promise<string> {
  const given = await owner.post('/me/firm-authorisations', { creditCode: XIAOMEI, ...LI, until })
  expect(given.status, JSON.stringify(given.body)).toBe(201)
  return given.body.id
}

/** An agent with a case that she filed for the firm and a draft that she has ready. */
async function agentAtWork(city: TestCity, until?: string) {
  const owner = await city.as('chen-xiaomei')
  const authorisation = await authorise(owner, until)
  const agent = await city.as('li-xiulan')
  const filed = (await agent.post(`/drafts/${await prepare(agent, food)}/submission`, { anyway: true })).body
  const draft = await prepare(agent, food)
  return { owner, agent, authorisation, number: filed.number as string, draft }
}

/** Every face and act that an agent had, and what each answers her. */
async function triesOf(agent: Client, at: { number: string; draft: string }) {
  const revision = 9
  const answers = {
    readDraft: await agent.get(`/drafts/${at.draft}`),
    readMaterials: await agent.get(`/drafts/${at.draft}/materials`),
    checkDraft: await agent.get(`/drafts/${at.draft}/check`),
    saveDraft: await agent.patch(`/drafts/${at.draft}`, { revision, values: { shopName: '撤权后改的' } }),
    objectToValue: await agent.post(`/drafts/${at.draft}/objections`, { field: 'shopName', note: '不对' }),
    removeFile: await agent.delete(`/drafts/${at.draft}/materials/layout-plan/file`),
    submit: await agent.post(`/drafts/${at.draft}/submission`, { anyway: true }),
    discard: await agent.delete(`/drafts/${at.draft}`),
    readCase: await agent.get(`/me/cases/${at.number}`),
    withdraw: await agent.post(`/me/cases/${at.number}/withdrawal`, { reason: '前代理人撤回' }),
    answer: await agent.post(`/me/cases/${at.number}/supplement`, { answers: [] }),
    bills: await agent.get(`/me/cases/${at.number}/bills`),
    pay: await agent.post(`/me/cases/${at.number}/payment`),
    parcels: await agent.get(`/me/cases/${at.number}/parcels`),
    rate: await agent.post(`/me/cases/${at.number}/rating`, { level: 5, reasons: [] }),
    readRating: await agent.get(`/me/cases/${at.number}/rating`),
    switch: await agent.post('/session/acting-for', { creditCode: XIAOMEI }),
  }
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer.code ?? answer.status]))
}

const refused = {
  readDraft: 'FIRM_NOT_YOURS',
  readMaterials: 'FIRM_NOT_YOURS',
  checkDraft: 'FIRM_NOT_YOURS',
  saveDraft: 'FIRM_NOT_YOURS',
  objectToValue: 'FIRM_NOT_YOURS',
  removeFile: 'FIRM_NOT_YOURS',
  submit: 'FIRM_NOT_YOURS',
  discard: 'FIRM_NOT_YOURS',
  readCase: 'CASE_NOT_FOUND',
  withdraw: 'CASE_NOT_FOUND',
  answer: 'CASE_NOT_FOUND',
  bills: 'CASE_NOT_FOUND',
  pay: 'CASE_NOT_FOUND',
  parcels: 'CASE_NOT_FOUND',
  rate: 'CASE_NOT_FOUND',
  readRating: 'CASE_NOT_FOUND',
  switch: 'FIRM_NOT_YOURS',
}

test('an agent whose authorisation was withdrawn reads, submits, pays, withdraws and rates nothing of the firm’s any more', async () => {
  await using city = await testCity()
  const at = await agentAtWork(city)
  const { owner, agent } = at
  expect((await agent.get(`/me/cases/${at.number}`)).status).toBe(200)
  const paper = (await agent.get(`/me/cases/${at.number}`)).body.timeline[0].documents[0].url
  expect((await agent.get(paper)).status).toBe(200)
  const licence = (await agent.get('/me/licences')).body.rows.find((row: { holderKind: string }) => row.holderKind === 'firm')
  expect((await owner.delete(`/me/firm-authorisations/${at.authorisation}`)).status).toBe(204)
  expect(await triesOf(agent, at)).toEqual(refused)
  expect((await agent.get(paper)).code).toBe('CASE_NOT_FOUND')
  expect((await agent.get(`/me/licences/${licence.id}/file`)).code).toBe('LICENCE_NOT_FOUND')
  expect((await agent.get('/drafts')).body.rows).toEqual([])
  expect((await agent.get('/me/cases')).body.rows).toEqual([])
  await owner.post('/session/acting-for', { creditCode: XIAOMEI })
  expect((await owner.get(`/me/cases/${at.number}`)).body).toMatchObject({ public: '待受理', canWithdraw: true })
})

test('a session that still says that she acts for the firm gives no right: the database is asked each time', async () => {
  await using city = await testCity()
  const at = await agentAtWork(city)
  // another process took the authorisation back and did not reach this session
  await city.sql`update people.firm_authorisations set withdrawn_at = now() where id = ${at.authorisation}`
  const [session] = await city.sql`select acting_for from people.sessions where acting_for ->> 'as' = 'agent'`
  expect(session?.acting_for).toMatchObject({ creditCode: XIAOMEI })
  expect((await at.agent.get('/session')).body.caller.actingFor).toBeNull()
  expect(await triesOf(at.agent, at)).toEqual(refused)
})

test('an authorisation whose last day was yesterday gives no right to what was begun under it', async () => {
  await using city = await testCity()
  const at = await agentAtWork(city, '2026-11-20')
  city.clock.set('2026-11-21T00:00:00+08:00')
  expect(await triesOf(await city.as('li-xiulan'), at)).toEqual(refused)
})

test('when the register names another legal representative, the former one’s drafts and cases of the firm are closed to her', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  const filed = (await chen.post(`/drafts/${await prepare(chen, food)}/submission`, { anyway: true })).body
  const draft = await prepare(chen, food)
  await transaction(city.sql, (tx) =>
    noteFirms(city.vault, tx, [{ creditCode: XIAOMEI, name: '云州市晓梅餐饮有限公司', legalPersonId: '990102194505120311' }]),
  )
  expect(await triesOf(chen, { number: filed.number, draft })).toEqual(refused)
  const wang = await city.as('wang-jianguo')
  await wang.post('/session/acting-for', { creditCode: XIAOMEI })
  expect((await wang.get(`/me/cases/${filed.number}`)).status).toBe(200)
})

test('the right to act for one firm is none to act for another', async () => {
  await using city = await testCity()
  const at = await agentAtWork(city)
  await at.owner.delete(`/me/firm-authorisations/${at.authorisation}`)
  const [other] = await city.sql`
    select f.credit_code as "creditCode" from people.firms f where f.credit_code <> ${XIAOMEI} order by 1 limit 1`
  const [li] = await city.sql`select person as id from people.firm_authorisations where id = ${at.authorisation}`
  await city.sql`
    insert into people.firm_authorisations (person, id, credit_code, given_by, given_at, until)
    values (${li?.id}, gen_random_uuid(), ${other?.creditCode}, ${li?.id}, now(), '2027-06-30')`
  expect((await at.agent.post('/session/acting-for', { creditCode: other?.creditCode })).status).toBe(204)
  expect(await triesOf(at.agent, at)).toEqual(refused)
})

test('a withdrawal at the same instant as an act comes wholly before it: the act waits for it and is refused', async () => {
  await using city = await testCity()
  const at = await agentAtWork(city)
  const acts: (() => ReturnType<Client['post']>)[] = [
    () => at.agent.post(`/drafts/${at.draft}/submission`, { anyway: true }),
    () => at.agent.post(`/me/cases/${at.number}/withdrawal`, { reason: '同时撤回' }),
  ]
  for (const act of acts) {
    const { answer } = await transaction(city.owner, async (tx) => {
      await tx`update people.firm_authorisations set withdrawn_at = now() where id = ${at.authorisation}`
      const answer = act()
      // the act has begun, still finds the authorisation, and waits for its row
      for (let waiting = 0; waiting === 0; )
        waiting = (await tx`select 1 from pg_locks where not granted and locktype in ('tuple', 'transactionid')`).length
      return { answer }
    })
    expect((await answer).code).toBe('FIRM_NOT_YOURS')
    await city.sql`update people.firm_authorisations set withdrawn_at = null where id = ${at.authorisation}`
  }
  expect(await city.sql`select 1 from cases.cases where root = ${at.draft}`).toHaveLength(0)
  expect(await city.sql`select state from applications.drafts where id = ${at.draft}`).toEqual([{ state: 'open' }])
})

test('what happens to a firm’s case is told to whoever may act for it now', async () => {
  await using city = await testCity()
  const at = await agentAtWork(city)
  await at.owner.delete(`/me/firm-authorisations/${at.authorisation}`)
  await city.settle()
  const kinds = async (who: Client) => (await who.get('/me/notices')).body.rows.map((row: { kind: string }) => row.kind)
  expect(await kinds(at.agent)).toEqual([])
  expect(await kinds(at.owner)).toContain('caseSubmitted')
})

test('a clerk who no longer takes in at a counter no longer opens the drafts that she began there', async () => {
  await using city = await testCity()
  const clerk = await city.as('binjiang-counter')
  const opened = await clerk.post('/halls/drafts', {
    kind: 'item',
    id: 'old-age-allowance',
    applicant: { idNumber: '990102194505120311' },
  })
  const { id } = opened.body
  expect((await clerk.get(`/drafts/${id}`)).status).toBe(200)
  await city.sql`
    update people.sessions set snapshot = jsonb_set(snapshot, '{positions}', '[]')
     where snapshot ->> 'login' = 'binjiang-counter'`
  expect((await clerk.get(`/drafts/${id}`)).code).toBe('NOT_PERMITTED')
  expect((await clerk.post(`/drafts/${id}/submission`, {})).code).toBe('NOT_PERMITTED')
  expect((await clerk.get('/drafts')).body.rows).toEqual([])
})

test('a draft is judged by what the registers say of the applicant on the day it is submitted, not on the day it was begun', async () => {
  await using city = await testCity()
  const wang = await city.as('wang-jianguo')
  const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }
  const draft = await prepare(wang, { id: 'old-age-allowance', values: account })
  expect((await wang.get(`/drafts/${draft}/check`)).body).toMatchObject({ ready: true, eligibility: { verdict: 'yes' } })
  const wangs = { idNumber: '990102194505120311' }
  expect(await amendRecords(city, city.sql, 'persons', wangs, { status: '流动', region: '990106' }, 'test')).toBe(1)
  expect((await wang.get(`/drafts/${draft}/check`)).body.eligibility.verdict).toBe('no')
  expect((await wang.post(`/drafts/${draft}/submission`, {})).code).toBe('NOT_ELIGIBLE')
  const filed = (await wang.post(`/drafts/${draft}/submission`, { anyway: true })).body
  const seen = await findCase(city.sql, filed.root, filed.id)
  const found = await findDossier(city.sql, filed.root, filed.id)
  expect([seen?.region, found?.applicant.status]).toEqual(['990106', '流动'])
})
