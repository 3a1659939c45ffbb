// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { composeCity, prepareDatabase } from '../compose.ts'
import { dayOf } from '../kernel/index.ts'
import { limits } from '../packs/check-apart.ts'
import { signInAs } from '../people/index.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { doTask, file, openTasks, smallRestaurant } from '../testing/journey.ts'
import { elementsOf } from './check-draft.ts'

const matter = { kind: 'item', matter: 'food-business-licence' }
const food = smallRestaurant
let shops = 0
/** Each time for another shop: for the same one a second licence is refused. */
const apply = (city: TestCity) => {
  const values = { ...food, premisesAddress: `云东区人民路 ${++shops} 号` }
  return file(city, 'chen-xiaomei', { id: 'food-business-licence', values, firm: '91990102MA0C00016W' })
}

async function processOf(steward: Client): Promise<string> {
  const { body } = await steward.get('/studio/matters/item/food-business-licence')
  return body.files.find((one: { what: string }) => one.what === 'process').text
}

/** The process with 审查材料 called otherwise, drafted and saved. */
async function drafted(
  steward: Client,
  name: string,
  change = (text: string) => text.replace('name="审查材料"', `name="${name}"`),
) {
  const begun = await steward.post('/studio/drafts', { ...matter, note: `改名为${name}` })
  expect(begun.status).toBe(201)
  const files = { 'process.bpmn': change(await processOf(steward)) }
  const saved = await steward.put(`/studio/drafts/${begun.body.id}`, { revision: begun.body.revision, files, note: '改名' })
  expect(saved.status).toBe(200)
  return saved.body
}

/** Answers for the draft as it stands. */
async function answer(who: Client, id: string, said: { state: string; reason: string }) {
  const { revision } = (await who.get(`/studio/drafts/${id}`)).body
  return who.post(`/studio/drafts/${id}/answer`, { revision, ...said })
}

async function published(city: TestCity, name: string): Promise<string> {
  const [author, second] = [await city.as('steward'), await city.as('steward-2')]
  // later than the content that the city began with
  city.clock.forward(60_000)
  const { id } = await drafted(author, name)
  expect((await author.post(`/studio/drafts/${id}/submission`, {})).status).toBe(200)
  expect((await answer(second, id, { state: 'approved', reason: '' })).status).toBe(200)
  const done = await second.post(`/studio/drafts/${id}/publication`, {})
  expect(done.body.state.code).toBe('published')
  return done.body.publishedHash
}

test('a process that two people agreed on is for new cases; a running case ends on the one that it began with', async () => {
  await using city = await testCity()
  const old = await apply(city)
  const hash = await published(city, '书面审查')
  const fresh = await apply(city)
  for (const one of [old, fresh]) await doTask(city, 'market-handler', one.number, { outcome: 'accept' })
  expect((await openTasks(city, 'market-reviewer', old.number)).map((task) => task.name)).toEqual(['审查材料'])
  expect((await openTasks(city, 'market-reviewer', fresh.number)).map((task) => task.name)).toEqual(['书面审查'])
  await doTask(city, 'market-reviewer', old.number, { outcome: 'pass' })
  const steward = await city.as('steward')
  const { body } = await steward.get('/studio/matters/item/food-business-licence')
  expect(body).toMatchObject({ hash, isFromStudio: true })
  // the number by which the public guide calls it, who published it, and from which day it is used
  expect((await city.anyone().get('/items/food-business-licence')).body.versionNumber).toBe(2)
  const day = dayOf(city.clock.now())
  expect(body.versions).toMatchObject([
    { number: 2, hash, publishedBy: '雷淑芬', note: '改名', inForceOn: day, isCurrent: true },
    { number: 1, publishedBy: null, note: '', isCurrent: false },
  ])
  const { rows } = (await steward.get('/studio/matters')).body
  expect(rows.find((one: { id: string }) => one.id === 'food-business-licence').version).toMatchObject({
    ...{ number: 2, publishedBy: '雷淑芬' },
  })
  expect(rows.find((one: { id: string }) => one.id === 'old-age-allowance').version).toMatchObject({
    number: 1,
    publishedBy: null,
  })
})

