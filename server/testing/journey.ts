// SPDX-License-Identifier: Apache-2.0
import type { Client, TestCity } from './city.ts'

/** A one-page PDF that any reader opens. */
export const onePagePdf: Buffer = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n',
)

/** The smallest picture. */
export const onePixelPng: Buffer = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** What 晓梅小馆 fills in for a food licence beside what the registers know: cooked food in a small place, settled on paper. */
export const smallRestaurant = {
  shopName: '晓梅小馆',
  trade: '餐饮服务经营者',
  projects: ['热食类制售'],
  staff: 6,
  vending: false,
  alreadyHeld: false,
}

/** 晓梅小馆, for which 陈晓梅 acts. */
export const XIAOMEI = '91990102MA0C00016W'

/** Its application for a food licence. */
export const foodLicence = { id: 'food-business-licence', values: smallRestaurant, firm: XIAOMEI }

/** A water pipe that is mended under a road: the answers for digging it up. */
export const roadDigging = {
  way: '挖掘',
  place: '云州市云东区滨江路口',
  area: 40,
  surface: '沥青',
  roadWork: '新建、扩建或者改建',
  roadAge: 8,
  beginsOn: '2026-12-15',
  days: 20,
  purpose: '更换供水支管',
  hydrants: false,
}

export type Filing = {
  kind?: 'item' | 'bundle'
  id: string
  values?: Record<string, unknown>
  firm?: string
  delivery?: Record<string, unknown>
  anyway?: boolean
}
/** Answers for opening a restaurant in one go: food licence, fire safety by commitment, sign. */
export const wholeRestaurant = {
  shopName: '晓梅小馆',
  floor: '首层带二层',
  hasSign: true,
  sideline: '无',
  trade: '餐饮服务经营者',
  projects: ['热食类制售'],
  staff: 6,
  vending: false,
  alreadyHeld: false,
  use: '餐饮',
  exitsClear: true,
  extinguishers: 8,
  openFlame: '全电厨房',
  firePromise: true,
  signKind: '门头招牌',
  signPosition: '门头',
  signArea: 6,
  signHeight: 3,
  signLighting: '内透光',
}

export type Filed = {
  draft: string
  root: string
  id: string
  number: string
  shortNumber: string
  state: string
  decided: string | null
}

export class Unexpected extends Error {}

function ok<T extends { status: number; body: unknown }>(answer: T, what: string): T {
  if (answer.status >= 300) throw new Unexpected(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}

/** Opens a draft and gives every answer and every material that is still needed: commitments where they are offered, a PDF otherwise. */
export async function prepare(client: Client, filing: Filing): Promise<string> {
  if (filing.firm) ok(await client.post('/session/acting-for', { creditCode: filing.firm }), 'acting for a firm')
  const draft = ok(await client.post('/drafts', { kind: filing.kind ?? 'item', id: filing.id }), 'opening a draft').body
  ok(
    await client.patch(`/drafts/${draft.id}`, {
      revision: draft.revision,
      values: filing.values ?? {},
      ...(filing.delivery ? { delivery: filing.delivery } : {}),
    }),
    'saving answers',
  )
  const { rows } = ok(await client.get(`/drafts/${draft.id}/materials`), 'materials').body
  for (const row of rows) {
    if (row.state !== 'needed') continue
    if (row.commitment)
      ok(await client.post(`/drafts/${draft.id}/materials/${row.id}/commitment`, { agreed: true }), `commitment ${row.id}`)
    else {
      const file = row.upload.accept.includes('pdf')
        ? { name: `${row.name}.pdf`, type: 'application/pdf', content: onePagePdf }
        : { name: `${row.name}.png`, type: 'image/png', content: onePixelPng }
      ok(await client.upload(`/drafts/${draft.id}/materials/${row.id}/file`, file), `upload ${row.id}`)
    }
  }
  return draft.id
}

/** Signs the application paper in the simulated service; a firm that has no seal yet applies for one. */
export async function sign(client: Client, draft: string, body: { anyway?: true } = {}): Promise<string> {
  let asked = await client.post(`/drafts/${draft}/signing`, body)
  if (asked.code === 'FIRM_SEAL_NEEDED') {
    ok(await client.post('/me/firm-seals'), 'applying for a seal')
    asked = await client.post(`/drafts/${draft}/signing`, body)
  }
  const { request } = ok(asked, 'asking to sign').body
  ok(await client.post(`/me/signings/${request}/simulation`, { outcome: 'signed' }), 'signing')
  return request
}

/** Submits a draft, and signs it first where its item asks for a signature. */
export async function submit(client: Client, draft: string, body: { anyway?: true } = {}) {
  const answer = await client.post(`/drafts/${draft}/submission`, body)
  if (answer.code !== 'SIGNATURE_NEEDED') return answer
  await sign(client, draft, body)
  return client.post(`/drafts/${draft}/submission`, body)
}

export async function file(city: TestCity, login: string, filing: Filing): Promise<Filed> {
  const client = await city.as(login)
  const draft = await prepare(client, filing)
  return {
    draft,
    ...ok(await submit(client, draft, filing.anyway ? { anyway: true } : {}), 'submitting').body,
  }
}

/** The open tasks of a case as an officer's list shows them. */
export async function openTasks(
  city: TestCity,
  login: string,
  number: string,
): Promise<{ id: string; root: string; caseId: string; name: string; stage: string; number: string }[]> {
  const officer = await city.as(login)
  return ok(await officer.get(`/desk/tasks?q=${number}&limit=100`), 'work list').body.rows
}

/** An officer finds the case in the list and completes the one task that waits there. */
export async function doTask(
  city: TestCity,
  login: string,
  number: string,
  said: { outcome: string; ground?: string; opinion?: string; output?: Record<string, unknown> },
): Promise<{ root: string; id: string; state: string }> {
  const [task] = await openTasks(city, login, number)
  if (!task) throw new Unexpected(`${login} has no task of ${number}`)
  const officer = await city.as(login)
  return ok(await officer.post(`/desk/tasks/${task.root}/${task.id}/completion`, said), `${login} ${said.outcome}`).body
}

/** A food licence that was granted and travels to 陈晓梅 in a parcel. */
export async function foodByCourier(city: TestCity): Promise<Filed> {
  const delivery = { choice: 'courier', address: '云州市云东区滨江路88号', receiver: '陈晓梅', mobile: '10010007919' }
  const food = await file(city, 'chen-xiaomei', { ...foodLicence, anyway: true, delivery })
  await doTask(city, 'market-handler', food.number, { outcome: 'accept' })
  await doTask(city, 'market-reviewer', food.number, { outcome: 'pass' })
  await doTask(city, 'market-decider', food.number, { outcome: 'grant' })
  return food
}
