// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { doTask, file, openTasks } from '../testing/journey.ts'

const values = {
  shopName: '𪧘記小館',
  trade: '餐饮服务经营者',
  projects: ['热食类制售'],
  staff: 6,
  vending: false,
  alreadyHeld: false,
}
const food = { id: 'food-business-licence', values, firm: '91990102MA0C00016W', anyway: true }

test('a sign that the printing faces lack is named at the act that would put it on a paper, and nothing has happened; what the applicant typed is named to the clerk at the first look', async () => {
  await using city = await testCity()
  const filed = await file(city, 'chen-xiaomei', food)
  const handler = await city.as('market-handler')
  const at = `/desk/cases/${filed.root}/${filed.id}`
  const seen = (await handler.get(at)).body
  // nobody has accepted it yet: what counts began with the receipt, and the list says whose clock it shows
  expect(seen.clocks).toEqual([expect.objectContaining({ id: 'tell', sum: expect.objectContaining({ begunBy: 'received' }) })])
  expect(seen.clocks[0].explained.join()).toMatch(/收件/)
  expect(JSON.stringify(seen.clocks)).not.toContain('受理')
  expect((await openTasks(city, 'market-handler', filed.number))[0]).toMatchObject({ clockOf: 'task' })
  expect(seen.applicant.unprintable).toEqual(['𪧘（U+2A9D8）'])
  const material = seen.askable.materials[0].id
  const ask = (text: string) => handler.post(`${at}/supplement`, { points: [{ material, ground: '材料不全', text }] })
  const named = { code: 'SIGN_NOT_ON_PAPER', body: { facts: { signs: '𪧘（U+2A9D8）' } } }
  expect(await ask('请补赵𪧘的健康证')).toMatchObject(named)
  const [task] = await openTasks(city, 'market-handler', filed.number)
  const completion = { outcome: 'refuse', ground: '不属于本机关职权', opinion: '赵𪧘应向别处申请' }
  expect(await handler.post(`/desk/tasks/${task?.root}/${task?.id}/completion`, completion)).toMatchObject(named)
  expect((await handler.get(at)).body.state.code).toBe('submitted')
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  const pause = { kind: seen.askable?.procedures?.[0]?.text ?? '听证', reason: '等赵𪧘的检验' }
  expect(await handler.post(`${at}/suspension`, pause)).toMatchObject(named)
  const longer = { amount: '5 个工作日', reason: '赵𪧘出差' }
  expect(await (await city.as('market-decider')).post(`${at}/extension`, longer)).toMatchObject(named)
  const [uses] = await city.sql`select count(*)::int as n from seals.sealed_documents`
  expect(uses?.n).toBe(0)
  expect((await ask('请补赵（宀下童）的健康证')).code).not.toBe('SIGN_NOT_ON_PAPER')
})

test('the work list finds a case whatever script its names and the search are written in, and a search runs nothing', async () => {
  await using city = await testCity()
  const filed = await file(city, 'chen-xiaomei', food)
  const handler = await city.as('market-handler')
  const found = async (q: string) =>
    (await handler.get(`/desk/tasks?q=${encodeURIComponent(q)}`)).body.rows.map((row: { number: string }) => row.number)
  for (const q of ['食品經營許可', '食品经营', '晓梅', '曉梅', filed.number.slice(-8)])
    expect([q, await found(q)]).toEqual([q, [filed.number]])
  for (const q of ['食.经', '食品[经', '.*', '食品\\', '(食', '食品{2}', '^食品', '食品$', '%', '食品|x'])
    expect([q, await found(q)]).toEqual([q, []])
})