test('the author neither approves nor publishes; a second person does both, and only in that order', async () => {
  await using city = await testCity()
  const [author, second] = [await city.as('steward'), await city.as('steward-2')]
  const { id, may, changes, revision } = await drafted(author, '书面审查')
  expect(may).toEqual({ edit: true, submit: true, takeBack: false, answer: false, publish: false })
  expect(changes).toEqual(expect.arrayContaining([expect.objectContaining({ before: '审查材料', after: '书面审查' })]))
  expect((await second.put(`/studio/drafts/${id}`, { revision, files: {}, note: '' })).code).toBe('DRAFT_NOT_YOURS')
  expect((await second.post(`/studio/drafts/${id}/submission`, {})).code).toBe('DRAFT_NOT_YOURS')
  expect((await second.post(`/studio/drafts/${id}/publication`, {})).code).toBe('DRAFT_STATE')
  await author.post(`/studio/drafts/${id}/submission`, {})
  expect((await answer(author, id, { state: 'approved', reason: '' })).code).toBe('DRAFT_NEEDS_SECOND_PERSON')
  expect((await answer(second, id, { state: 'refused', reason: '' })).code).toBe('REASON_NEEDED')
  await answer(second, id, { state: 'approved', reason: '同意' })
  expect((await author.post(`/studio/drafts/${id}/publication`, {})).code).toBe('DRAFT_NEEDS_SECOND_PERSON')
  expect((await author.get(`/studio/drafts/${id}`)).body.may).toMatchObject({ takeBack: true, publish: false })
  expect((await (await city.as('market-handler')).get('/studio/matters')).status).toBe(403)
})

test('what is wrong is told at its element, and nothing with an error is put before a second person', async () => {
  await using city = await testCity()
  const author = await city.as('steward')
  const wrong = (text: string) =>
    text.replace(
      'candidateGroups="reviewer" chengshu:stage="审查" chengshu:limit="1 工作日" chengshu:outcomes="pass:书面',
      'candidateGroups="nobody" chengshu:stage="审查" chengshu:limit="1 工作日" chengshu:outcomes="pass:书面',
    )
  const draft = await drafted(author, '', wrong)
  expect(draft.findings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ level: 'error', code: 'POSITION_UNKNOWN', file: 'process.bpmn', element: 'review' }),
    ]),
  )
  expect((await author.post(`/studio/drafts/${draft.id}/submission`, {})).code).toBe('DRAFT_HAS_ERRORS')
  const broken = { kind: 'item', matter: 'food-business-licence', files: { 'process.bpmn': '<nothing/>' } }
  expect((await author.post('/studio/check', broken)).body.findings).toMatchObject([{ level: 'error', code: 'NOT_BPMN' }])
  const strange = { revision: draft.revision, files: { 'retention.yaml': 'id: x' }, note: '' }
  expect((await author.put(`/studio/drafts/${draft.id}`, strange)).code).toBe('FILE_NOT_OF_MATTER')
  const same = await author.put(`/studio/drafts/${draft.id}`, { revision: draft.revision, files: {}, note: '' })
  expect(same.body.findings.filter((one: { level: string }) => one.level === 'error')).toEqual([])
  expect((await author.post(`/studio/drafts/${draft.id}/submission`, {})).code).toBe('DRAFT_EMPTY')
  const late = { revision: draft.revision, files: {}, note: '' }
  expect((await author.put(`/studio/drafts/${draft.id}`, late)).code).toBe('DRAFT_MOVED')
})

test('a refused draft says why, is mended by its author and put forward again', async () => {
  await using city = await testCity()
  const [author, second] = [await city.as('steward'), await city.as('steward-2')]
  const draft = await drafted(author, '看材料')
  await author.post(`/studio/drafts/${draft.id}/submission`, {})
  const refused = await answer(second, draft.id, { state: 'refused', reason: '名称不规范' })
  expect(refused.body).toMatchObject({ state: { code: 'refused' }, reason: '名称不规范', decidedBy: '雷淑芬' })
  const mended = (await processOf(author)).replace('name="审查材料"', 'name="书面审查"')
  const { body } = await author.put(`/studio/drafts/${draft.id}`, {
    revision: refused.body.revision,
    files: { 'process.bpmn': mended },
    note: '已改',
  })
  expect(body.state.code).toBe('draft')
  expect((await author.post(`/studio/drafts/${draft.id}/submission`, {})).body.state.code).toBe('submitted')
  // what lies before a second person is not given up, and never by anybody but its author
  expect((await author.delete(`/studio/drafts/${draft.id}`)).code).toBe('DRAFT_STATE')
  expect((await author.delete(`/studio/drafts/${draft.id}/submission`)).body.state.code).toBe('draft')
  expect((await second.delete(`/studio/drafts/${draft.id}`)).code).toBe('DRAFT_NOT_YOURS')
  expect((await author.delete(`/studio/drafts/${draft.id}`)).status).toBe(204)
  expect((await author.get(`/studio/drafts/${draft.id}`)).status).toBe(404)
})

