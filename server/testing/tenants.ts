// SPDX-License-Identifier: Apache-2.0
import type { Declared } from '../kernel/index.ts'
import type { Client } from './city.ts'
import { onePagePdf, prepare, sign, Unexpected } from './journey.ts'
import { departments, type Place, type Reached } from './reach.ts'

/** What a tenant owns: the names by which requests ask for it, and the texts that no other tenant's answer may hold. */
export type Tenant = {
  numbers: string[]
  bills: string[]
  /** requests to sign */
  signings: string[]
  /** seals of her firm, with a leave to use one */
  seals: string[]
  leave: string
  matters: Place[]
  tasks: { root: string; id: string }[]
  /** every id of a thing of hers */
  ids: string[]
  idNumber: string
  creditCode: string
  mobile: string
  /** what she typed, uploaded, was told or is called */
  texts: string[]
}

const typed = {
  form: '金丝雀馆表单',
  file: '金丝雀图纸',
  points: '金丝雀补正要求',
  address: '金丝雀路一号',
}

/** Gives the fixture's applicant, a resident with a firm, one of everything that a tenant can have, with texts that are found nowhere else. */
export async function plant(fixture: Reached): Promise<Tenant> {
  const { city, late, waiting, closed, ready } = fixture
  const b = await city.as('chen-xiaomei')
  const draft = await prepare(b, { id: 'public-place-hygiene', values: { placeName: typed.form } })
  const { revision } = ok(await b.get(`/drafts/${draft}`))
  const delivery = { choice: 'courier', address: typed.address, receiver: '陈晓梅', mobile: '10010007919' }
  ok(await b.patch(`/drafts/${draft}`, { revision, values: { shopName: typed.form }, delivery }))
  const { rows } = ok(await b.get(`/drafts/${draft}/materials`))
  const upload = { name: `${typed.file}.pdf`, type: 'application/pdf', content: onePagePdf }
  const uploaded = rows.find((one: { file?: { id: string } | null }) => one.file)
  const kept = ok(await b.upload(`/drafts/${draft}/materials/${uploaded.id}/file`, upload))
  const handler = await city.as('market-handler')
  const seen = ok(await handler.get(`/desk/cases/${waiting.root}/${waiting.id}`))
  const material = seen.askable.materials[0].id
  ok(
    await handler.post(`/desk/cases/${waiting.root}/${waiting.id}/supplement`, {
      points: [{ material, ground: '材料不全', text: typed.points }],
    }),
  )
  const given = ok(
    await b.post(`/me/licences/${closed.licence.id}/authorisations`, {
      ...{ to: departments.market, purpose: 'inspect', until: '2026-12-31', uses: 3 },
    }),
  )
  const signings = await signTwice(b)
  const { seals, leaves } = ok(await b.get('/me/firm-seals'))
  await city.settle()
  const notices = ok(await b.get('/me/notices')).rows
  const numbers: string[] = ok(await b.get('/me/cases?limit=100')).rows.map((one: { number: string }) => one.number)
  const bills: string[] = []
  const receipts: string[] = []
  for (const number of numbers)
    bills.push(...ok(await b.get(`/me/cases/${number}/bills`)).rows.map((one: { number: string }) => one.number))
  for (const number of numbers)
    receipts.push(...ok(await b.get(`/me/cases/${number}/receipts`)).rows.map((one: { id: string }) => one.id))
  return {
    numbers: [...numbers, seen.shortNumber],
    bills,
    signings,
    seals: seals.map((one: { id: string }) => one.id),
    leave: leaves[0].id,
    matters: [late, waiting, closed, ready],
    tasks: [
      { root: waiting.root, id: waiting.task },
      { root: ready.root, id: ready.task },
    ],
    ids: [
      ...[draft, kept.file.id, given.id, closed.licence.id, late.file, late.paper, late.urging, waiting.task, ready.task],
      ...[late, waiting, closed, ready].map((one) => one.id),
      ...receipts,
      ...notices.map((one: { id: string }) => one.id),
    ],
    idNumber: '990102198803160029',
    creditCode: '91990102MA0C00016W',
    mobile: '10010007919',
    texts: ['陈晓梅', '晓梅小馆', '电话没人接', '请说明迟办的原因', ...Object.values(typed)],
  }
}

/** A letter of commitment that her firm has sealed, one of her own that waits to be signed, and an agent who may use the seal. */
async function signTwice(b: Client): Promise<string[]> {
  const filed = { ...{ placeName: typed.form, area: 120, placeKind: '住宿', staff: 6 }, healthCards: 6, promise: true }
  const address = '云州市云东区滨江路88号'
  const sealed = await prepare(b, { id: 'public-place-hygiene', values: { ...filed, premisesAddress: address } })
  const signed = await sign(b, sealed)
  const [seal] = ok(await b.get('/me/firm-seals')).seals
  const agent = { idNumber: '990102194708250423', name: '李秀兰', until: '2026-12-31' }
  const given = ok(await b.post('/me/firm-authorisations', { creditCode: '91990102MA0C00016W', ...agent }))
  ok(await b.post(`/me/firm-seals/${seal.id}/leaves`, { authorisation: given.id }))
  const waiting = ok(await b.patch(`/drafts/${sealed}`, await changeOf(b, sealed)))
  if (waiting.errors.length > 0) throw new Unexpected(JSON.stringify(waiting.errors))
  return [signed, ok(await b.post(`/drafts/${sealed}/signing`, {})).request]
}

