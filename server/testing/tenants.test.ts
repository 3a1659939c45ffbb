// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Declared } from '../kernel/index.ts'
import type { Answer, Client } from './city.ts'
import { onePagePdf } from './journey.ts'
import { probes } from './probes.ts'
import { departments, districts, type Reached, reachedCity } from './reach.ts'
import { appoint } from './reach-queries.ts'
import { type Call, callsOf, holdingsOf, plant, type Tenant } from './tenants.ts'

let fixture: Reached
let b: Tenant
beforeAll(async () => {
  fixture = await reachedCity()
  b = await plant(fixture)
})
afterAll(() => fixture.city[Symbol.asyncDispose]())

const keyOf = (route: Pick<Declared, 'method' | 'url'>) => `${route.method} ${route.url}`

/** Left out of the sweep, or allowed to name the other tenant: each with its reason. */
const apart: Record<string, string> = {
  'POST /api/session/end': 'it ends the session that sweeps; it takes no name',
  'POST /api/session/demo': 'exists in the demo city only, where everybody may be anybody',
  'GET /api/session/demo': 'exists in the demo city only, where the accounts are listed for the visitor',
  'GET /api/halls/applicants': 'a clerk looks up whoever stands before her; that she looked is on record for that person (A15)',
  'POST /api/halls/drafts':
    'a clerk opens a draft for whoever stands before her; that she looked is on record for that person (A15)',
  'GET /api/audit/exports': 'an auditor is shown the search that he himself, or a colleague of his district, typed before',
  'POST /api/audit/exports': 'the same',
  'POST /api/audit/exports/:id/answer': 'the same',
  'GET /oidc/*': 'the standard provider; people/sign-in.test.ts',
  'POST /oidc/*': 'the standard provider; people/sign-in.test.ts',
  'OPTIONS /oidc/*': 'the standard provider; people/sign-in.test.ts',
}

/** What of the other tenant stands in an answer, beside what the request itself said. */
function leaksIn(answer: Answer, call: Call): string[] {
  const said = decodeURIComponent(`${call.path} ${JSON.stringify(call.body ?? '')}`)
  const heard = `${answer.raw.toString()} ${JSON.stringify(answer.headers)}`
  return [...b.texts, ...b.ids, ...b.numbers, ...b.bills, b.idNumber, b.creditCode, b.mobile].filter(
    (one) => heard.includes(one) && !said.includes(one),
  )
}

async function send(client: Client, call: Call): Promise<Answer> {
  const path = call.path.startsWith('/api') ? call.path.slice(4) : call.path
  if (call.upload) return client.upload(path, { name: 'a.pdf', type: 'application/pdf', content: onePagePdf })
  if (call.method === 'GET') return client.get(path)
  if (call.method === 'DELETE') return client.delete(path)
  return client[call.method.toLowerCase() as 'post' | 'put' | 'patch'](path, call.body)
}

type Swept = { calls: number; leaks: string[]; failures: string[]; unread: string[] }

/** Calls the routes as somebody of tenant A with the names of B, and looks for B in the answers. */
async function sweep(client: Client, routes: Declared[], calls: (route: Declared) => Call[] | Promise<Call[]>): Promise<Swept> {
  const swept: Swept = { calls: 0, leaks: [], failures: [], unread: [] }
  for (const route of routes) {
    if (apart[keyOf(route)]) continue
    const codes = new Set<string>()
    for (const call of await calls(route)) {
      const answer = await send(client, call)
      swept.calls++
      codes.add(answer.code ?? String(answer.status))
      if (answer.status >= 500) swept.failures.push(`${keyOf(route)}: ${answer.status} ${JSON.stringify(answer.body)}`)
      const leaks = leaksIn(answer, call)
      if (leaks.length > 0) swept.leaks.push(`${keyOf(route)} as ${call.path}: ${leaks.join('、')}`)
    }
    if (codes.size === 1 && codes.has('BAD_INPUT')) swept.unread.push(keyOf(route))
  }
  return swept
}

