// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { amendRecords } from '../registers/index.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { doTask, onePagePdf, openTasks, prepare, smallRestaurant } from '../testing/journey.ts'

const CHEN = '990102198803160029'
/** Chen's daughter, twelve, in her household */
const DAUGHTER = '990102201409120242'
/** whose guardian the register names: 吴桂琴 */
const WARD = '990106201309211011'
const NOBODY = '990102198803169904'
const XIAOMEI = '91990102MA0C00016W'

type Row = { id: string; state: string; source: Record<string, unknown> | null }

/** Opens a social card for somebody else and tells how its identity material stands. */
async function cardFor(who: Client, number: string): Promise<Row & { draft: string }> {
  const draft = (await who.post('/drafts', { kind: 'item', id: 'social-card' })).body
  const now = (await who.get(`/drafts/${draft.id}`)).body
  await who.patch(`/drafts/${draft.id}`, {
    revision: now.revision,
    values: { forChild: false, cardHolderId: number, cardHolderName: '某某', birthDate: '2014-09-12', bank: '云州银行' },
  })
  const { rows } = (await who.get(`/drafts/${draft.id}/materials`)).body as { rows: Row[] }
  const row = rows.find((one) => one.id === 'holder-identity')
  if (!row) throw new Error('no such material')
  return { ...row, draft: draft.id }
}

async function readsOf(city: TestCity, login: string): Promise<string[]> {
  await city.settle()
  return (await (await city.as(login)).get('/me/reads')).body.rows.map((row: { text: string }) => row.text)
}

test('nobody reads a stranger’s identity card or household page by writing her number into a form', async () => {
  await using city = await testCity()
  const stranger = await city.as('zhang-defu')
  const card = await cardFor(stranger, CHEN)
  expect(card).toMatchObject({ state: 'needed', source: null })
  const insurance = (await stranger.post('/drafts', { kind: 'item', id: 'medical-insurance-enrolment' })).body
  await stranger.patch(`/drafts/${insurance.id}`, {
    revision: insurance.revision,
    values: { newborn: false, insuredId: CHEN.toLowerCase() },
  })
  const materials = (await stranger.get(`/drafts/${insurance.id}/materials`)).body
  expect(materials.rows.map((row: Row) => row.source)).toEqual([null, null])
  expect(JSON.stringify(materials)).not.toContain('陈晓梅')
})

test('the answer for a number that somebody has and for one that nobody has is the same, field for field', async () => {
  await using city = await testCity()
  const stranger = await city.as('zhang-defu')
  const { draft, ...real } = await cardFor(stranger, CHEN)
  const { draft: same, ...invented } = await cardFor(stranger, NOBODY)
  expect(same).toBe(draft)
  expect(invented).toEqual(real)
  const ask = async (who: Client, number: string) =>
    (
      await who.post('/eligibility', {
        kind: 'item',
        id: 'medical-insurance-enrolment',
        form: { newborn: false, insuredId: number },
      })
    ).body
  expect(await ask(stranger, CHEN)).toEqual(await ask(stranger, NOBODY))
  expect(await ask(city.anyone(), CHEN)).toEqual(await ask(city.anyone(), NOBODY))
})

test('for a member of the household, an own child and a ward the paper is obtained, and the applicant sees only that', async () => {
  await using city = await testCity()
  for (const [login, number, secret] of [
    ['chen-xiaomei', DAUGHTER, '刘陈悦'],
    ['wu-guiqin', WARD, '金宇航'],
  ] as const) {
    const card = await cardFor(await city.as(login), number)
    expect(card).toMatchObject({
      state: 'obtained',
      source: { kind: 'licence', label: '电子证照库', basis: '取得，已核对', number: null, fields: [] },
    })
    expect(JSON.stringify(card)).not.toContain(secret)
    expect(JSON.stringify(card)).not.toContain(number)
  }
})

test('a child is one’s own by the birth in the register, while it is a minor, also when it lives elsewhere', async () => {
  await using city = await testCity()
  const birth = { childName: '刘陈悦', bornAt: '2014-09-12T08:00:00+08:00' }
  await amendRecords(city, city.sql, 'births', { motherId: '990107199404220828' }, birth, 'test')
  expect((await cardFor(await city.as('sun-li'), DAUGHTER)).state).toBe('obtained')
  city.clock.set('2032-09-11T12:00:00+08:00')
  expect((await cardFor(await city.as('zhao-ming'), DAUGHTER)).state).toBe('obtained')
  city.clock.set('2032-09-12T00:00:00+08:00')
  expect((await cardFor(await city.as('zhao-ming'), DAUGHTER)).state).toBe('needed')
})

