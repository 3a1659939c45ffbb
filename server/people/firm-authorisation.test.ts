// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { transaction } from '../kernel/index.ts'
import { noteFirms, seedPeople } from './index.ts'
import { as, type Caller, smallCity } from './small-city.ts'

const firm = '91990102MA0C00016W'
const agent = { creditCode: firm, idNumber: '990104198406090613', name: '周磊', until: '2026-12-31' }
const actingFor = async (caller: Caller) =>
  ((await caller.call('GET', '/api/session')).body as { caller: { actingFor: unknown } }).caller.actingFor

test('a legal representative acts for her firm, and goes back to acting for herself', async () => {
  await using city = await smallCity()
  const chen = await as(city, 'chen-xiaomei')
  expect(await actingFor(chen)).toBeNull()
  expect((await chen.call('POST', '/api/session/acting-for', { creditCode: firm })).status).toBe(204)
  expect(await actingFor(chen)).toEqual({ creditCode: firm, name: '云州市晓梅餐饮有限公司', as: 'legal-representative' })
  await chen.call('POST', '/api/session/acting-for', { creditCode: null })
  expect(await actingFor(chen)).toBeNull()
  expect((await chen.call('POST', '/api/session/acting-for', { creditCode: '91990102MA0TEST193' })).code).toBe('FIRM_NOT_YOURS')
})

test('C39: an agent acts for a firm until the authorisation is withdrawn, and not one call longer', async () => {
  await using city = await smallCity()
  const [chen, zhou] = [await as(city, 'chen-xiaomei'), await as(city, 'zhou-lei')]
  expect((await zhou.call('POST', '/api/session/acting-for', { creditCode: firm })).code).toBe('FIRM_NOT_YOURS')
  const given = await chen.call('POST', '/api/me/firm-authorisations', agent)
  expect(given.status).toBe(201)
  expect((await zhou.call('POST', '/api/session/acting-for', { creditCode: firm })).status).toBe(204)
  expect(await actingFor(zhou)).toMatchObject({ creditCode: firm, as: 'agent' })
  const { id } = given.body as { id: string }
  expect((await chen.call('DELETE', `/api/me/firm-authorisations/${id}`)).status).toBe(204)
  expect(await actingFor(zhou)).toBeNull()
  expect((await zhou.call('POST', '/api/session/acting-for', { creditCode: firm })).code).toBe('FIRM_NOT_YOURS')
  expect((await chen.call('DELETE', `/api/me/firm-authorisations/${id}`)).code).toBe('NOT_FOUND')
  const list = (await chen.call('GET', '/api/me/firm-authorisations')).body as { authorisations: object[] }
  expect(list.authorisations).toEqual([expect.objectContaining({ id, agentName: '周磊', mine: false, state: 'withdrawn' })])
})

test('an authorisation ends with its last day, in a session that is open too', async () => {
  await using city = await smallCity()
  const [chen, zhou] = [await as(city, 'chen-xiaomei'), await as(city, 'zhou-lei')]
  await chen.call('POST', '/api/me/firm-authorisations', { ...agent, until: '2026-11-20' })
  city.clock.set('2026-11-20T23:50:00+08:00')
  const late = await as(city, 'zhou-lei')
  await late.call('POST', '/api/session/acting-for', { creditCode: firm })
  expect(await actingFor(late)).toMatchObject({ as: 'agent' })
  city.clock.set('2026-11-21T00:00:00+08:00')
  expect(await actingFor(late)).toBeNull()
  expect(zhou.cookie).not.toBe(late.cookie)
})

test('only the legal representative authorises, only a person whose name and number belong together, only for a time', async () => {
  await using city = await smallCity()
  const [chen, zhou] = [await as(city, 'chen-xiaomei'), await as(city, 'zhou-lei')]
  const give = (caller: Caller, change: object) => caller.call('POST', '/api/me/firm-authorisations', { ...agent, ...change })
  expect((await give(zhou, { idNumber: '990102198803160029', name: '陈晓梅' })).code).toBe('FIRM_NOT_YOURS')
  expect((await give(chen, { name: '周雷' })).code).toBe('AGENT_UNKNOWN')
  expect((await give(chen, { idNumber: '990102198803160029', name: '陈晓梅' })).code).toBe('AGENT_UNKNOWN')
  expect((await give(chen, { until: '2026-11-19' })).code).toBe('AUTHORISATION_TOO_LONG')
  expect((await give(chen, { until: '2036-01-01' })).code).toBe('AUTHORISATION_TOO_LONG')
  expect((await (await as(city, 'admin')).call('GET', '/api/me/firm-authorisations')).code).toBe('PERSONS_ONLY')
})

