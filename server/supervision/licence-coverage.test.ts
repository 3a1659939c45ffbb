// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { checkDocument } from '../seals/index.ts'
import { testCity } from '../testing/city.ts'
import { doTask, file, foodLicence } from '../testing/journey.ts'

type Row = { type: string; inForce: number; should: number | null; have: number | null; rate: number | null }

test('A48: an issued licence verifies by code and signature offline; after revocation “revoked”; a use without the holder’s leave is refused and logged; the coverage rate by type is holders who have it of holders who should', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  await doTask(city, 'market-reviewer', filed.number, { outcome: 'pass' })
  await doTask(city, 'market-decider', filed.number, { outcome: 'grant' })
  await city.settle()
  const [result] = (await chen.get(`/me/cases/${filed.number}`)).body.results
  const licence = (await chen.get(`/me/licences/${result.licenceId}`)).body

  const sealed = (await chen.get(`/me/licences/${result.licenceId}/file`)).raw
  const keys = (await city.anyone().get('/.well-known/chengshu-keys.json')).body.keys
  expect(checkDocument(sealed, keys)).toMatchObject({ result: 'genuine', statement: { code: licence.code } })
  expect((await city.anyone().get(`/verify/${licence.code}`)).body).toMatchObject({ valid: true, status: { name: '有效' } })

  const use = { type: 'food-licence', number: licence.number, purpose: 'inspect', fields: ['address'] }
  expect((await (await city.as('fire-handler')).post('/licences/use', use)).code).toBe('LICENCE_USE_NOT_AUTHORISED')
  const [tried] = (await chen.get(`/me/licences/${result.licenceId}/uses`)).body.rows
  expect(tried).toMatchObject({ allowed: false, basis: 'refused' })

  const decider = await city.as('market-decider')
  expect(
    (await decider.post(`/licences/${result.licenceId}/revocation`, { kind: '撤销', reason: '以虚假材料取得' })).status,
  ).toBe(200)
  expect((await city.anyone().get(`/verify/${licence.code}`)).body).toMatchObject({ valid: false, status: { name: '已撤销' } })

  const { body } = await (await city.as('supervisor')).get('/licences/coverage')
  const rowOf = (type: string) => body.types.find((row: Row) => row.type === type) as Row
  const { demoLicences, demoRegisters } = city.content
  const held = (type: string) => new Set(demoLicences.filter((one) => one.type === type).map((one) => one.holder))
  const inBusiness = demoRegisters.firms?.filter((firm) => firm.status === '存续').map((firm) => String(firm.creditCode)) ?? []
  expect(rowOf('business-licence')).toMatchObject({
    should: inBusiness.length,
    have: inBusiness.filter((code) => held('business-licence').has(code)).length,
  })
  const spouses = new Set(
    demoRegisters.marriages?.filter((one) => one.status === '有效').flatMap((one) => [String(one.husbandId), String(one.wifeId)]),
  )
  const marriage = rowOf('marriage-certificate')
  expect(marriage.should).toBe(spouses.size)
  expect(marriage.rate).toBe((marriage.have ?? 0) / spouses.size)
  expect(rowOf('food-licence')).toMatchObject({ should: null, rate: null })
  expect((await (await city.as('market-handler')).get('/licences/coverage')).code).toBe('NOT_PERMITTED')
})

test('the figures of a type add up, each opens as many rows as it says, masked and on record, and what is not counted says why', async () => {
  await using city = await testCity()
  const supervisor = await city.as('supervisor')
  const figures = ['should', 'have', 'lacking', 'inForce', 'uncounted'] as const
  type Figures = Row & Record<(typeof figures)[number], number>
  const { types } = (await supervisor.get('/licences/coverage')).body
  const rowsOf = async (type: string, figure: string) => {
    const found: { holder: string; number: string; why: string | null }[] = []
    for (let after: string | null = ''; after !== null; ) {
      const answer = await supervisor.get(
        `/licences/coverage/${type}/rows?figure=${figure}&limit=100${after ? `&after=${after}` : ''}`,
      )
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      found.push(...answer.body.rows)
      after = answer.body.next
    }
    return found
  }
  for (const type of ['id-card', 'business-licence', 'marriage-certificate']) {
    const row = types.find((one: Row) => one.type === type) as Figures
    expect(row.should).toBe(row.have + row.lacking)
    expect(row.inForce).toBe(row.have + row.uncounted)
    for (const figure of figures) expect([type, figure, (await rowsOf(type, figure)).length]).toEqual([type, figure, row[figure]])
    expect((await rowsOf(type, 'uncounted')).filter((one) => !one.why)).toEqual([])
  }
  const card = types.find((one: Row) => one.type === 'id-card') as Figures
  expect(card.uncounted).toBeGreaterThan(0)
  const [first] = await rowsOf('id-card', 'have')
  expect(first?.holder).toMatch(/^.\*+$/)
  expect(first?.number).toMatch(/^\d{4}\*{10}[\dX]{4}$/)
  const entries = await city.sql`select entry from ledger.waiting union all select to_jsonb(e) from ledger.entries e`
  expect(JSON.stringify(entries)).toContain('核对证照覆盖率：居民身份证')
  expect((await supervisor.get('/licences/coverage/no-such/rows?figure=have')).code).toBe('NOT_FOUND')
  expect((await supervisor.get('/licences/coverage/food-licence/rows?figure=have')).code).toBe('NOT_FOUND')
  expect((await (await city.as('market-handler')).get('/licences/coverage/id-card/rows?figure=have')).status).toBe(403)
  // a district's supervisor opens no other district's people
  const own = (await (await city.as('yundong-supervisor')).get('/licences/coverage/id-card/rows?figure=should&limit=100')).body
  expect(own.rows.filter((one: { region: string }) => !one.region.includes('云东'))).toEqual([])
})

test('a licence that ends, and one whose holder is in no register, lower and do not raise the coverage', async () => {
  await using city = await testCity()
  const supervisor = await city.as('supervisor')
  const rate = async () => {
    const { types } = (await supervisor.get('/licences/coverage')).body
    return types.find((row: Row) => row.type === 'business-licence') as Row
  }
  const before = await rate()
  const chen = await city.as('chen-xiaomei')
  await chen.post('/session/acting-for', { creditCode: '91990102MA0C00016W' })
  const mine = (await chen.get('/me/licences')).body.rows.find((row: { type: string }) => row.type === 'business-licence')
  const ended = await (await city.as('market-decider')).post(`/licences/${mine.id}/revocation`, {
    kind: '吊销',
    reason: '虚假登记',
  })
  expect(ended.status).toBe(200)
  expect(await rate()).toMatchObject({ should: before.should, have: (before.have ?? 0) - 1 })
})
