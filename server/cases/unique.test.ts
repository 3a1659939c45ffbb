// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { findDraft } from '../applications/queries.ts'
import { uniqueRules } from '../items/index.ts'
import { secondServer } from '../testing/bad-luck/second.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, file, openTasks, prepare, smallRestaurant, submit } from '../testing/journey.ts'
import { blocksToFill, copyCases } from './fill-testing-queries.ts'
import { fillUnique, findDossier } from './index.ts'
import { plainForm } from './unique.ts'
import { casesToFill } from './unique-queries.ts'

const XIAOMEI = '91990102MA0C00016W'
const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }
const allowance = { id: 'old-age-allowance', values: account }
const food = (premisesAddress: string) => ({
  id: 'food-business-licence',
  firm: XIAOMEI,
  anyway: true,
  values: {
    ...smallRestaurant,
    premisesAddress,
  },
})

async function again(city: TestCity, login: string, filing: Parameters<typeof prepare>[1]) {
  const client = await city.as(login)
  const draft = await prepare(client, filing)
  return submit(client, draft, { anyway: true })
}
const keys = async (city: TestCity) =>
  (await city.sql`select state, count(*)::int as n from cases.unique_keys group by state order by state`).map(
    ({ state, n }) => `${state} ${n}`,
  )

const zero = '00000000-0000-0000-0000-000000000000'

test('an allowance that was granted is not granted again, and the refusal names the case that was', async () => {
  await using city = await testCity()
  const first = await file(city, 'wang-jianguo', allowance)
  expect(first.decided).toBe('granted')
  const second = await again(city, 'wang-jianguo', allowance)
  expect(second.code).toBe('ALREADY_GRANTED')
  expect(second.body.detail).toContain(first.shortNumber)
  expect(second.body.facts.existing).toEqual({ root: first.root, id: first.id })
  expect(await city.sql`select number from cases.cases`).toHaveLength(1)
})

test.each(['at-once', 'projected'])(
  'twenty applications for the same licence at the same instant, through two servers and from different accounts, end with one case, its look-ups %s',
  async (mode) => {
    await using city = await testCity({ env: { LOOKUPS: mode } })
    await using other = await secondServer(city)
    const draft = await prepare(await city.as('chen-xiaomei'), food('云东区人民路 8 号'))
    // as many open drafts as twenty accounts of the firm would have
    const [given] = await city.owner`select owner from applications.drafts where id = ${draft}`
    const whole = await findDraft(city.sql, given?.owner, draft)
    const column = (name: 'applicant' | 'agent' | 'answers' | 'prefilled' | 'materials' | 'delivery') =>
      JSON.stringify(whole?.[name] ?? null)
    await city.owner`
    insert into applications.drafts (owner, id, kind, of, hash, applicant_id, applicant, agent, region, hall, channel, answers, prefilled, corrected, objections, materials, delivery, revision, state, created_at, saved_at)
    select owner, overlay(id::text placing lpad(n::text, 4, '0') from 33 for 4)::uuid, kind, of, hash, applicant_id || ' ' || n, ${column('applicant')}::text::jsonb, ${column('agent')}::text::jsonb, region, hall, channel, ${column('answers')}::text::jsonb, ${column('prefilled')}::text::jsonb, corrected, objections,
        ${column('materials')}::text::jsonb, ${column('delivery')}::text::jsonb, revision, state, created_at, saved_at
      from applications.drafts, generate_series(1, 19) as n where id = ${draft}`
    const drafts = await city.owner`select id from applications.drafts`
    expect(drafts).toHaveLength(20)
    const [here, there] = [await city.as('chen-xiaomei'), await other.as('chen-xiaomei')]
    const answers = await Promise.all(
      drafts.map(({ id }, n) => (n % 2 ? here : there).post(`/drafts/${id}/submission`, { anyway: true })),
    )
    const filed = answers.filter(({ status }) => status === 200)
    expect(filed).toHaveLength(1)
    const refused = answers.filter(({ status }) => status !== 200)
    // where the key is claimed before the case is there, whoever comes in between is asked to try again
    const busy = mode === 'projected' ? refused.filter(({ code }) => code === 'BUSY') : []
    const told = refused.filter((one) => !busy.includes(one))
    expect(told.map(({ code }) => code)).toEqual(told.map(() => 'ALREADY_APPLIED'))
    for (const one of told) expect(one.body.detail).toContain(filed[0]?.body.shortNumber)
    expect(await city.sql`select number from cases.cases`).toHaveLength(1)
    expect(await keys(city)).toEqual(['applied 1'])
  },
)

test('the same address written in another way is the same address; another shop is another licence', async () => {
  await using city = await testCity()
  await file(city, 'chen-xiaomei', food('云州市云东区人民路12-3号'))
  expect((await again(city, 'chen-xiaomei', food('云东区　人民路１２－３ 号。'))).code).toBe('ALREADY_APPLIED')
  expect((await again(city, 'chen-xiaomei', food('云东区人民路123号'))).status).toBe(200)
})

