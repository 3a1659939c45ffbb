// SPDX-License-Identifier: Apache-2.0
import { newId } from '../kernel/index.ts'
import type { Whose } from '../people/index.ts'
import type { Answer } from './city.ts'
import { drawProbes } from './draw-probes.ts'
import { kindProbes } from './kind-probes.ts'
import { departments, districts, here, type Reached } from './reach.ts'
import { appoint, appointmentAt, sealOf } from './reach-queries.ts'

/** How one route is called in earnest, with ids of things that exist, and what its answer means. */
export type Probe = {
  path: string | ((fixture: Reached) => string | Promise<string>)
  body?: (fixture: Reached) => object
  /** whose thing it is, if not the fixture's own place's */
  whose?: Whose | ((post: string) => Whose)
  /** for lists: whether the answer shows the thing; an act on one thing shows by its code */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what a route answered without naming its shape again
  shows?: (body: any, fixture: Reached) => boolean
  /** only these posts do it, although others carry the permission: the process names them */
  posts?: string[]
  /** a post of supervision reaches no farther here than any other, and why */
  likeAnyOther?: string
  /** the route touches nothing of anybody's place: whoever carries the permission is answered, and why */
  everywhere?: string
}

/** Codes that say: this is not yours, or not there, which is answered alike. */
const refusals = new Set([
  ...['NOT_PERMITTED', 'CASE_NOT_FOUND', 'CASE_NOT_YOURS', 'TASK_NOT_FOUND', 'LICENCE_NOT_FOUND', 'URGING_NOT_YOURS'],
  ...['NOT_FOUND', 'ACCOUNT_UNKNOWN', 'FILE_NOT_FOUND', 'SEAL_NOT_FOUND', 'COUNTER_OPENING_NEEDED', 'ROW_NOT_FOUND'],
  ...['KIND_UNKNOWN', 'KIND_NOT_YOURS', 'SIGNAL_NOT_FOUND', 'DRAW_UNKNOWN', 'DRAW_NOT_YOURS', 'GATE_REFUSAL_UNKNOWN'],
])

/** What an answer means. An answer that means nothing is a fault of the probe, or an error of ours. */
export function verdictOf(probe: Probe, answer: Answer, fixture: Reached): 'reached' | 'refused' | `unclear: ${string}` {
  if (answer.code !== undefined && refusals.has(answer.code)) return 'refused'
  if (answer.status >= 500 || answer.code === 'BAD_INPUT') return `unclear: ${answer.status} ${JSON.stringify(answer.body)}`
  if (probe.shows && answer.status < 300) return probe.shows(answer.body, fixture) ? 'reached' : 'refused'
  return 'reached'
}

const has = (key: string, value: unknown) => (row: Record<string, unknown>) => row[key] === value
const task = (name: string) => (f: Reached) => `/desk/tasks/${f.waiting.root}/${f.waiting.task}/${name}`
const waiting = (name: string) => (f: Reached) => `/desk/cases/${f.waiting.root}/${f.waiting.id}/${name}`
const seal: Whose = { department: departments.market, region: districts.whole }
const atUrban: Whose = { department: departments.urban, region: districts.east }
const sealId = ({ city }: Reached) => sealOf(city, departments.market)
const someDraft = (name: string) => (f: Reached) => `/studio/drafts/${f.content}${name}`
/** somebody with one post in the fixture's own place, made for this call, because the call may end it */
const somebodyHere = ({ city }: Reached) => appoint(city, `somebody-${newId()}`, [{ position: 'reviewer', ...here }])

/** a refund that waits for a second officer, made for this call, because the call may answer it */
const askedRefund = async ({ city, bill }: Reached) => {
  const cashier = await city.as('urban-cashier')
  const asked = await cashier.post(`/payments/bills/${bill}/refunds`, { amount: '1.00', reason: '面积量多了' })
  return { waiting: '/payments/refunds/waiting', answer: `/payments/refunds/${asked.body.number}/answer` }
}

/** why a leader, who sees the whole region, still does no other department's work */
const ACTING = 'who watches over a region acts for none but her own department'

/** a row of the demo city's register of systems that is the market department's */
const marketSystem = 'YZXT0034'
const marketWhole: Whose = { department: departments.market, region: districts.whole }
const systemRow = (name: string) => `/registers/information-system/rows/${marketSystem}${name}`

/** a row of another department or district is in neither: registers/desk/layer.test.ts */
const LAYER = 'it draws what the list of the register shows to whoever asks, and nothing when that is nothing'

