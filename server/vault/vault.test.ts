// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { casesNamed, findDossier } from '../cases/index.ts'
import type { City } from '../city.ts'
import { composeCity } from '../compose.ts'
import { createVault } from '../kernel/crypto/index.ts'
import { newId } from '../kernel/index.ts'
import { accountsNamed } from '../people/index.ts'
import { lookUp } from '../registers/index.ts'
import { closed } from '../rooms.ts'
import { secondServer } from '../testing/bad-luck/second.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, type Filed, file, foodByCourier, prepare } from '../testing/journey.ts'
import { keyStatus, learnKeys, resealOnce, rotateKeys } from './index.ts'

const SUN = '990107199404220828'
const ACCOUNT = '6217990100000000822'
const claim = (city: TestCity): Promise<Filed> =>
  file(city, 'sun-li', {
    id: 'maternity-allowance',
    values: { deliveryWay: '顺产', babies: 1, bankAccount: ACCOUNT, bankName: '云州银行科技路支行', mobile: '10010095028' },
  })

/** By name, wherever in the city. */
async function foundByName({ sql, content }: City): Promise<string[]> {
  const owners = [...content.departments.values()].map(({ code }) => ({ owner: code, stem: '' }))
  return (await casesNamed(sql, owners, '孙丽', 9)).cases.map(({ number }) => number).toSorted()
}

/** A draft that a clerk fills in and that the applicant has confirmed as it stands. */
async function confirmedDraft(city: TestCity): Promise<string> {
  const [wang, clerk] = [await city.as('wang-jianguo'), await city.as('binjiang-counter')]
  const draft = await prepare(wang, {
    id: 'old-age-allowance',
    values: { bankAccount: ACCOUNT, bankName: '云州银行科技路支行' },
  })
  const { code } = (await wang.post(`/drafts/${draft}/consents`, { kind: 'counter', may: 'fill' })).body
  expect((await clerk.post('/halls/continuations', { idNumber: '990102194505120311', code })).status).toBe(200)
  const { seal } = (await wang.get(`/drafts/${draft}`)).body
  expect((await wang.post(`/drafts/${draft}/confirmation`, { seal })).status).toBe(204)
  return draft
}

async function formOf(city: TestCity, { root, id }: Filed): Promise<string> {
  const [row] = await city.owner`select form::text as form from cases.dossiers where root = ${root} and id = ${id}`
  return row?.form
}

/** The sweep runs on all servers until each place is closed with the newest key. Answers how many values were closed. */
async function resealAll(...cities: City[]): Promise<number> {
  const [first] = cities
  let did = 0
  for (let round = 0; round < 500; round++) {
    const rounds = await Promise.all(cities.map((city) => resealOnce(city, closed)))
    did += rounds.reduce((sum, one) => sum + one, 0)
    const { places } = await keyStatus(first!, first!.clock.now())
    if (places.length >= PLACES && places.every((place) => place.isDone && place.key === newestKey(first!, place.key))) return did
  }
  throw new Error('the places do not come to rest')
}
const PLACES = closed.filter((one) => !('table' in one && one.isAppendOnly)).length
const newestKey = (city: City, id: string) => city.vault.keys.newest(id.replace(/-\d+$/, ''))?.id

const MINUTE = 60_000

/** A city with keys of its own, which a rotation may add to. */
const own = mkdtempSync(join(tmpdir(), 'chengshu-rotation-'))
afterAll(() => rmSync(own, { recursive: true, force: true }))
const withOwnKeys = () => testCity({ env: { DATA_DIR: own } })

test('F07: a case is worked on to its end while what it holds lies closed under the suite of the city', async () => {
  await using city = await testCity()
  const filed = await claim(city)
  expect(await formOf(city, filed)).toMatch(/^"sm4\.cases-1\.[\w-]+"$/)
  await doTask(city, 'medical-handler', filed.number, { outcome: 'accept' })
  await doTask(city, 'medical-reviewer', filed.number, { outcome: 'agree', opinion: '天数无误，同意' })
  const done = await doTask(city, 'medical-decider', filed.number, { outcome: 'grant' })
  expect(done.state).toBe('closed')
})

