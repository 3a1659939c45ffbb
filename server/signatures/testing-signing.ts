// SPDX-License-Identifier: Apache-2.0
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { prepare, Unexpected } from '../testing/journey.ts'
import { type Order, orderOf, readRequest } from './order.ts'
import { findSigning } from './queries.ts'
import type { Report } from './report.ts'
import { simulate } from './simulator.ts'

export const XIAOMEI = '91990102MA0C00016W'
export const LI = { idNumber: '990102194708250423', name: '李秀兰' }

/** What 晓梅餐饮 declares of rooms to let, with the promise that it signs. */
export const hygiene = {
  id: 'public-place-hygiene',
  firm: XIAOMEI,
  values: {
    ...{ placeName: '晓梅客房', premisesAddress: '云州市云东区滨江路88号', area: 120, placeKind: '住宿' },
    ...{ staff: 6, healthCards: 6, promise: true },
  },
}
export const rent = {
  id: 'provident-fund-rent',
  values: {
    ...{ amount: 1000, rentAddress: '云东区人民路 8 号', bankAccount: '6222020000000000000' },
    ...{ bankName: '云州银行滨江支行' },
  },
}

/** The legal representative with an active seal, an agent whom she lets use it, and a draft of each that is ready to be signed. */
export async function sealedFirm() {
  const city = await testCity()
  const owner = await city.as('chen-xiaomei')
  await owner.post('/session/acting-for', { creditCode: XIAOMEI })
  done(await owner.post('/me/firm-seals'))
  const given = done(await owner.post('/me/firm-authorisations', { creditCode: XIAOMEI, ...LI, until: '2027-06-30' }))
  const agent = await city.as('li-xiulan')
  await agent.post('/session/acting-for', { creditCode: XIAOMEI })
  const [seal] = (await owner.get('/me/firm-seals')).body.seals
  return {
    city,
    owner,
    agent,
    authorisation: given.id as string,
    seal: seal.id as string,
    [Symbol.asyncDispose]: () => city[Symbol.asyncDispose](),
  }
}

export function done(answer: Awaited<ReturnType<Client['get']>>) {
  if (answer.status >= 300) throw new Unexpected(JSON.stringify(answer.body))
  return answer.body
}

/** A draft that waits for its signature, and the name of the request. */
export async function toSign(client: Client, filing: Parameters<typeof prepare>[1]): Promise<{ draft: string; request: string }> {
  const draft = await prepare(client, filing)
  return { draft, request: done(await client.post(`/drafts/${draft}/signing`, {})).request }
}

export async function orderFor(city: TestCity, request: string): Promise<Order> {
  const signing = await findSigning(city.sql, readRequest(request) ?? { document: '', id: '' })
  if (signing === undefined) throw new Unexpected(request)
  return orderOf(signing, city.content.city)
}

/** What the service would report now, with whatever a forger changes in the order before it is signed. */
export async function reportOn(city: TestCity, request: string, change: Partial<Order> = {}, at?: Date): Promise<Report> {
  const order = { ...(await orderFor(city, request)), ...change }
  return simulate(city, order, 'signed', at ?? city.clock.now())
}