const OWN_IMPORT = 'an import is its reader’s alone, and is not there for anybody else'
const noImport = (name: string) => `/registers/information-system/imports/00000000-0000-7000-8000-000000000000${name}`

const someKind = ({ city }: Reached) => city.outbox.stuckKinds[0]?.kind ?? ''
const someClient = async ({ city }: Reached) => {
  const id = `c-${newId().slice(-12)}`
  await (await city.as('admin')).post('/identity-clients', {
    ...{ id, name: '图书馆', redirectUris: ['https://a.example/'], scopes: ['openid'] },
  })
  return id
}

/** the posts that have work lying in the fixture's own place */
const withWork = ['handler', 'reviewer', 'visitor', 'issuer']
const whereWorkLies = (post: string): Whose => (post === 'issuer' ? atUrban : here)

/** One for each route that a post's permission opens. A new route fails the matrix until it has one. */
export const probes: Record<string, Probe> = {
  'GET /api/desk/tasks': { path: '/desk/tasks', whose: whereWorkLies, posts: withWork, shows: (body) => body.rows.length > 0 },
  'GET /api/desk/counts': {
    path: '/desk/counts',
    whose: whereWorkLies,
    posts: withWork,
    shows: (body) => body.red + body.yellow + body.green + body.paused > 0,
  },
  'POST /api/desk/searches': {
    path: '/desk/searches',
    body: (f) => ({ q: f.late.number }),
    shows: (body) => body.rows.length > 0,
  },
  'GET /api/desk/phrases': { path: '/desk/phrases', everywhere: 'it shows the caller’s own and her department’s phrases' },
  'POST /api/desk/phrases': {
    path: '/desk/phrases',
    body: () => ({ text: '材料齐全，符合法定形式' }),
    everywhere: 'it keeps a phrase for the caller herself; of a department only with phrase.keep',
  },
  'DELETE /api/desk/phrases/:id': {
    path: '/desk/phrases/00000000-0000-7000-8000-000000000000',
    everywhere: 'it deletes what the caller kept, and nobody else’s',
  },
  'GET /api/desk/colleagues': {
    path: (f) => `/desk/colleagues?root=${f.waiting.root}&task=${f.waiting.task}`,
    likeAnyOther: ACTING,
  },
  'POST /api/desk/tasks/:root/:id/claim': { path: task('claim'), posts: ['handler'] },
  'POST /api/desk/tasks/:root/:id/release': {
    path: task('release'),
    everywhere: 'it gives back what the caller claimed, and nobody else’s',
  },
  'POST /api/desk/tasks/:root/:id/completion': {
    path: task('completion'),
    body: () => ({ outcome: 'no-such-outcome' }),
    posts: ['handler'],
  },
  'POST /api/desk/tasks/:root/:id/delegation': {
    path: task('delegation'),
    body: (f) => ({ to: f.stranger, until: '2026-12-31', reason: '出差' }),
    posts: ['handler'],
  },
  'POST /api/desk/tasks/:root/:id/reassignment': {
    path: task('reassignment'),
    body: (f) => ({ to: f.stranger, reason: '出差' }),
  },
  'POST /api/desk/cases/:root/:id/supplement': {
    path: waiting('supplement'),
    body: () => ({ points: [{ field: 'no-such-field', ground: '不全', text: '请补充' }] }),
  },
  'POST /api/desk/cases/:root/:id/suspension': {
    path: waiting('suspension'),
    body: () => ({ kind: '听证', reason: '依申请听证' }),
  },
  'POST /api/desk/cases/:root/:id/resumption': { path: waiting('resumption'), body: () => ({}) },
  'POST /api/desk/cases/:root/:id/extension': {
    path: waiting('extension'),
    body: () => ({ amount: '5 个工作日', reason: '案情复杂' }),
  },
  'POST /api/desk/cases/:root/:id/retry': {
    path: waiting('retry'),
    body: () => ({ note: '已修好' }),
    likeAnyOther: 'supervision looks on; the department that is responsible lets its case go on',
  },
  'GET /api/desk/cases/:root/:id': { path: (f) => `/desk/cases/${f.late.root}/${f.late.id}` },
  'GET /api/desk/cases/:root/:id/trace': { path: (f) => `/desk/cases/${f.late.root}/${f.late.id}/trace` },
  'GET /api/desk/cases/:root/:id/files/:file': {
    path: (f) => `/desk/cases/${f.late.root}/${f.late.id}/files/${f.late.file}`,
  },
  'GET /api/desk/papers/:root/:id/:paper': {
    path: (f) => `/desk/papers/${f.late.root}/${f.late.id}/${f.late.paper}`,
  },
  'GET /api/halls/applicants': {
    path: '/halls/applicants?creditCode=91990102MA0C00016W',
    everywhere: 'anybody may come to any hall; the look is on record',
  },
  'GET /api/halls/mine': { path: '/halls/mine', everywhere: 'it tells the clerk her own hall' },
  'POST /api/halls/kinds/:kind/cases': {
    path: '/halls/kinds/manhole-report/cases',
    // nothing that could be registered: what it would open lies with another department of the fixture
    body: () => ({ applicant: { idNumber: '990102194505120311' }, form: {} }),
    everywhere: 'whoever stands at a counter may be of anywhere; the clerk’s look is on record',
  },
  'POST /api/halls/drafts': {
    path: '/halls/drafts',
    body: () => ({ kind: 'item', id: 'shop-sign', applicant: { creditCode: '91990102MA0C00016W' } }),
    everywhere: 'anybody may come to any hall; the draft is the clerk’s own',
  },
  'GET /api/halls/coverage': {
    path: '/halls/coverage',
    shows: (body) => body.gaps.some((gap: { region: string }) => gap.region.startsWith(here.region)),
  },
  'GET /api/halls/coverage/addresses': {
    path: `/halls/coverage/addresses?figure=addresses&limit=100&region=${here.region}001001`,
    shows: (body) => body.rows.length > 0,
  },
  'GET /api/halls/coverage/points': {
    path: '/halls/coverage/points',
    shows: (body) => body.rows.some((row: { region: string }) => row.region.startsWith(here.region)),
  },
  'POST /api/halls/continuations': {
    path: '/halls/continuations',
    body: () => ({ idNumber: '990102198803160029', code: '000000' }),
    everywhere: 'anybody may come to any hall; the person’s own code decides',
  },
  'GET /api/help/calls': {
    path: '/help/calls',
    everywhere: 'a call has no name, and only those of the helper’s own region are listed',
  },
  'GET /api/help/mine': { path: '/help/mine', everywhere: 'it tells the helper what she has joined herself' },
  'POST /api/help/calls/:draft/:id/join': {
    path: () => `/help/calls/${newId()}/${newId()}/join`,
    everywhere: 'there is no call of this id: whom she may answer is tested by A40',
  },
  'POST /api/halls/identities': {
    path: '/halls/identities',
    body: () => ({ document: 'passport', nationality: 'USA', number: '000000000', code: '00000000' }),
    everywhere: 'anybody may come to any hall with the original; the code on her own telephone decides',
  },
  'POST /api/halls/openings': {
    path: '/halls/openings',
    body: (f) => ({ number: f.ready.number, cause: '当事人来电询问进度' }),
  },
  'GET /api/halls/issue-queue': {
    path: '/halls/issue-queue',
    whose: atUrban,
    shows: (body, f) => body.rows.some(has('number', f.ready.number)),
  },
  'POST /api/halls/issue': {
    path: '/halls/issue',
    body: (f) => ({ root: f.ready.root, task: f.ready.task, receiver: '陈晓梅' }),
    whose: atUrban,
  },
  'GET /api/licences': { path: (f) => `/licences?type=${f.closed.licence.type}&number=${f.closed.licence.number}` },
  'POST /api/licences/:id/revocation': {
    path: (f) => `/licences/${f.closed.licence.id}/revocation`,
    body: () => ({ kind: '发还', reason: '试一试能不能' }),
  },
  'POST /api/licences/use': {
    path: '/licences/use',
    body: (f) => ({ type: f.closed.licence.type, number: f.closed.licence.number, purpose: 'inspect', fields: ['shopName'] }),
    everywhere: 'the holder’s own authorisation decides, department by department; a refused try is shown to the holder',
  },
  'GET /api/licences/coverage': {
    path: '/licences/coverage',
    shows: (body, f) => body.types.find(has('type', f.closed.licence.type)).inForce > 0,
  },
  'GET /api/licences/coverage/:type/rows': {
    path: (f) => `/licences/coverage/${f.closed.licence.type}/rows?figure=inForce&limit=100`,
    shows: (body) => body.rows.length > 0,
  },
  'GET /api/seals': { path: '/seals', whose: seal, shows: (body) => body.rows.some(has('department', departments.market)) },
  'GET /api/seals/:id/uses': { path: async (f) => `/seals/${await sealId(f)}/uses`, whose: seal },
  'POST /api/seals/:id/status': {
    path: async (f) => `/seals/${await sealId(f)}/status`,
    body: () => ({ status: 'active', reason: '例行核验' }),
    whose: seal,
  },
  'GET /api/seals/:id/waiting': { path: async (f) => `/seals/${await sealId(f)}/waiting`, whose: seal },
  'GET /api/payments/days/:day': { path: (f) => `/payments/days/${f.paidOn}`, whose: atUrban, shows: (body) => body.bills > 0 },
  'GET /api/payments/days/:day/movements': {
    path: (f) => `/payments/days/${f.paidOn}/movements`,
    whose: atUrban,
    shows: (body) => body.rows.length > 0,
  },
  'GET /api/payments/days/:day/refunds': {
    path: (f) => `/payments/days/${f.paidOn}/refunds?of=ordered`,
    whose: atUrban,
    shows: (body) => body.rows.length > 0,
  },
  'GET /api/payments/refunds/waiting': {
    path: async (f) => (await askedRefund(f)).waiting,
    whose: atUrban,
    shows: (body) => body.rows.length > 0,
  },
  'POST /api/payments/bills/:bill/refunds': {
    path: (f) => `/payments/bills/${f.bill}/refunds`,
    body: () => ({ amount: '1.00', reason: '面积量多了' }),
    whose: atUrban,
  },
  'POST /api/payments/refunds/:refund/answer': {
    path: async (f) => (await askedRefund(f)).answer,
    body: () => ({ agreed: true }),
    whose: atUrban,
  },
  'GET /api/receipts/claims': {
    path: '/receipts/claims',
    everywhere: 'each has what the department of her own post has claimed',
  },
  'POST /api/receipts/claims': {
    path: '/receipts/claims',
    body: () => ({ receipt: '99010126-0000000000-000000' }),
    everywhere: 'whoever holds a receipt has its codes; the first unit that claims it has it, once',
  },
  ...drawProbes,
  ...kindProbes,
  'GET /api/ratings/scores': {
    path: '/ratings/scores',
    shows: (body) => body.rows.some(has('item', 'food-business-licence')),
  },
  'GET /api/supervision/overview': {
    path: '/supervision/overview',
    shows: (body) => body.totals.open > 0 && body.rows.some(has('code', departments.market)),
  },
  'GET /api/supervision/cases': {
    path: '/supervision/cases?figure=overdue',
    shows: (body, f) => body.rows.some(has('number', f.late.number)),
  },
  'GET /api/supervision/trend': { path: '/supervision/trend', shows: (body) => body.rows.length > 0 },
  'POST /api/supervision/exports': {
    path: '/supervision/exports',
    body: () => ({ figure: 'overdue' }),
    shows: (body, f) => body.rows.some(has('number', f.late.number)),
  },
  'GET /api/supervision/people': {
    path: '/supervision/people',
    shows: (body, f) => body.rows.some(has('id', f.asked.officer)),
    likeAnyOther: 'people are seen by whoever answers for their department, and by nobody else',
  },
  'GET /api/supervision/tasks': {
    path: (f) => `/supervision/tasks?officer=${f.asked.officer}&figure=done`,
    likeAnyOther: 'the same',
  },
  'GET /api/supervision/unstaffed': {
    path: '/supervision/unstaffed',
    shows: (body, f) => body.rows.some(has('number', f.late.number)),
  },
  'GET /api/supervision/visits': {
    path: '/supervision/visits',
    shows: (body) =>
      body.rows.some((row: { item: string; cases: number }) => row.item === 'food-business-licence' && row.cases > 0),
  },
  'GET /api/supervision/flags': {
    path: '/supervision/flags',
    shows: (body, f) => body.rows.some(has('number', f.late.number)),
  },
  'GET /api/supervision/urgings': {
    path: '/supervision/urgings',
    shows: (body, f) => body.rows.some(has('id', f.late.urging)),
  },
  'POST /api/supervision/urgings': {
    path: '/supervision/urgings',
    body: (f) => ({ root: f.late.root, caseId: f.late.id, text: '请尽快', answerWithin: 3 }),
  },
  'POST /api/supervision/urgings/:id/answer': {
    likeAnyOther: ACTING,
    path: (f) => `/supervision/urgings/${f.late.urging}/answer`,
    body: () => ({ text: '今日安排' }),
  },
  'GET /api/officers': {
    path: `/officers?department=${departments.market}&limit=100`,
    shows: (body) => body.rows.some(has('login', 'here-only')),
  },
  'POST /api/officers': {
    path: '/officers',
    body: () => ({ login: `new-${newId().slice(-12)}`, name: '新人' }),
    everywhere: 'an account without a post is nobody’s and may nothing',
  },
  'POST /api/officers/:id/stop': { path: async (f) => `/officers/${await somebodyHere(f)}/stop` },
  'POST /api/officers/:id/unlock': { path: async (f) => `/officers/${await somebodyHere(f)}/unlock` },
  'POST /api/officers/:id/positions': {
    path: async (f) => `/officers/${await somebodyHere(f)}/positions`,
    body: () => ({ position: 'reviewer', ...here, reason: '轮岗' }),
  },
  'GET /api/appointments/waiting': {
    path: '/appointments/waiting',
    shows: (body, f) => body.some(has('id', f.asked.id)),
  },
  'POST /api/appointments/:id/answer': {
    path: async (f) => `/appointments/${await appointmentAt(f.city, await somebodyHere(f), 'asked', here)}/answer`,
    body: () => ({ answer: 'refused' }),
  },
  'POST /api/appointments/:id/end': {
    path: async (f) => `/appointments/${await appointmentAt(f.city, await somebodyHere(f), 'granted', here)}/end`,
  },
  'POST /api/identity-clients': {
    path: '/identity-clients',
    body: () => ({ id: 'library', name: '图书馆', redirectUris: ['https://a.example/'], scopes: ['openid'] }),
  },
  'POST /api/identity-clients/:id/stop': { path: async (f) => `/identity-clients/${await someClient(f)}/stop` },
  'POST /api/identity-partners': {
    path: '/identity-partners',
    body: () => ({
      ...{ id: 'province', name: '省统一身份认证', issuer: 'https://id.example/', clientId: 'yunzhou' },
      ...{ secret: 'a-secret-of-the-province', mostLevel: 2 },
    }),
  },
  'POST /api/identity-partners/:id/stop': { path: '/identity-partners/province/stop' },
  'GET /api/ledger/own': { path: '/ledger/own', everywhere: 'it shows what the caller did, and nobody else’s' },
  'POST /api/ledger/verification': { path: '/ledger/verification' },
  'POST /api/audit/searches': {
    path: '/audit/searches',
    body: (f) => ({ purpose: '例行审计', value: f.late.number, act: 'case.accepted' }),
    shows: (body) => body.rows.length > 0,
  },
  'POST /api/audit/readers': {
    path: '/audit/readers',
    body: (f) => ({ purpose: '例行审计', value: f.late.number }),
    shows: (body) => body.rows.length > 0,
  },
  'GET /api/audit/exports': { path: '/audit/exports', shows: (body, f) => body.rows.some(has('id', f.leave)) },
  'POST /api/audit/exports': {
    path: '/audit/exports',
    body: (f) => ({ purpose: '例行审计', value: f.late.number }),
    everywhere: 'it asks for leave in the caller’s own name; what is taken by it is cut to her reach',
  },
  'POST /api/audit/exports/:id/answer': {
    path: (f) => `/audit/exports/${f.leave}/answer`,
    body: () => ({ answer: 'refused' }),
  },
  'POST /api/audit/exports/:id/entries': {
    path: (f) => `/audit/exports/${f.leave}/entries`,
    everywhere: 'only who asked takes it; anybody else is refused, wherever the post is',
  },
  'GET /api/registers': { path: '/registers', everywhere: 'it names the registers that a post opens, and no row' },
  'GET /api/registers/sources': { path: '/registers/sources' },
  'GET /api/registers/:register': {
    path: '/registers/information-system',
    everywhere: 'it says what a row has, and shows none',
  },
  'POST /api/registers/:register/searches': {
    path: '/registers/information-system/searches',
    body: () => ({ q: marketSystem }),
    whose: marketWhole,
    shows: (body) => body.rows.length > 0,
  },
  'POST /api/registers/:register/exports': {
    path: '/registers/information-system/exports',
    body: () => ({ q: marketSystem }),
    whose: marketWhole,
    shows: (body) => body.rows.length > 0,
  },
  'POST /api/registers/:register/layers': {
    path: '/registers/network-site/layers',
    body: () => ({ bbox: '114.8,29.8,115.2,30.2', zoom: 10 }),
    everywhere: LAYER,
  },
  'GET /api/registers/:register/rows.geojson': {
    path: '/registers/network-site/rows.geojson?bbox=114.8,29.8,115.2,30.2&zoom=10',
    everywhere: LAYER,
  },
  'GET /api/registers/:register/figures': {
    path: '/registers/information-system/figures',
    whose: marketWhole,
    shows: (body) => body.figures[0].by.some((one: { name: string }) => one.name === '市市场监管局'),
  },
  'GET /api/registers/:register/rows/:key': { path: systemRow(''), whose: marketWhole },
  'GET /api/registers/:register/rows/:key/history': { path: systemRow('/history'), whose: marketWhole },
  'GET /api/registers/:register/rows/:key/links': { path: systemRow('/links'), whose: marketWhole },
  'POST /api/registers/:register/rows/:key/reading': {
    path: systemRow('/reading'),
    body: () => ({ purpose: 'migration', fields: ['contact'] }),
    whose: marketWhole,
  },
  'POST /api/registers/:register/rows': {
    path: '/registers/information-system/rows',
    body: () => ({
      ...{ why: '测试' },
      fields: {
        ...{ code: newId().slice(-12), name: '测试', unit: 'market', function: 'office', cloudState: 'planned', plan: 'keep' },
        state: 'running',
      },
    }),
    whose: marketWhole,
  },
  'PUT /api/registers/:register/rows/:key': {
    path: systemRow(''),
    body: () => ({ fields: { vendor: '测试' }, version: 1, why: '测试' }),
    whose: marketWhole,
  },
  'POST /api/registers/:register/rows/:key/end': {
    path: systemRow('/end'),
    body: () => ({ version: 900, why: '测试' }),
    whose: marketWhole,
  },
  'POST /api/registers/:register/imports': {
    path: '/registers/information-system/imports',
    everywhere: 'it reads a file and keeps it for the caller; what is written is asked line by line',
  },
  'GET /api/registers/:register/imports/:import': { path: noImport(''), everywhere: OWN_IMPORT },
  'GET /api/registers/:register/imports/:import/lines': { path: noImport('/lines?verdict=bad'), everywhere: OWN_IMPORT },
  'POST /api/registers/:register/imports/:import/confirmation': {
    path: noImport('/confirmation'),
    body: () => ({ why: '测试' }),
    everywhere: OWN_IMPORT,
  },
  'PUT /api/registers/:register/source': { path: '/registers/funds/source', body: () => ({ kind: 'table' }) },
  'GET /api/intrusions': { path: '/intrusions' },
  'GET /api/operations/stuck': { path: '/operations/stuck' },
  'GET /api/operations/stuck/:kind': { path: (f) => `/operations/stuck/${someKind(f)}` },
  'POST /api/operations/stuck/retry': { path: '/operations/stuck/retry', body: (f) => ({ kind: someKind(f) }) },
  'GET /api/studio/matters': { path: '/studio/matters' },
  'GET /api/studio/items/:id/differences': { path: '/studio/items/public-place-hygiene/differences' },
  'GET /api/studio/matters/:kind/:id': { path: '/studio/matters/item/shop-sign' },
  'GET /api/studio/drafts': { path: '/studio/drafts', shows: (body, f) => body.rows.some(has('id', f.content)) },
  'GET /api/studio/drafts/:id': { path: someDraft('') },
  'POST /api/studio/check': { path: '/studio/check', body: () => ({ kind: 'item', matter: 'shop-sign', files: {} }) },
  'GET /api/studio/choices': { path: '/studio/choices' },
  'POST /api/studio/rehearsals': {
    path: '/studio/rehearsals',
    body: () => ({ kind: 'item', matter: 'shop-sign', files: {}, login: 'nobody', answers: {} }),
  },
  'POST /api/studio/drafts': { path: '/studio/drafts', body: () => ({ kind: 'item', matter: 'shop-sign' }) },
  'PUT /api/studio/drafts/:id': { path: someDraft(''), body: () => ({ revision: 99, files: {}, note: '' }) },
  'DELETE /api/studio/drafts/:id': { path: someDraft('') },
  'POST /api/studio/drafts/:id/submission': { path: someDraft('/submission') },
  'DELETE /api/studio/drafts/:id/submission': { path: someDraft('/submission') },
  'POST /api/studio/drafts/:id/answer': {
    path: someDraft('/answer'),
    body: () => ({ revision: 1, state: 'refused', reason: '再想想' }),
  },
  'POST /api/studio/drafts/:id/publication': { path: someDraft('/publication') },
}