test('a second person approves the text that she read: what its author took back and changed meanwhile is not approved unseen', async () => {
  await using city = await testCity()
  const [author, second] = [await city.as('steward'), await city.as('steward-2')]
  const { id } = await drafted(author, '书面审查')
  const seen = (await author.post(`/studio/drafts/${id}/submission`, {})).body
  const { revision } = (await author.delete(`/studio/drafts/${id}/submission`)).body
  const files = { 'process.bpmn': (await processOf(author)).replace('name="审查材料"', 'name="免予审查"') }
  await author.put(`/studio/drafts/${id}`, { revision, files, note: '' })
  await author.post(`/studio/drafts/${id}/submission`, {})
  const said = { revision: seen.revision, state: 'approved', reason: '' }
  expect((await second.post(`/studio/drafts/${id}/answer`, said)).code).toBe('DRAFT_MOVED')
  expect((await second.get(`/studio/drafts/${id}`)).body.state.code).toBe('submitted')
})

test('of two drafts of one version the second to be published is refused, and kept', async () => {
  await using city = await testCity()
  const [author, second] = [await city.as('steward'), await city.as('steward-2')]
  const slow = await drafted(author, '慢慢审查')
  await author.post(`/studio/drafts/${slow.id}/submission`, {})
  await answer(second, slow.id, { state: 'approved', reason: '' })
  const quick = await drafted(await city.as('steward'), '很快审查')
  // who changes the same meanwhile is told
  expect(quick.others).toMatchObject([{ id: slow.id, author: '段伟东', state: '已同意，待发布' }])
  await published(city, '书面审查')
  expect((await second.post(`/studio/drafts/${slow.id}/publication`, {})).code).toBe('DRAFT_OUTDATED')
  expect((await author.get(`/studio/drafts/${quick.id}`)).body).toMatchObject({ isOutdated: true, baseNumber: 1, others: [] })
  expect((await author.get(`/studio/drafts/${slow.id}`)).body).toMatchObject({ isOutdated: true, state: { code: 'approved' } })
})

test('a decision is published like a process, and a bundle is checked with its parts', async () => {
  await using city = await testCity()
  const [author, second] = [await city.as('steward'), await city.as('steward-2')]
  const at = '/studio/matters/item/old-age-allowance'
  const decision = async () => (await author.get(at)).body.files.find((one: { name: string }) => one.name === 'decision.dmn').text
  const text = (await decision()).replace('&gt;= 80', '&gt;= 79')
  const { body: draft } = await author.post('/studio/drafts', { kind: 'item', matter: 'old-age-allowance' })
  await author.put(`/studio/drafts/${draft.id}`, { revision: 1, files: { 'decision.dmn': text }, note: '放宽一岁' })
  await author.post(`/studio/drafts/${draft.id}/submission`, {})
  await answer(second, draft.id, { state: 'approved', reason: '' })
  expect((await second.post(`/studio/drafts/${draft.id}/publication`, {})).body.state.code).toBe('published')
  expect(await decision()).toBe(text)
  expect((await second.post(`/studio/drafts/${draft.id}/publication`, {})).code).toBe('DRAFT_STATE')

  const bundle = (await author.get('/studio/matters/bundle/open-restaurant')).body
  const process = bundle.files
    .find((one: { what: string }) => one.what === 'process')
    .text.replaceAll('calledElement="food_business_licence"', 'calledElement="nothing"')
  const check = await author.post('/studio/check', {
    kind: 'bundle',
    matter: 'open-restaurant',
    files: { 'process.bpmn': process },
  })
  expect(check.body.findings.map((one: { level: string }) => one.level)).toContain('error')
})

test('every other server process works with what was published, and so does a server that starts later', async () => {
  await using city = await testCity()
  const other = await composeCity({ ...city.config }, { clock: city.clock })
  const app = await buildApp(other)
  try {
    const hash = await published(city, '书面审查')
    const { cookie } = await signInAs(other, 'steward')
    const seen = async () =>
      JSON.parse((await app.inject({ url: '/api/studio/matters/item/food-business-licence', headers: { cookie } })).body).hash
    expect(await seen()).not.toBe(hash)
    const sweep = other.outbox.sweeps.find((one) => one.name === 'studio.published')
    expect(await sweep?.run(other)).toBe(1)
    expect(await sweep?.run(other)).toBe(0)
    expect(await seen()).toBe(hash)
    other.content = city.content
    await prepareDatabase(other)
    expect(await seen()).toBe(hash)
  } finally {
    await app.close()
    await other.sql.end({ timeout: 5 })
  }
})

/** Every task leads to every other: the way through it is not found in a second. */
function dense(tasks: number): string {
  const all = Array.from({ length: tasks }, (_, n) => n)
  const flows = all.flatMap((from) =>
    all.map((to) => `<sequenceFlow id="f${from}-${to}" sourceRef="t${from}" targetRef="t${to}"/>`),
  )
  return all.map((n) => `<userTask id="t${n}" name="${n}"/>`).join('') + flows.join('')
}