test('F07: a ciphertext that somebody moves to another row opens nowhere', async () => {
  await using city = await testCity()
  const one = await claim(city)
  await city.owner`update cases.dossiers set form = applicant where root = ${one.root}`
  const answer = await (await city.as('sun-li')).get(`/me/cases/${one.number}`)
  expect(answer.status).toBe(500)
  expect(answer.raw.toString()).not.toContain('sm4.')
})

test('F07: a city from before is read as it lies, and closed in the background with nothing lost', async () => {
  await using city = await testCity()
  const filed = await claim(city)
  const form = { deliveryWay: '顺产', babies: 1, bankAccount: ACCOUNT, bankName: '云州银行科技路支行', mobile: '10010095028' }
  await city.owner`update cases.dossiers set form = ${JSON.stringify(form)}::text::jsonb where root = ${filed.root}`
  await city.owner`update cases.cases set applicant_name = '孙丽' where root = ${filed.root}`
  await city.owner`
    with d as (delete from cases.search_keys where root = ${filed.root} returning *)
    insert into cases.search_keys (owner, key, submitted_at, root, id, region)
    select distinct owner, k.key, submitted_at, root, id, region from d, (values ('name:孙丽'), ('tail:5028')) as k(key)`
  await city.owner`update people.persons set name = '孙丽', name_index = null where login = 'sun-li'`
  const named = async () => [await foundByName(city), await accountsNamed(city, city.sql, '孙丽')]
  const [cases, accounts] = await named()
  expect([cases, accounts?.length]).toEqual([[filed.number], 1])
  const card = { idNumber: SUN, category: '肢体', grade: '二级', cardNo: `${SUN}42`, validTo: '2030-01-01' }
  const id = newId()
  await city.owner`
    insert into registers.records (subject, register, id, body, written_at, written_by)
    values (${SUN}, 'disabilities', ${id}, ${JSON.stringify(card)}::text::jsonb, '2020-01-01', 'before')`
  for (const key of [`disabilities.idNumber=${SUN}`, `disabilities.cardNo=${SUN}42`])
    await city.owner`insert into registers.keys (key, subject, register, id) values (${key}, ${SUN}, 'disabilities', ${id})`
  const cardsOf = async () => (await lookUp(city, city.sql, 'disabilities', { cardNo: `${SUN}42` })).map(({ record }) => record)
  expect(await cardsOf()).toEqual([card])
  const before = await (await city.as('sun-li')).get(`/me/cases/${filed.number}`)
  expect(before.status).toBe(200)
  expect(await formOf(city, filed)).toContain(ACCOUNT)
  await city.owner`delete from vault.resealings`
  expect(await resealAll(city)).toBeGreaterThan(0)
  expect(await formOf(city, filed)).toMatch(/^"sm4\.cases-1\./)
  expect(await named()).toEqual([cases, accounts])
  const left = await city.owner`
    select applicant_name from cases.cases where root = ${filed.root} and not starts_with(applicant_name, 'sm4.')
    union all select key from cases.search_keys where key !~ '^(search-1\\.|firm:)'
    union all select name from people.persons where name_index is null or not starts_with(name, 'sm4.')`
  expect(left).toEqual([])
  expect(await cardsOf()).toEqual([card])
  const rows = await city.owner`
    select r.subject, r.body::text as body, k.key from registers.records r join registers.keys k on k.subject = r.subject and k.id = r.id where r.id = ${id}`
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toContain(SUN)
  expect((await (await city.as('sun-li')).get(`/me/cases/${filed.number}`)).body).toEqual(before.body)
})

test('F07: keys are rotated while two servers work: both open what the other closes, all is closed again, the old keys retire when nothing needs them', async () => {
  await using city = await withOwnKeys()
  const filed = await claim(city)
  const confirmed = await confirmedDraft(city)
  await using second = await secondServer(city)
  const other = second.city
  const made = await Promise.all([rotateKeys(city, 'all'), rotateKeys(other, 'all')])
  expect(made.map(({ keys }) => keys.find((id) => id.startsWith('cases'))).toSorted()).toEqual(['cases-2', 'cases-3'])
  await learnKeys(city)
  expect(city.vault.keys.newest('cases')?.id).toBe('cases-1')
  city.clock.forward(2 * MINUTE)
  await learnKeys(city)
  await doTask(city, 'medical-handler', filed.number, { outcome: 'accept' })
  expect((await (await city.as('sun-li')).get(`/me/cases/${filed.number}`)).status).toBe(200)
  expect(await findDossier(other.sql, filed.root, filed.id)).toMatchObject({ form: { bankAccount: ACCOUNT } })
  expect(await foundByName(other), 'while the lines lie under the key before').toEqual([filed.number])
  const rent = { amount: 8000, rentAddress: '云州市高新区科技路58号云溪小区9幢1102室' }
  const bank = { bankAccount: ACCOUNT, bankName: '云州银行科技路支行' }
  const late = (await file(city, 'sun-li', { id: 'provident-fund-rent', values: { ...bank, ...rent }, anyway: true })).number
  await learnKeys(other)
  expect(await foundByName(other), 'while lines lie under two keys').toEqual([filed.number, late].toSorted())
  await resealAll(city, other)
  expect(await formOf(city, filed)).toMatch(/^"sm4\.cases-3\./)
  expect(await foundByName(other)).toEqual([filed.number, late].toSorted())
  expect(await city.owner`select key from cases.search_keys where key !~ '^(search-3\\.|firm:)'`).toEqual([])
  const helper = await city.as('binjiang-counter')
  expect((await helper.post(`/drafts/${confirmed}/submission`, {})).status, 'what she confirmed reads as it did').toBe(200)
  expect((await keyStatus(city, city.clock.now())).keys.find((key) => key.id === 'cases-1')?.state).toBe('opens')
  city.clock.forward(11 * MINUTE)
  await resealAll(other, city)
  const status = await keyStatus(other, city.clock.now())
  const cases = status.keys.filter((key) => key.purpose === 'cases').map(({ id, state }) => [id, state])
  expect(cases).toEqual([
    ['cases-1', 'retired'],
    ['cases-2', 'retired'],
    ['cases-3', 'closes'],
  ])
  expect(status.masters.map((master) => master.isNeeded)).toEqual([...status.masters.slice(1).map(() => false), true])
  expect((await (await city.as('sun-li')).get(`/me/cases/${filed.number}`)).status).toBe(200)
})

test('F07: what `protect` closed of accounts, licences and secrets is closed again with the new key too, and opens as before', async () => {
  await using city = await withOwnKeys()
  await rotateKeys(city, 'all')
  city.clock.forward(2 * MINUTE)
  await resealAll(city)
  const newest = city.vault.keys.newest('accounts')?.id
  const old = await city.owner`
    select 'person' as what from people.persons where not starts_with(id_number, ${`sm4.${newest}.`}) or not starts_with(mobile, ${`sm4.${newest}.`})
    union all select 'officer' from people.officers where not starts_with(second_factor, ${`sm4.${newest}.`})
    union all select 'licence' from licences.licences where not starts_with(sealed, ${`sm4.${newest}.`})`
  expect(newest).not.toBe('accounts-1')
  expect(old).toHaveLength(0)
  const sun = await city.as('sun-li')
  expect((await sun.get('/me/profile?full=true')).body.idNumber).toBe(SUN)
  expect((await sun.get('/me/licences')).body.rows.length).toBeGreaterThan(0)
  city.clock.forward(11 * MINUTE)
  await resealAll(city)
  const { keys } = await keyStatus(city, city.clock.now())
  expect(keys.find((key) => key.id === 'accounts-1')?.state).toBe('retired')
})

/** Every place has had its clean pass, and another one after every server knew the columns. */
async function closeForGood(city: TestCity): Promise<void> {
  await resealAll(city)
  city.clock.forward(11 * MINUTE)
  await resealAll(city)
}

test('F07: once a column has been found closed, an open value in it is refused and told, and no sweep makes it genuine', async () => {
  await using city = await withOwnKeys()
  const before = await claim(city)
  await closeForGood(city)
  const marked = await city.owner<{ place: string }[]>`select distinct place from vault.closed_columns where step = 'closed'`
  const expected = closed.filter((one) => one.columns && !('table' in one && one.isAppendOnly)).map((one) => one.place)
  expect(marked.map((row) => row.place).toSorted()).toEqual(expected.toSorted())
  const form = { deliveryWay: '顺产', babies: 3, bankAccount: '6217990100009999999', bankName: '云州银行科技路支行' }
  await city.owner`update cases.dossiers set form = ${JSON.stringify(form)}::text::jsonb where root = ${before.root}`
  const sun = await city.as('sun-li')
  const answer = await sun.get(`/me/cases/${before.number}`)
  expect([answer.status, answer.code]).toEqual([500, 'STORED_VALUE_OPEN'])
  expect(answer.raw.toString()).not.toContain('6217990100009999999')
  await expect(doTask(city, 'medical-handler', before.number, { outcome: 'accept' })).rejects.toThrow('STORED_VALUE_OPEN')
  await city.settle()
  const told = await city.sql`select facts from ledger.entries where act = 'column.foundOpen'`
  expect(told.map((row) => row.facts)).toEqual([{ place: 'cases.dossiers', column: 'form' }])
  expect(await city.metrics.registry.metrics()).toContain('chengshu_alarm{code="STORED_VALUE_OPEN"} 1')
  await rotateKeys(city, 'all')
  city.clock.forward(2 * MINUTE)
  await closeForGood(city)
  expect(await formOf(city, before)).toContain('6217990100009999999')
  expect((await sun.get(`/me/cases/${before.number}`)).code).toBe('STORED_VALUE_OPEN')
  await using second = await secondServer(city)
  await expect(findDossier(second.city.sql, before.root, before.id)).rejects.toMatchObject({ code: 'STORED_VALUE_OPEN' })
  await expect(city.sql`delete from vault.closed_columns`).rejects.toMatchObject({ code: '42501' })
})

test('F07: a case is filed and worked on to its end while every column is held to be closed', async () => {
  await using city = await withOwnKeys()
  await closeForGood(city)
  const filed = await claim(city)
  await doTask(city, 'medical-handler', filed.number, { outcome: 'accept' })
  await doTask(city, 'medical-reviewer', filed.number, { outcome: 'agree', opinion: '天数无误，同意' })
  expect((await doTask(city, 'medical-decider', filed.number, { outcome: 'grant' })).state).toBe('closed')
  const food = await foodByCourier(city)
  await city.settle()
  for (const path of [
    `/me/cases/${food.number}`,
    `/me/cases/${food.number}/parcels`,
    '/me/notices',
    '/me/messages',
    '/me/licences',
  ])
    expect([path, (await (await city.as('chen-xiaomei')).get(path)).status]).toEqual([path, 200])
  city.clock.forward(11 * MINUTE)
  await resealAll(city)
  expect(await city.owner`select 1 from vault.resealings where found > 0`).toHaveLength(0)
})

test('F07: a worker that dies between two steps has lost one step; another goes on from where it stood', async () => {
  await using city = await withOwnKeys()
  await rotateKeys(city, 'all')
  city.clock.forward(2 * MINUTE)
  const table = closed.find((one) => 'table' in one && one.table === 'cases.dossiers')
  const died = { place: 'a place of this test', purpose: 'cases', step: () => Promise.reject(new Error('killed')) }
  const filed = await claim(city)
  await city.owner`update cases.dossiers set form = '{"left": "open"}' where root = ${filed.root}`
  await expect(resealOnce(city, [...(table ? [table] : []), died])).rejects.toThrow('killed')
  expect(await formOf(city, filed)).toMatch(/^"sm4\.cases-2\./)
  const [place] = await city.owner`select closed from vault.resealings where place = 'cases.dossiers'`
  expect(place?.closed).toBe(1)
  expect(await city.owner`select 1 from vault.resealings where place = ${died.place}`).toHaveLength(0)
})

test('F07: a server whose master key is lost or another one does not start, says what to do and writes nothing', async () => {
  await using city = await testCity()
  const lost = mkdtempSync(join(tmpdir(), 'chengshu-lost-'))
  const start = () => composeCity({ ...city.config, dataDir: lost }, { clock: city.clock, content: city.content })
  await expect(start()).rejects.toThrow(/主密钥 .* 不在这里/)
  expect(existsSync(join(lost, 'keys'))).toBe(false)
  await createVault({ ...city.config, dataDir: lost }).master.make(city.clock.now())
  const there = readdirSync(join(lost, 'keys'))
  await expect(start()).rejects.toThrow(/主密钥 master-1 不在这里，或者不是当初/)
  expect(readdirSync(join(lost, 'keys'))).toEqual(there)
  rmSync(lost, { recursive: true, force: true })
})
