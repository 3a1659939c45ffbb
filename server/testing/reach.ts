// SPDX-License-Identifier: Apache-2.0
import type { Whose } from '../people/index.ts'
import { type TestCity, testCity } from './city.ts'
import { doTask, type Filed, file, openTasks, smallRestaurant, Unexpected, XIAOMEI } from './journey.ts'
import { appoint, appointmentAt, leaveUnstaffed } from './reach-queries.ts'

export const departments = {
  market: '11990100MB0A103474',
  urban: '11990100MB0A10240Q',
  fire: '11990100MB0A10435J',
  police: '11990100MB0A101605',
  civil: '11990100MB0A101792',
}
export const districts = { east: '990102', hightech: '990107', whole: '990100' }

/** Where most of what the fixture holds lies: the market department's, in the eastern district. */
export const here: Whose = { department: departments.market, region: districts.east }

/** Whom to call about an application: `readBy` of the field names the tasks whose officers read it, of which only the acceptance has begun. */
export const CALLED = '13700137077'
const food = { ...smallRestaurant, mobile: CALLED }
const sign = { signText: '晓梅小馆', kind: '门头招牌', position: '门头', area: 6, height: 3, lighting: '内透光' }

export type Place = { root: string; id: string; number: string }
export type Reached = {
  city: TestCity
  /** accepted ten days ago and late since: with its flags, its urging, a file and a paper */
  late: Place & { file: string; paper: string; urging: string }
  /** waits for somebody to accept it */
  waiting: Place & { task: string }
  /** closed and badly rated: with its licence */
  closed: Place & { licence: { id: string; number: string; type: string } }
  /** of the urban department: lies ready at the issuing counter, claimed there */
  ready: Place & { task: string }
  /** of the urban department: a fee was paid on this day, by this bill, and a part of it ordered back */
  paidOn: string
  bill: string
  /** a post that somebody asked for, and whoever is to get it */
  asked: { id: string; officer: string }
  /** somebody who fits no task of these cases */
  stranger: string
  /** leave to export that an auditor of the eastern district asked for */
  leave: string
  /** a draft of new content */
  content: string
}

/** A city with one of everything that an officer may reach, made by walking the routes. */
export async function reachedCity(): Promise<Reached> {
  const city = await testCity({ at: '2026-11-02T09:00:00+08:00' })
  const late = await file(city, 'chen-xiaomei', { id: 'food-business-licence', values: food, firm: XIAOMEI })
  await doTask(city, 'market-handler', late.number, { outcome: 'accept' })
  city.clock.set('2026-11-12T09:00:00+08:00')
  await city.settle()
  const closed = await closeAndRate(city)
  const ready = await makeReady(city)
  const { paidOn, bill } = await payRoad(city)
  const another = { ...food, premisesAddress: '云东区第三家店' }
  const waiting = await file(city, 'chen-xiaomei', { id: 'food-business-licence', values: another, firm: XIAOMEI, anyway: true })
  const [task] = await openTasks(city, 'market-handler', waiting.number)
  const supervisor = await city.as('supervisor')
  const urged = await supervisor.post('/supervision/urgings', {
    ...{ root: late.root, caseId: late.id, text: '请说明迟办的原因', answerWithin: 5 },
  })
  const steward = await city.as('steward')
  const content = await steward.post('/studio/drafts', { kind: 'item', matter: 'shop-sign' })
  const auditor = await city.as('yundong-auditor')
  const asked = await auditor.post('/audit/exports', { purpose: '信访核查', value: late.number })
  await leaveUnstaffed(city, late.root)
  const officer = await appoint(city, 'here-only', [{ position: 'handler', ...here }])
  const stranger = await appoint(city, 'stranger', [])
  const seen = (await (await city.as('market-handler')).get(`/desk/cases/${late.root}/${late.id}`)).body
  return {
    city,
    late: {
      ...late,
      file: seen.materials.find((one: { file: unknown }) => one.file).file.id,
      paper: seen.papers[0].id,
      urging: urged.body.rows[0].id,
    },
    waiting: { ...waiting, task: known(task).id },
    closed,
    ready,
    paidOn,
    bill,
    asked: { id: await appointmentAt(city, officer, 'asked', here), officer },
    stranger,
    leave: asked.body.rows[0].id,
    content: content.body.id,
  }
}

