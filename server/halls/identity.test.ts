// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { insertDeclared } from '../people/declared-queries.ts'
import { maskIdNumber } from '../people/index.ts'
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