test('what would hold a server up is checked apart: the studio says so in words, and everybody else is answered meanwhile', async () => {
  await using city = await testCity()
  const [author, other] = [await city.as('steward'), await city.as('steward-2')]
  const file = await processOf(author)
  const check = (text: string) =>
    author.post('/studio/check', { kind: 'item', matter: 'food-business-licence', files: { 'process.bpmn': text } })
  const large = file.replace('</process>', `${dense(95)}</process>`)
  const done: string[] = []
  const several = Array.from({ length: 6 }, () => check(large).then(() => done.push('checked')))
  await Promise.all([...several, other.get('/studio/matters').then(() => done.push('answered'))])
  // checks wait for each other; whoever asks something else does not wait for them
  expect(done.at(-1)).toBe('checked')
  const { checkMs } = limits
  try {
    limits.checkMs = 1
    expect((await check(large)).body.findings).toMatchObject([
      { level: 'error', code: 'DRAFT_TOO_COSTLY', message: expect.stringContaining('没有检查完') },
    ])
  } finally {
    limits.checkMs = checkMs
  }
  expect((await check(file)).body.findings.filter((one: { level: string }) => one.level === 'error')).toEqual([])
})

test('the element of a finding is found by going through the text once, whatever its lines are', () => {
  const lines = elementsOf('<a>\n<b id="one"\n  x="1"/>\n<!-- id="no" -->\n<c\n  id="two"/> <d id="three"/>\n</a>')
  expect([1, 2, 3, 4, 5, 6, 99].map(lines)).toEqual([null, 'one', 'one', 'one', 'two', 'three', 'three'])
  const one = elementsOf(`${'<a id="x"'.repeat(100_000)}`)
  expect(one(1)).toBe('x')
})

test('a kind of case is changed here as an item is; while cases stand in a state it does not go unless the draft says what became of it', async () => {
  await using city = await testCity({ at: '2026-11-20T09:00:00+08:00' })
  const [author, second] = [await city.as('steward'), await city.as('steward-2')]
  const rows = (await author.get('/studio/matters')).body.rows as { kind: string; id: string; department: string }[]
  expect(rows.find((one) => one.kind === 'kind' && one.id === 'manhole-report')).toMatchObject({ department: '市城管局' })
  const form = { problem: '破损', place: '云州市古城区中山路40号门前' }
  const report = async (of: object) =>
    (await (await city.as('city-counter')).post('/kinds/manhole-report/cases', { form: of })).body
  const standing = await report(form)

  const begun = (await author.post('/studio/drafts', { kind: 'kind', matter: 'manhole-report' })).body
  const textOf = (name: string): string => begun.files.find((one: { name: string }) => one.name === name).text
  expect(begun.files.map((one: { what: string }) => one.what)).toEqual(['guide', 'form', 'process'])
  const renamed = textOf('kind.yaml').replace('id: reported', 'id: received').replace('promised: 3 工作日', 'promised: 2 工作日')
  const save = async (revision: number, text: string) =>
    (await author.put(`/studio/drafts/${begun.id}`, { revision, files: { 'kind.yaml': text }, note: '改期限' })).body
  const broken = await save(begun.revision, renamed)
  expect(broken.findings).toContainEqual(
    expect.objectContaining({
      file: 'kind.yaml',
      level: 'error',
      code: 'STATE_IN_USE',
      message: expect.stringContaining('有 1 件'),
    }),
  )
  expect((await author.post(`/studio/drafts/${begun.id}/submission`, {})).code).toBe('DRAFT_HAS_ERRORS')
  const mended = await save(broken.revision, `${renamed}former: { states: { reported: received } }\n`)
  expect(mended.findings.filter((one: { level: string }) => one.level === 'error')).toEqual([])
  expect(mended.changes).toContainEqual({ where: '时限 › 承诺时限', before: '3 个工作日', after: '2 个工作日' })

  const put = (await author.post(`/studio/drafts/${begun.id}/submission`, {})).body
  expect(
    (await author.post(`/studio/drafts/${begun.id}/answer`, { revision: put.revision, state: 'approved', reason: '' })).code,
  ).toBe('DRAFT_NEEDS_SECOND_PERSON')
  await second.post(`/studio/drafts/${begun.id}/answer`, { revision: put.revision, state: 'approved', reason: '' })
  expect((await second.post(`/studio/drafts/${begun.id}/publication`, {})).body).toMatchObject({ state: { code: 'published' } })
  // new ones go by it, the old one by its own and under the name of today
  await report({ ...form, place: '云州市古城区中山路41号门前' })
  const listed = (await (await city.as('urban-handler')).get('/kinds/manhole-report/cases?state=received')).body.rows
  expect(listed.map((one: { dueAt: string; state: object }) => [one.dueAt.slice(0, 10), one.state])).toEqual([
    ['2026-11-25', { code: 'received', name: '待查看' }],
    ['2026-11-26', { code: 'reported', name: '待查看' }],
  ])
  expect(standing.state).toBe('reported')
})