const changeOf = async (b: Client, draft: string) => ({
  revision: ok(await b.get(`/drafts/${draft}`)).revision,
  values: { area: 130 },
})

function ok(answer: Awaited<ReturnType<Client['get']>>) {
  if (answer.status >= 300) throw new Unexpected(JSON.stringify(answer.body))
  return answer.body
}

/** What the tenant herself finds: the same before and after a sweep, or somebody has changed what is hers. */
export async function holdingsOf(fixture: Reached, tenant: Tenant): Promise<Record<string, unknown>> {
  const b = await fixture.city.as('chen-xiaomei')
  const officer = await fixture.city.as('market-decider')
  const found: Record<string, unknown> = {}
  const drafts = ok(await b.get('/drafts'))
  const paths = [
    ...['/drafts', '/me/cases', '/me/licences', '/me/notices', '/me/firm-authorisations', '/me/profile'],
    ...drafts.rows.flatMap(({ id }: { id: string }) => [`/drafts/${id}`, `/drafts/${id}/materials`]),
    ...tenant.numbers
      .filter((number) => number.length > 14)
      .flatMap((number) => ['', '/bills', '/receipts', '/rating', '/parcels'].map((what) => `/me/cases/${number}${what}`)),
    `/me/licences/${fixture.closed.licence.id}/authorisations`,
    ...['/me/firm-seals', '/me/signatures', ...tenant.seals.map((seal) => `/me/firm-seals/${seal}/uses`)],
    ...tenant.signings.map((signing) => `/me/signings/${signing}`),
  ]
  for (const path of paths) found[path] = ok(await b.get(path))
  const { root, id } = fixture.waiting
  found.version = ok(await officer.get(`/desk/cases/${root}/${id}`)).version
  return found
}

export type Call = { method: string; path: string; body?: unknown; upload?: boolean }

/** Every way to call a route with another tenant's names in the places where it asks for one. */
export function callsOf(route: Declared, tenant: Tenant): Call[] {
  const calls = pathsOf(route.url.replace(/\*$/, ''), tenant).flatMap((path) =>
    queriesOf(route, tenant).map((query) => `${path}${query}`),
  )
  if (/\/files?$/.test(route.url) && route.method === 'POST')
    return calls.map((path) => ({ method: route.method, path, upload: true }))
  const schema = route.schema?.body as Shape | undefined
  if (schema === undefined) return calls.map((path) => ({ method: route.method, path }))
  return calls.flatMap((path) => bodiesOf(schema, tenant).map((body) => ({ method: route.method, path, body })))
}

function pathsOf(url: string, tenant: Tenant): string[] {
  if (url.includes(':root')) {
    const pairs = url.includes('/tasks/') ? tenant.tasks : tenant.matters
    // a question's name is nobody's; any other name beside a case is tried with the tenant's own
    const rest = (url: string) => {
      const path = url.replace(':field', 'answers')
      return /:\w+/.test(path) ? tenant.ids.map((id) => path.replace(/:\w+/, id)) : [path]
    }
    return pairs.flatMap(({ root, id }) => rest(url.replace(':root', root).replace(':id', id)))
  }
  const values: Record<string, string[]> = {
    id: tenant.ids,
    number: tenant.numbers,
    authorisation: tenant.ids,
    request: tenant.signings,
    seal: tenant.seals,
    leave: [tenant.leave],
    bill: tenant.bills,
    refund: tenant.bills.map((bill) => `TKSIM${bill}`),
    material: ['layout-plan'],
    day: ['2026-11-12'],
    uid: tenant.ids.slice(0, 2),
    code: tenant.ids.slice(0, 2),
    token: tenant.ids.slice(0, 2),
    hash: ['0'.repeat(64)],
    register: ['persons'],
    kind: ['item'],
  }
  const [parameter] = /:\w+/.exec(url) ?? []
  if (parameter === undefined) return [url]
  return (values[parameter.slice(1)] ?? tenant.ids).flatMap((value) => pathsOf(url.replace(parameter, value), tenant))
}

