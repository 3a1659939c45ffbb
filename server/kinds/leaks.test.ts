// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { doTask, sendPhoto } from './testing-examples.ts'

/** What stands under one question alone, and who may read it on the page of the case; in lists, counts and searches nobody does. */
type Canary = {
  field: string
  said: string
  readers: readonly string[]
  /** what the kind itself tells whoever reported it */
  isTold?: boolean
}
type Walk = {
  kind: string
  by: string
  form: Record<string, string | number>
  canaries: readonly Canary[]
  steps: readonly {
    task: string
    by: string
    outcome: string
    form?: Record<string, string>
    opinion?: string
    checks?: Record<string, Record<string, unknown>>
  }[]
}

const MARKET = ['market-registrar', 'market-handler', 'market-reviewer', 'leader', 'supervisor']
const URBAN = ['urban-handler', 'urban-reviewer', 'urban-decider']
const OFFICERS = [
  ...URBAN,
  'city-counter',
  'leader',
  'supervisor',
  'ecology-handler',
  'yundong-supervisor',
  'data-operator',
  ...MARKET.slice(0, 3),
]
const RESIDENTS = ['chen-xiaomei', 'wang-jianguo']
const everybodyOfCase = [...URBAN, 'leader', 'supervisor', 'city-counter']

const walks: Walk[] = [
  {
    kind: 'manhole-report',
    by: 'chen-xiaomei',
    form: { problem: '破损', place: '云州市古城区中山路40号门前', near: '暗号青瓦亭', text: '暗号白石桥' },
    canaries: [
      { field: 'near', said: '暗号青瓦亭', readers: [...URBAN, 'chen-xiaomei'] },
      { field: 'text', said: '暗号白石桥', readers: [...URBAN, 'chen-xiaomei'] },
      { field: 'result', said: '暗号黄梁渡', readers: [...everybodyOfCase, 'chen-xiaomei'], isTold: true },
      { field: 'opinion', said: '暗号乌衣巷', readers: everybodyOfCase },
    ],
    steps: [
      { task: 'look', by: 'urban-handler', outcome: 'real', opinion: '暗号乌衣巷' },
      { task: 'repair', by: 'urban-handler', outcome: 'done', form: { measure: '更换', result: '暗号黄梁渡' } },
      { task: 'verify', by: 'urban-reviewer', outcome: 'pass', form: { after: 'photo' } },
    ],
  },
  {
    kind: 'duty-order',
    by: 'city-counter',
    form: {
      category: '占道',
      place: '云州市古城区中山路40号门前',
      text: '暗号红叶谷的摊位',
      callerMobile: '13900139077',
      recording: '暗号LY7788',
      timesBack: 0,
    },
    canaries: [
      { field: 'callerMobile', said: '13900139077', readers: [...URBAN, 'city-counter'] },
      { field: 'text', said: '暗号红叶谷', readers: everybodyOfCase },
      { field: 'recording', said: '暗号LY7788', readers: everybodyOfCase },
      { field: 'result', said: '暗号蓝田坊', readers: everybodyOfCase },
    ],
    steps: [
      { task: 'sign', by: 'urban-handler', outcome: 'take' },
      { task: 'handle', by: 'urban-handler', outcome: 'done', form: { result: '暗号蓝田坊已清走' } },
      { task: 'verify', by: 'urban-reviewer', outcome: 'pass' },
    ],
  },
  {
    kind: 'canteen-inspection',
    by: 'market-registrar',
    form: { school: 'XX0001', reason: '日常检查' },
    // the school lies in the east
    canaries: [{ field: 'list', said: '暗号朱雀桥', readers: [...MARKET, 'yundong-supervisor'] }],
    steps: [
      {
        task: 'inspect',
        by: 'market-handler',
        outcome: 'closed',
        opinion: '没有供餐',
        checks: { list: { health: { result: 'fail', note: '暗号朱雀桥缺一张' } } },
      },
    ],
  },
]