test('whose number it is cannot be tried out: ten wrong pairs a day from an account, wherever typed, each in the ledger', async () => {
  await using city = await smallCity()
  const [chen, zhou] = [await as(city, 'chen-xiaomei'), await as(city, 'zhou-lei')]
  const proxy = { relation: '朋友', matters: ['bundle/restaurant'], until: '2026-12-31', name: '周磊' }
  const number = (n: number) => `99010419840609${String(n).padStart(4, '0')}`
  const many = (from: number, to: number, give: (idNumber: string) => ReturnType<Caller['call']>) =>
    Promise.all(Array.from({ length: to - from }, (_, n) => give(number(from + n))))
  const tries = [
    ...(await many(0, 5, (idNumber) => chen.call('POST', '/api/me/firm-authorisations', { ...agent, idNumber }))),
    ...(await many(5, 30, (idNumber) => chen.call('POST', '/api/me/proxies', { ...proxy, idNumber }))),
  ]
  expect(tries.filter(({ code }) => code === 'AGENT_UNKNOWN')).toHaveLength(10)
  expect(tries.filter(({ code }) => code === 'AGENT_TRIES_USED')).toHaveLength(20)
  expect((await chen.call('POST', '/api/me/firm-authorisations', agent)).code).toBe('AGENT_TRIES_USED')
  const wrong = await city.sql<
    { entry: string }[]
  >`select entry -> 'facts' ->> 'entry' as entry from ledger.waiting where entry ->> 'act' = 'agent.guessed'`
  expect(new Set(wrong.map(({ entry }) => entry))).toEqual(new Set(['firm', 'proxy']))
  expect(wrong).toHaveLength(10)
  expect((await zhou.call('POST', '/api/me/proxies', { ...proxy, idNumber: '990102198803160029', name: '陈晓梅' })).status).toBe(
    201,
  )
  city.clock.forward(24 * 3_600_000 + 60_000)
  expect((await (await as(city, 'chen-xiaomei')).call('POST', '/api/me/firm-authorisations', agent)).status).toBe(201)
})

test('when the register names another legal representative, the former one stops acting for the firm at once', async () => {
  await using city = await smallCity()
  const chen = await as(city, 'chen-xiaomei')
  await chen.call('POST', '/api/session/acting-for', { creditCode: firm })
  await transaction(city.sql, (tx) =>
    noteFirms(city.vault, tx, [{ creditCode: firm, name: '云州市晓梅餐饮有限公司', legalPersonId: '990102194505120311' }]),
  )
  expect(await actingFor(chen)).toBeNull()
  const wang = await as(city, 'wang-jianguo')
  expect((await wang.call('POST', '/api/session/acting-for', { creditCode: firm })).status).toBe(204)
  // the next start of the demo city does not bring the former one back
  await transaction(city.sql, (tx) => seedPeople(city, tx))
  expect((await chen.call('POST', '/api/session/acting-for', { creditCode: firm })).code).toBe('FIRM_NOT_YOURS')
})

test('a person sees her own data masked, and in full when she asks', async () => {
  await using city = await smallCity()
  const chen = await as(city, 'chen-xiaomei')
  const masked = { name: '陈晓梅', idNumber: '9901**********0029', mobile: '100****7919', masked: true, level: 3 }
  expect((await chen.call('GET', '/api/me/profile')).body).toMatchObject(masked)
  expect((await chen.call('GET', '/api/me/profile?full=true')).body).toMatchObject({
    idNumber: '990102198803160029',
    mobile: '10010007919',
  })
})

test('a new password needs the old one, must be strong, and ends the account’s other sessions', async () => {
  await using city = await smallCity()
  const [here, elsewhere] = [await as(city, 'chen-xiaomei'), await as(city, 'chen-xiaomei')]
  const change = (password: string, newPassword: string) => here.call('POST', '/api/me/password', { password, newPassword })
  expect((await change('Yunzhou-2026', 'short')).code).toBe('PASSWORD_TOO_WEAK')
  expect((await change('wrong', 'Another-2027')).code).toBe('SIGN_IN_FAILED')
  expect((await change('Yunzhou-2026', 'Another-2027')).status).toBe(204)
  expect((await elsewhere.call('GET', '/api/me/profile')).code).toBe('NOT_SIGNED_IN')
  expect((await here.call('GET', '/api/me/profile')).status).toBe(200)
  expect((await change('Yunzhou-2026', 'Another-2028')).code).toBe('SIGN_IN_FAILED')
})