/** What a property of that name asks for; each name is tried with each value. */
function valuesOf(name: string, tenant: Tenant): unknown[] {
  const known: Record<string, unknown[]> = {
    number: tenant.numbers.toSorted((one, other) => one.length - other.length),
    root: tenant.matters.map(({ root }) => root),
    task: tenant.tasks.map(({ id }) => id),
    caseId: tenant.matters.map(({ id }) => id),
    fileId: tenant.ids,
    request: tenant.signings,
    idNumber: [tenant.idNumber],
    creditCode: [tenant.creditCode],
    unit: [`firm/${tenant.creditCode}`],
    about: [[tenant.idNumber]],
    actor: [tenant.ids[0]],
    subject: tenant.ids.slice(0, 2),
    bill: tenant.bills,
    receipt: ['99010126-0000000001-000000'],
    q: ['晓梅'],
    code: ['000000'],
    department: [departments.market],
  }
  return known[name] ?? []
}

const cap = 6

function queriesOf(route: Declared, tenant: Tenant): string[] {
  const { properties = {}, required = [] } = (route.schema?.querystring ?? {}) as { properties?: object; required?: string[] }
  const plain: Record<string, string> = {
    purpose: 'inspect',
    type: 'food-licence',
    q: '晓梅',
    returnTo: '/',
    kind: 'item',
    id: 'shop-sign',
  }
  const names = Object.keys(properties)
  if (names.length === 0) return ['']
  const queries: string[] = required.length === 0 ? ['', '?'] : []
  for (const name of names)
    for (const value of valuesOf(name, tenant).slice(0, cap)) {
      const query = new URLSearchParams()
      for (const other of required)
        if (other !== name) query.set(other, String(valuesOf(other, tenant)[0] ?? plain[other] ?? '2026-11-12'))
      query.set(name, String(Array.isArray(value) ? value[0] : value))
      queries.push(`?${query}`)
    }
  if (queries.length === 0)
    queries.push(`?${new URLSearchParams(Object.fromEntries(required.map((name) => [name, plain[name] ?? '1'])))}`)
  return queries
}

/** Bodies that a route takes, with the tenant's names where it asks for one and something harmless elsewhere. */
function bodiesOf(schema: Shape, tenant: Tenant): unknown[] {
  const { properties = {} } = objectOf(schema)
  const named = Object.keys(properties).filter((name) => valuesOf(name, tenant).length > 0)
  const base = sample(schema, '', tenant)
  if (named.length === 0 || base === null || typeof base !== 'object') return [base]
  return named.flatMap((name) =>
    valuesOf(name, tenant)
      .slice(0, cap)
      .map((value) => ({ ...base, [name]: schemaTakes(properties[name], value) })),
  )
}

type Shape = {
  type?: string
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  minimum?: number
  properties?: Record<string, Shape>
  required?: string[]
  anyOf?: Shape[]
  items?: Shape
}
const objectOf = (schema: Shape): Shape => schema.anyOf?.find((one) => one.properties) ?? schema
const schemaTakes = (schema: Shape | undefined, value: unknown) =>
  schema?.type === 'array' && !Array.isArray(value)
    ? [value]
    : Array.isArray(value) && schema?.type !== 'array'
      ? value[0]
      : value

const patterns: Record<string, string> = {
  seal: `index:${'a'.repeat(43)}`,
  to: '2026-12-31',
  until: '2026-12-31',
  since: '2026-11-12',
  amount: '5 个工作日',
  login: 'a-new-login',
  position: 'handler',
  region: '990107',
  id: 'shop-sign',
  matter: 'shop-sign',
  mobile: '10010000001',
  paidAt: '2026-11-12T09:00:00+08:00',
  at: '2026-11-12T09:00:00+08:00',
  signature: '0'.repeat(64),
  birthDate: '1990-04-12',
  issuer: 'https://id.example/',
  password: 'not-the-password-1',
  newPassword: 'Another-2026-word',
}

function sample(schema: Shape, name: string, tenant: Tenant): unknown {
  const shape = schema.anyOf ? (objectOf(schema).properties ? objectOf(schema) : (schema.anyOf[0] as Shape)) : schema
  if ('const' in shape) return shape.const
  if (shape.enum) return shape.enum[0]
  if (shape.properties) {
    const wanted = shape.required ?? []
    return Object.fromEntries(wanted.map((key) => [key, sample(shape.properties?.[key] as Shape, key, tenant)]))
  }
  if (shape.type === 'array') return shape.items && !('const' in shape.items) ? [sample(shape.items, name, tenant)] : []
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(1, Number(shape.minimum ?? 1))
  if (shape.type === 'boolean') return true
  if (shape.type === 'object') return {}
  const fits = (text: string | undefined) => text !== undefined && (!shape.pattern || new RegExp(shape.pattern).test(text))
  const value = valuesOf(name, tenant)[0]
  if (value !== undefined && !Array.isArray(value) && (typeof value !== 'string' || fits(value))) return value
  if (shape.format === 'uuid') return tenant.ids[0]
  return [patterns[name], '请按规定办理', '115', '12.00', '2026-12-31', '12345678', 'USA'].find(fits) ?? ''
}