test('whoever withdraws, is refused or is denied may apply again', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  const withdrawn = await file(city, 'chen-xiaomei', food('云东区人民路 8 号'))
  expect((await chen.post(`/me/cases/${withdrawn.number}/withdrawal`, { reason: '写错了' })).status).toBeLessThan(300)
  expect(await keys(city)).toEqual([])
  const refused = await file(city, 'chen-xiaomei', food('云东区人民路 8 号'))
  await doTask(city, 'market-handler', refused.number, { outcome: 'refuse', ground: (await groundOf(city, 'refuse')) ?? '' })
  expect(await keys(city)).toEqual([])
  expect((await again(city, 'chen-xiaomei', food('云东区人民路 8 号'))).status).toBe(200)
  expect(await keys(city)).toEqual(['applied 1'])
})

async function groundOf(city: TestCity, kind: 'refuse' | 'deny') {
  const own = city.content.items.get('food-business-licence')?.grounds?.[kind]
  return own?.[0]?.id ?? city.content.grounds[kind][0]?.id
}

test('a year that was applied for in halves is not applied for as a whole, and the next year is', async () => {
  await using city = await testCity()
  const rent = { id: 'provident-fund-rent', values: { ...account, amount: 1000, rentAddress: '云东区人民路 8 号' }, anyway: true }
  await file(city, 'chen-xiaomei', rent)
  expect((await again(city, 'chen-xiaomei', rent)).code).toMatch(/^ALREADY_/)
  city.clock.set('2027-01-04T09:00:00+08:00')
  expect((await again(city, 'chen-xiaomei', rent)).status).toBe(200)
  const subsidy = (period: string) => ({
    id: 'flexible-employment-subsidy',
    anyway: true,
    values: { ...account, workKind: '外卖快递', paidAmount: 1000, period },
  })
  await file(city, 'chen-xiaomei', subsidy('2026 年上半年'))
  expect((await again(city, 'chen-xiaomei', subsidy('2026 年全年'))).code).toMatch(/^ALREADY_/)
  expect((await again(city, 'chen-xiaomei', subsidy('2026 年下半年'))).status).toBe(200)
})

test('before anything is filled in the guide says that the allowance is there already, to whom it belongs and to nobody else', async () => {
  await using city = await testCity()
  const first = await file(city, 'wang-jianguo', allowance)
  const asked = async (login: string) =>
    (await (await city.as(login)).post('/eligibility', { kind: 'item', id: 'old-age-allowance' })).body.existing
  expect(await asked('wang-jianguo')).toMatchObject({
    isOwn: true,
    as: 'granted',
    number: first.number,
    at: { root: first.root, id: first.id },
  })
  expect(await asked('zhang-defu')).toBeNull()
})

test('cases from before the rule take their keys when the server starts, once; two that are the same already are counted', async () => {
  await using city = await testCity()
  await file(city, 'wang-jianguo', allowance)
  await file(city, 'chen-xiaomei', food('云东区人民路 8 号'))
  const before = await city.sql`select key, root, state from cases.unique_keys order by key`
  await city.owner`delete from cases.unique_keys`
  await city.owner`delete from cases.keys_of_cases`
  await file(city, 'chen-xiaomei', food('云东区人民路 8 号'))
  await city.owner`delete from cases.unique_keys`
  await city.owner`delete from cases.keys_of_cases`
  await city.owner`delete from cases.filled_rules`
  expect(await fillUnique(city, uniqueRules(city.content))).toEqual({ filled: 2, twice: 1 })
  expect(await city.sql`select key, root, state from cases.unique_keys order by key`).toEqual(before)
  expect(await fillUnique(city, uniqueRules(city.content))).toEqual({ filled: 0, twice: 0 })
  expect((await again(city, 'wang-jianguo', allowance)).code).toBe('ALREADY_GRANTED')
})

test('spaces, width, capitals, punctuation and the name of the city do not make another key; a dash between numbers does', () => {
  expect(plainForm('云州市', ' 云州市云东区人民路１２－３ 号，ＡBC楼。')).toBe('云东区人民路12-3号abc楼')
  expect(plainForm('云州市', '雲州市雲東區人民路 12-3 號')).toBe(plainForm('云州市', '云东区人民路12-3号'))
  expect(plainForm('云州市', '人民路 123 号')).not.toBe(plainForm('云州市', '人民路 12-3 号'))
})