test('what stands under one question is seen on the page of the case by whoever may read it: by no other role, in no state, through no list, filter, sort, group, count, search, notice, report or refusal', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const clients = new Map<string, Client>()
  for (const login of [...OFFICERS, ...RESIDENTS]) clients.set(login, await city.as(login))
  const leaks: string[] = []
  const seen = new Set<string>()
  for (const walk of walks) {
    const { root, number } = await opened(city, walk)
    for (const step of [undefined, ...walk.steps]) {
      if (step) {
        const after = step.form?.after === undefined ? {} : { after: await sendPhoto(await city.as(step.by), '', '后.jpg') }
        const done = await doTask(city, root, { ...step, ...(step.form ? { form: { ...step.form, ...after } } : {}) })
        expect(done.status, JSON.stringify(done.body)).toBeLessThan(300)
      }
      await city.settle()
      for (const [login, client] of clients)
        for (const { way, isPage, body } of await everyWay(client, login, walk, {
          root,
          number,
          isLast: step === walk.steps.at(-1),
        }))
          for (const { field, said, readers, isTold } of walk.canaries) {
            if (!JSON.stringify(body).includes(said)) continue
            if (isPage && readers.includes(login)) seen.add(`${walk.kind}.${field}`)
            else if (!(isTold && readers.includes(login) && /^\/me\/(notices|messages)$/.test(way)))
              leaks.push(`${walk.kind}.${field} to ${login} by ${way} after ${step?.task ?? 'opening'}`)
          }
    }
  }
  expect(leaks).toEqual([])
  // nothing was looked for in vain
  expect([...seen].sort()).toEqual(walks.flatMap(({ kind, canaries }) => canaries.map(({ field }) => `${kind}.${field}`)).sort())
})

async function opened(city: TestCity, { kind, by, form }: Walk): Promise<{ root: string; number: string }> {
  const door = RESIDENTS.includes(by) ? '/portal' : ''
  const answer = await (await city.as(by)).post(`${door}/kinds/${kind}/cases`, { form })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

type Way = { way: string; isPage: boolean; body: unknown }

/** Everything that a caller can ask of a case and of its kind, as far as the door lets her. */
async function everyWay(
  client: Client,
  login: string,
  walk: Walk,
  { root, number, isLast }: { root: string; number: string; isLast: boolean },
) {
  const { kind, canaries } = walk
  const ways: Way[] = []
  const get = async (path: string, isPage = false) => {
    const answer = await client.get(path)
    // what was asked for comes back in no answer
    ways.push({ way: path.split('?')[0] ?? path, isPage, body: [answer.body, answer.code] })
    return answer
  }
  if (RESIDENTS.includes(login)) {
    await get(`/me/cases/${number}`, true)
    for (const path of ['/me/cases', '/me/notices', '/me/messages', `/portal/kinds/${kind}/cases`, `/portal/kinds/${kind}`])
      await get(path)
    return ways
  }
  await get(`/desk/cases/${root}/${root}`, true)
  await get(`/desk/cases/${root}/${root}/trace`, true)
  const lists = [
    ...['/kinds', `/kinds/${kind}`, `/kinds/${kind}/months`, `/kinds/${kind}/cases`, `/kinds/${kind}/cases?by=office&days=7`],
    ...['/desk/tasks', '/desk/counts', '/me/notices', '/supervision/overview', '/supervision/cases?page=1', '/supervision/flags'],
  ]
  for (const path of lists) await get(path)
  // when all of it stands there
  for (const { field, said } of isLast ? canaries : []) {
    const asked = encodeURIComponent(said)
    const found = await get(`/kinds/${kind}/cases?q=${asked}`)
    expect(found.body.rows ?? [], `${login} searches ${field}`).toEqual([])
    const filtered = await get(`/kinds/${kind}/cases?field=${field}&value=${asked}`)
    // a list's own column filters by how many items failed
    if (filtered.status === 200) expect(filtered.body.rows, `${login} filters ${field}`).toEqual([])
    else expect(['FILTER_UNKNOWN', 'KIND_UNKNOWN', 'NOT_PERMITTED'], `${login} filters ${field}`).toContain(filtered.code)
    expect((await get(`/kinds/${kind}/cases?sort=${field}`)).status, `${login} sorts by ${field}`).toBeGreaterThanOrEqual(400)
    const sought = await client.post('/desk/searches', { q: said })
    expect(sought.body.rows ?? [], `${login} seeks ${field}`).toEqual([])
  }
  // a refusal names what is wrong, not what stands there
  const refused = await client.post(`/desk/cases/${root}/${root}/supplement`, { points: [] })
  ways.push({ way: 'refusal', isPage: false, body: refused.body })
  return ways
}
