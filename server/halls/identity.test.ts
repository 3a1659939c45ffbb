// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { insertDeclared } from '../people/declared-queries.ts'
import { declareUnseen, maskIdNumber } from '../people/index.ts'
import { indexOfIdNumber, indexOfMobile, standInNumber } from '../people/person.ts'
import { takeLogins } from '../people/queries.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { prepare } from '../testing/journey.ts'

/** Whoever has copied somebody's documents and registers with a telephone of her own. */
async function declare(city: TestCity, login: string, number: string): Promise<void> {
  const id = crypto.randomUUID()
  const stand = standInNumber(id)
  await insertDeclared(city.sql, {
    ...{ id, login, name: '陈晓梅', password: '', at: city.clock.now() },
    stand: { number: city.vault.protect(stand), index: indexOfIdNumber(city.vault, stand) },
    document: { kind: 'permit', number: city.vault.protect(number), index: indexOfIdNumber(city.vault, number) },
    mobile: city.vault.protect('13900000009'),
    mobileIndex: indexOfMobile(city.vault, '13900000009'),
  })
  await takeLogins(city.sql, 'person', [{ id, login }])
}

test('a declared document opens nothing of whoever has it: no licence, no dossier, no firm, no submission; the counter that has seen it does', async () => {
  await using city = await testCity()
  const [foreigner] = (await city.content.demoRegisters.foreigners?.filter((row) => row.status === '有效')) ?? []
  const number = String(foreigner?.documentNo)
  await declare(city, 'stranger', number)
  const stranger = await city.as('stranger')
  expect((await stranger.get('/me/licences')).body.rows).toEqual([])
  expect((await stranger.get('/me/profile')).body).toMatchObject({
    ...{ idNumber: maskIdNumber(number), document: 'permit', isConfirmed: false, level: 1, firms: [] },
  })
  expect((await stranger.get('/me/profile?full=true')).body.idNumber).toBe(number)
  const draft = await prepare(stranger, { id: 'social-card' })
  expect(JSON.stringify((await stranger.get(`/drafts/${draft}`)).body)).not.toContain(number)
  const refused = await stranger.post(`/drafts/${draft}/submission`, { anyway: true })
  expect([refused.status, refused.code]).toEqual([403, 'IDENTITY_NOT_CONFIRMED'])
  const shown = number.includes('-')
    ? { document: 'passport', nationality: number.slice(0, 3), number: number.slice(4) }
    : { document: 'permit', nationality: 'USA', number }
  const { code } = (await stranger.post('/me/terminal-codes')).body
  expect((await (await city.as('market-handler')).post('/halls/identities', { ...shown, code })).code).toBe('NOT_PERMITTED')
  const clerk = await city.as('city-counter')
  expect((await clerk.post('/halls/identities', { ...shown, code: code === '00000000' ? '00000001' : '00000000' })).code).toBe(
    'TERMINAL_CODE_WRONG',
  )
  expect((await clerk.post('/halls/identities', { ...shown, code })).status).toBe(200)
  expect((await stranger.get('/me/profile')).body.level).toBe(2)
  expect((await stranger.post(`/drafts/${draft}/submission`, { anyway: true })).code).not.toBe('IDENTITY_NOT_CONFIRMED')
  const again = (await stranger.post('/me/terminal-codes')).body
  expect((await clerk.post('/halls/identities', { ...shown, code: again.code })).code).toBe('NOTHING_DECLARED')
})

/** As a registration left an account before documents were only declared: of level 2, found under the document's number. */
async function asBefore(city: TestCity, login: string): Promise<string> {
  const [row] = await city.owner<[{ id: string }]>`
    with p as (
      update people.persons p set level = 2, id_number = d.number, id_number_index = d.number_index
        from people.declarations d where d.person = p.id and p.login = ${login} returning p.id, p.id_number_index),
    i as (insert into people.identities (id_number_index, person) select id_number_index, id from p),
    d as (delete from people.declarations where person in (select id from p))
    select id from p`
  const account = { kind: 'account', id: row.id }
  const actor = { kind: 'person' as const, id: row.id }
  await record(city.sql, city.clock.now(), [
    { act: 'account.registered', actor, subject: account, facts: { document: 'passport' } },
  ])
  return row.id
}

test('an account that was opened with a passport before a counter had to see it is of level 1 from the upgrade on, at the next click too, and is told once; one whose passport a counter saw keeps its level', async () => {
  await using city = await testCity()
  await declare(city, 'unseen', 'USA-561200399')
  await declare(city, 'was-seen', 'USA-561200398')
  const [unseen, seen] = [await asBefore(city, 'unseen'), await asBefore(city, 'was-seen')]
  const subject = { kind: 'account', id: seen }
  await record(city.sql, city.clock.now(), [{ act: 'identity.confirmed', actor: { kind: 'officer', id: seen }, subject }])
  const before = await city.as('unseen')
  expect((await before.get('/me/profile')).body.level).toBe(2)
  const text = readFileSync(join(projectRoot, 'server/people/migrations/0011_documents_from_before.sql'), 'utf8')
  const upgrade = async () => {
    await city.owner.unsafe(text.slice(text.indexOf('insert into')))
    const done = await Promise.all([declareUnseen(city), declareUnseen(city)])
    return done.reduce((sum, one) => sum + one)
  }
  expect(await upgrade()).toBe(1)
  expect(await upgrade(), 'again: nothing').toBe(0)
  expect((await before.get('/me/profile')).body).toMatchObject({ level: 1 })
  expect((await (await city.as('was-seen')).get('/me/profile')).body.level).toBe(2)
  expect(await city.owner`select document from people.declarations where person = ${unseen}`).toEqual([{ document: 'passport' }])
  await city.settle()
  const told = (await before.get('/me/notices')).body.rows.map((row: { title: string }) => row.title)
  expect(told).toEqual(['请到窗口核对证件原件'])
})