test('a guardian whose guardianship has ended, and a household that somebody has left, prove nothing', async () => {
  await using city = await testCity()
  expect(await amendRecords(city, city.sql, 'guardianships', { wardId: WARD }, { until: '2026-11-19' }, 'test')).toBe(1)
  expect((await cardFor(await city.as('wu-guiqin'), WARD)).state).toBe('needed')
  await amendRecords(city, city.sql, 'persons', { idNumber: DAUGHTER }, { householdId: 'H01020020010099' }, 'test')
  expect((await cardFor(await city.as('chen-xiaomei'), DAUGHTER)).state).toBe('needed')
})

test('each look-up is on its subject’s own list when it happens, before anything is submitted; a try that got nothing too', async () => {
  await using city = await testCity()
  await cardFor(await city.as('zhang-defu'), CHEN)
  expect((await readsOf(city, 'chen-xiaomei'))[0]).toBe(
    '他人（张**）为办理“社会保障卡申领”，作为“持卡人身份证件”查询您的资料，没有取得',
  )
  // her husband lives in her household
  await cardFor(await city.as('chen-xiaomei'), '990102198607020117')
  await city.settle()
  const entries = await city.sql`
    select purpose, facts from ledger.entries where about = ${city.vault.indexOf('990102198607020117')}`
  expect(entries).toEqual([
    {
      purpose: '办理“社会保障卡申领”，作为“持卡人身份证件”',
      facts: expect.objectContaining({ by: '陈**', fields: expect.arrayContaining(['姓名']), shown: 'office' }),
    },
  ])
})

test('whoever tries numbers through comes to an end: after ten others on a day nothing more is asked, until the next day', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  const tried = Array.from({ length: 10 }, (_, place) => `99010219880316${String(place).padStart(3, '0')}X`)
  for (const number of tried)
    await chen.post('/eligibility', {
      kind: 'item',
      id: 'medical-insurance-enrolment',
      form: { newborn: false, insuredId: number },
    })
  expect((await cardFor(chen, DAUGHTER)).state).toBe('needed')
  const [row] = await city.sql`select cardinality(numbers) as n from evidence.asked_numbers`
  expect(row?.n).toBe(10)
  city.clock.set('2026-11-21T09:00:00+08:00')
  expect((await cardFor(await city.as('chen-xiaomei'), DAUGHTER)).state).toBe('obtained')
})

test('the officer who decides sees the child’s paper, on record for the child; the applicant’s page of the case does not show it', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  const { draft } = await cardFor(chen, DAUGHTER)
  await chen.upload(`/drafts/${draft}/materials/photo/file`, {
    name: 'p.pdf',
    type: 'application/pdf',
    content: onePagePdf,
  })
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  )
  await chen.upload(`/drafts/${draft}/materials/photo/file`, { name: 'p.png', type: 'image/png', content: png })
  const filed = await chen.post(`/drafts/${draft}/submission`, { anyway: true })
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  const mine = (await chen.get(`/me/cases/${filed.body.number}`)).body
  expect(mine.materials.find((one: Row) => one.id === 'holder-identity')).toMatchObject({ basis: '取得，已核对' })
  expect(JSON.stringify(mine)).not.toContain('刘陈悦')
  const [task] = await openTasks(city, 'hr-handler', filed.body.number)
  const seen = (await (await city.as('hr-handler')).get(`/desk/cases/${task?.root}/${task?.caseId}`)).body
  expect(JSON.stringify(seen.materials)).toContain('刘陈悦')
  await city.settle()
  const reads = await city.sql`
    select actor_kind as kind, purpose from ledger.entries
     where about = ${city.vault.indexOf(DAUGHTER)} and act = 'person.read' order by seq desc limit 1`
  expect(reads).toEqual([{ kind: 'officer', purpose: filed.body.number }])
  await doTask(city, 'hr-handler', filed.body.number, { outcome: 'grant' })
})

test('an agent of a firm sees of its legal representative no more than that her identity card was obtained', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  await chen.post('/me/firm-authorisations', {
    creditCode: XIAOMEI,
    idNumber: '990102194708250423',
    name: '李秀兰',
    until: '2027-06-30',
  })
  const food = {
    id: 'food-business-licence',
    firm: XIAOMEI,
    values: smallRestaurant,
  }
  const agent = await city.as('li-xiulan')
  const draft = await prepare(agent, food)
  const view = (await agent.get(`/drafts/${draft}`)).body
  const materials = (await agent.get(`/drafts/${draft}/materials`)).body
  expect(JSON.stringify([view, materials])).not.toContain(CHEN)
  const card = materials.rows.find((row: Row) => row.source?.basis === '取得，已核对')
  expect(card).toMatchObject({ state: 'obtained', source: { fields: [] } })
  expect(await readsOf(city, 'chen-xiaomei')).toContainEqual(
    expect.stringMatching(/李\*\*.*身份证”请平台取得姓名.*只供办理部门核对，没有给他看/),
  )
  // she herself sees her own card
  const own = await prepare(chen, food)
  const hers = (await chen.get(`/drafts/${own}/materials`)).body
  expect(hers.rows.find((row: Row) => row.id === card.id).source.fields).not.toEqual([])
})