const allRoutes = () => fixture.city.app.declared.filter(({ method }) => method !== 'HEAD')
/**
 * refused for the form of what was sent, whatever is sent: their ids are not those of a tenant's things; what the payment service
 * reports carries its signature, and nothing else is read
 */
const takesNoTenantsName = [
  ...['GET /api/items/:id', 'GET /api/items/:id/versions', 'GET /api/items/:id/versions/:hash/diff', 'GET /api/bundles/:id'],
  'GET /api/items/:id/differences',
  // photo or paper, nothing else: whose the file is, and that nobody else makes it an answer, is in kinds/faces.test.ts
  'POST /api/portal/kinds/answer-files/:sort',
  'GET /api/session/partner/:id/begin',
  'POST /api/payments/refund-callback',
  // the signing service's own report: without its signature it is read no farther
  'POST /api/signatures/callback',
  // eight digits that a phone has shown; everybody who has them is the one who was shown them
  'POST /api/session/terminal-code',
]

test('F18: a resident’s, a firm’s and a visitor’s token reads and changes no row of another tenant, through any route', async () => {
  const { city } = fixture
  const before = await holdingsOf(fixture, b)
  const resident = await city.as('zhang-defu')
  const agent = await city.as('gao-qiming')
  expect((await agent.post('/session/acting-for', { creditCode: '91990107MA0C00040M' })).status).toBeLessThan(300)
  const result: Record<string, Omit<Swept, 'calls'>> = {}
  for (const [name, client] of Object.entries({ resident, agent, visitor: city.anyone() })) {
    const { calls, ...swept } = await sweep(client, allRoutes(), (route) => callsOf(route, b))
    expect(calls).toBeGreaterThan(500)
    result[name] = { ...swept, unread: swept.unread.filter((one) => !takesNoTenantsName.includes(one)) }
  }
  const nothing = { leaks: [], failures: [], unread: [] }
  expect(result).toEqual({ resident: nothing, agent: nothing, visitor: nothing })
  expect(await holdingsOf(fixture, b)).toEqual(before)
})

test('F18: no post of another department in another district reads a row of this one, through any route', async () => {
  const { city } = fixture
  const before = await holdingsOf(fixture, b)
  const result: Record<string, Omit<Swept, 'calls' | 'unread'>> = {}
  let isFirst = true
  for (const position of city.content.positions.values()) {
    const login = `tenant-a-${position.id}`
    await appoint(city, login, [{ position: position.id, department: departments.fire, region: districts.hightech }])
    const { leaks, failures } = await sweep(await city.as(login), allRoutes(), async (route) => {
      const probe = probes[keyOf(route)]
      // what needs no post is asked once: it is the same for each of them
      if (!probe) return isFirst ? callsOf(route, b) : []
      if (!position.permissions.includes(route.permission)) return []
      const path = typeof probe.path === 'string' ? probe.path : await probe.path(fixture)
      return [{ method: route.method, path, body: probe.body?.(fixture) }, ...callsOf(route, b)]
    })
    isFirst = false
    if (leaks.length + failures.length > 0) result[position.id] = { leaks, failures }
  }
  expect(result).toEqual({})
  expect(await holdingsOf(fixture, b)).toEqual(before)
})

test('the sweep would see it: the tenant’s own token finds what the others do not', async () => {
  const { leaks } = await sweep(
    await fixture.city.as('chen-xiaomei'),
    allRoutes().filter(({ method }) => method === 'GET'),
    (route) => callsOf(route, b),
  )
  const routes = new Set(leaks.map((one) => one.split(' as ')[0]))
  const own = ['/drafts', '/drafts/:id', '/me/cases', '/me/cases/:number', '/me/licences', '/me/licences/:id', '/me/notices']
  for (const route of [...own, '/me/cases/:number/bills', '/me/cases/:number/rating', '/me/licences/:id/authorisations'])
    expect(routes).toContain(`GET /api${route}`)
  for (const text of b.texts.filter((one) => one.startsWith('金丝雀') || one === '电话没人接'))
    expect([text, leaks.some((one) => one.includes(text))]).toEqual([text, true])
})