async function closeAndRate(city: TestCity): Promise<Reached['closed']> {
  const values = { ...food, premisesAddress: '云东区第二家店' }
  const filing = { id: 'food-business-licence', values, firm: XIAOMEI, delivery: { choice: 'pickup' }, anyway: true }
  const filed = await file(city, 'chen-xiaomei', filing)
  for (const [login, outcome] of [
    ['market-handler', 'accept'],
    ['market-reviewer', 'pass'],
    ['market-decider', 'grant'],
    ['city-issuer', 'done'],
  ] as const)
    await doTask(city, login, filed.number, { outcome })
  const chen = await city.as('chen-xiaomei')
  await checkPromises(city, 'market-reviewer', filed)
  const rated = await chen.post(`/me/cases/${filed.number}/rating`, { level: 1, reasons: ['115'], text: '电话没人接' })
  if (rated.status !== 200) throw new Unexpected(`rating: ${JSON.stringify(rated.body)}`)
  await city.settle()
  const [licence] = (await chen.get('/me/licences')).body.rows.filter((one: { type: string }) => one.type.includes('food'))
  return { ...filed, licence: { id: licence.id, number: licence.number, type: licence.type } }
}

/** What was granted on a promise is checked, so that nothing of it is left on a work list. */
async function checkPromises(city: TestCity, login: string, { number }: Filed): Promise<void> {
  const { rows } = (await (await city.as('chen-xiaomei')).get(`/me/cases/${number}/commitments`)).body
  for (const one of rows) await doTask(city, login, one.number, { outcome: 'kept', opinion: '现场核查属实' })
}

async function makeReady(city: TestCity): Promise<Reached['ready']> {
  const filed = await file(city, 'chen-xiaomei', {
    ...{ id: 'shop-sign', values: sign, firm: XIAOMEI, delivery: { choice: 'pickup' } },
  })
  for (const [login, outcome] of [
    ['urban-handler', 'accept'],
    ['urban-reviewer', 'pass'],
    ['urban-decider', 'grant'],
  ] as const)
    if ((await openTasks(city, login, filed.number)).length > 0) await doTask(city, login, filed.number, { outcome })
  await checkPromises(city, 'urban-reviewer', filed)
  const [task] = await openTasks(city, 'city-issuer', filed.number)
  await (await city.as('city-issuer')).post(`/desk/tasks/${known(task).root}/${known(task).id}/claim`)
  return { ...filed, task: known(task).id }
}

/** Walks an example of the road item with a fee until the bill is there, and pays it. */
async function payRoad(city: TestCity): Promise<Pick<Reached, 'paidOn' | 'bill'>> {
  const example = city.content.items.get('road-occupation')?.examples.find((one) => (one.expect.fee ?? 0) > 0)
  const lies = { place: '云州市云东区滨江路88号门前' }
  const values = { purpose: '铺设自来水管', way: '挖掘', surface: '沥青', area: 40, days: 5, ...example?.form, ...lies }
  const filed: Filed = await file(city, 'chen-xiaomei', { id: 'road-occupation', values, firm: XIAOMEI, anyway: true })
  const logins = ['urban', 'police', 'fire'].flatMap((key) => ['handler', 'reviewer', 'decider'].map((post) => `${key}-${post}`))
  for (const act of example?.expect.acts ?? [])
    for (const login of logins) {
      if ((await openTasks(city, login, filed.number)).length === 0) continue
      await doTask(city, login, filed.number, { outcome: act.outcome ?? 'done' })
      break
    }
  const chen = await city.as('chen-xiaomei')
  const paid = await chen.post(`/me/cases/${filed.number}/payment`)
  if (paid.status !== 200) throw new Unexpected(`payment: ${JSON.stringify(paid.body)}`)
  const [bill] = (await chen.get(`/me/cases/${filed.number}/bills`)).body.rows
  const cashier = await city.as('urban-cashier')
  const asked = await cashier.post(`/payments/bills/${bill.number}/refunds`, { amount: '2.00', reason: '面积量多了' })
  const agreed = await (await city.as('urban-cashier-2')).post(`/payments/refunds/${asked.body.number}/answer`, { agreed: true })
  if (agreed.status !== 200) throw new Unexpected(`refund: ${JSON.stringify(agreed.body)}`)
  return { paidOn: '2026-11-12', bill: bill.number }
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Unexpected('the fixture lacks something')
  return value
}