test('of two that were open before the rule and are granted at the same instant on two servers one is; the other can be denied, not granted', async () => {
  await using city = await testCity()
  await using other = await secondServer(city)
  const first = await file(city, 'chen-xiaomei', food('云东区人民路 8 号'))
  const second = await file(city, 'chen-xiaomei', food('云东区人民路 9 号'))
  // as two cases that were filed for the same shop before anybody looked
  const filed = await findDossier(city.sql, second.root, second.id)
  const form = JSON.stringify({ ...filed?.form, premisesAddress: '云东区人民路 8 号' })
  await city.owner`update cases.dossiers set form = ${form}::text::jsonb where root = ${second.root}`
  await city.owner`delete from cases.unique_keys`
  await city.owner`delete from cases.keys_of_cases`
  for (const { number } of [first, second])
    for (const [login, outcome] of [
      ['market-handler', 'accept'],
      ['market-reviewer', 'pass'],
    ] as const)
      await doTask(city, login, number, { outcome })
  const [here, there] = [await city.as('market-decider'), await other.as('market-decider')]
  const waiting = [
    ...(await openTasks(city, 'market-decider', first.number)),
    ...(await openTasks(city, 'market-decider', second.number)),
  ]
  expect(waiting).toHaveLength(2)
  const answers = await Promise.all(
    waiting.map(({ root, id }, n) => (n === 0 ? here : there).post(`/desk/tasks/${root}/${id}/completion`, { outcome: 'grant' })),
  )
  const [won, lost] = answers[0]?.status === 200 ? [first, second] : [second, first]
  const refused = answers.filter(({ status }) => status !== 200)
  expect(refused.map(({ status, code }) => [status, code])).toEqual([[409, 'ALREADY_GRANTED']])
  expect(refused[0]?.body.detail).toContain(won.shortNumber)
  expect(await keys(city)).toEqual(['granted 1'])
  expect(await city.sql`select root from licences.licences where root = any(${[first.root, second.root]}::uuid[])`).toEqual([
    { root: won.root },
  ])
  const ground = (await groundOf(city, 'deny')) ?? ''
  expect((await doTask(city, 'market-decider', lost.number, { outcome: 'deny', ground })).state).toBe('closed')
  expect(await keys(city)).toEqual(['granted 1'])
})

test('an answer to a supplement that makes it the same as another is refused; one that makes it another frees what it had', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  await file(city, 'chen-xiaomei', food('云东区人民路 8 号'))
  const other = await file(city, 'chen-xiaomei', food('云东区人民路 9 号'))
  const asked = await (await city.as('market-handler')).post(`/desk/cases/${other.root}/${other.id}/supplement`, {
    points: [{ field: 'premisesAddress', ground: '填写有误', text: '地址请写准确' }],
  })
  expect(asked.status, JSON.stringify(asked.body)).toBeLessThan(300)
  const { body } = await chen.get(`/me/cases/${other.number}`)
  const point = body.supplement.points[0].id
  const answer = (value: string) => chen.post(`/me/cases/${other.number}/supplement`, { answers: [{ point, value }] })
  expect((await answer('云东区人民路8号')).code).toBe('ALREADY_APPLIED')
  const moved = await answer('云东区人民路 10 号')
  expect(moved.status, JSON.stringify(moved.body)).toBeLessThan(300)
  expect(await keys(city)).toEqual(['applied 2'])
  expect((await again(city, 'chen-xiaomei', food('云东区人民路 9 号'))).status).toBe(200)
})

test('a guide that cannot know yet which shop is meant shows the applicant’s own case of the item, and refuses nothing', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  const first = await file(city, 'chen-xiaomei', food('云东区人民路 8 号'))
  const asked = await chen.post('/eligibility', { kind: 'item', id: 'food-business-licence' })
  expect(asked.body.existing).toMatchObject({ isSame: false, isOwn: true, number: first.number })
  const draft = await prepare(chen, food('云东区人民路 8 号'))
  expect((await chen.get(`/drafts/${draft}/check`)).body.eligibility.existing).toMatchObject({
    isSame: true,
    number: first.number,
  })
  const guide = await city.anyone().get('/items/food-business-licence')
  expect(guide.body.once).toContain('同一个地址只有一张许可证')
})

test('a new rule reads the cases of its own item alone, in the order in which they began, a batch at a time', async () => {
  await using city = await testCity()
  const first = await file(city, 'wang-jianguo', allowance)
  await copyCases(city.owner, first.root, 30_000)
  const mine = await casesToFill(city.sql, 'old-age-allowance', { root: zero, id: zero }, 5)
  expect(mine).toEqual([{ root: first.root, id: first.id }])
  expect(await blocksToFill(city.sql, 'old-age-allowance')).toBeLessThan(20)
  const others = await casesToFill(city.sql, 'an-item-0', { root: zero, id: zero }, 500)
  expect(others).toHaveLength(500)
  expect(others.map(({ root }) => root)).toEqual(others.map(({ root }) => root).toSorted())
  expect(await casesToFill(city.sql, 'an-item-0', others.at(-1) ?? mine[0]!, 1)).not.toEqual([others.at(-1)])
})
