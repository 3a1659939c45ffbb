// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { checkDocument } from '../licences/index.ts'
import { testCity } from '../testing.ts'
import { doTask, file, smallRestaurant } from '../testing-journey.ts'

type Row = { type: string; inForce: number; should: number | null; have: number | null; rate: number | null }

test('A48: an issued licence verifies by code and signature offline; after revocation “revoked”; a use without the holder’s leave is refused and logged; the coverage rate by type is holders who have it of holders who should', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  const values = smallRestaurant
  const filed = await file(city, 'chen-xiaomei', { id: 'food-business-licence', firm: '91990102MA0C00016W', values })
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
