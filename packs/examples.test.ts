// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { PDFDocument } from 'pdf-lib'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { dueOf } from '../engine/worktime/index.ts'
import { allTasks, type Case, childrenOf, findCase } from '../server/cases/index.ts'
import { type Client, type TestCity, testCity } from '../server/testing.ts'

// Every example of every item and bundle, on a real server with a real database: answers in; documents asked for, decision, fee, due date out.

type Verdict = 'yes' | 'no' | 'unknown'
type ActDone = { item?: string; task: string; outcome: string; ground?: string }
type Example = {
  name: string
  applicant: { person?: string; firm?: string }
  by: string
  at: string
  form: Record<string, unknown>
  expect: {
    eligible: Verdict
    failing?: string[]
    asked?: string[]
    obtained?: Record<string, string>
    acts?: ActDone[]
    decision?: string
    parts?: Record<string, string>
    fee?: number
    due?: string
    result?: string
  }
}
type Material = {
  id: string
  state: string
  necessity: string
  source: { kind: string } | null
  upload: { accept: string[] } | null
  commitment: unknown
}

const pack = `${import.meta.dirname}/yunzhou`
const accounts: { login: string; idNumber: string }[] = parse(readFileSync(`${pack}/demo/accounts.yaml`, 'utf8'))
const folders = (['items', 'bundles'] as const).flatMap((kind) => readdirSync(`${pack}/${kind}`).map((id) => ({ kind, id })))

describe.each(folders)('$id', ({ kind, id }) => {
  const folder = `${pack}/${kind}/${id}/examples`
  const examples = readdirSync(folder).map((file) => ({
    file,
    example: parse(readFileSync(`${folder}/${file}`, 'utf8')) as Example,
  }))

  test.each(examples)('$file：$example.name', async ({ example }) => {
    if (example.expect.eligible === 'no') return live(await quietCity(example.at), kind, id, example)
    await using city = await testCity({ at: example.at })
    await live(city, kind, id, example)
  })
})

/** Where nothing is ever submitted, one city serves all the examples of an instant. */
const quietCities = new Map<string, Promise<TestCity>>()
function quietCity(at: string): Promise<TestCity> {
  const city = quietCities.get(at) ?? testCity({ at })
  quietCities.set(at, city)
  return city
}
afterAll(async () => {
  for (const city of quietCities.values()) await (await city)[Symbol.asyncDispose]()
})

async function live(city: TestCity, kind: 'items' | 'bundles', id: string, example: Example): Promise<void> {
  const applicant = await signIn(city, example)
  const draft = await fillIn(applicant, kind === 'items' ? 'item' : 'bundle', id, example)
  const wanted = example.expect

  const { eligibility } = (await applicant.get(`/drafts/${draft}/check`)).body
  const conditions: { id: string; verdict: Verdict }[] = eligibility.conditions
  expect(eligibility.verdict, JSON.stringify(conditions)).toBe(wanted.eligible)
  const failing = conditions.filter((one) => one.verdict === 'no').map((one) => one.id)
  expect(failing).toEqual(wanted.failing ?? [])
  if (wanted.eligible === 'no') {
    expect(wanted.acts, 'what is not eligible is not submitted').toBeUndefined()
    return
  }

  await supplyMaterials(applicant, draft, wanted)
  const filed = await applicant.post(`/drafts/${draft}/submission`, {})
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  const key = { root: filed.body.root as string, id: filed.body.id as string }
  for (const act of wanted.acts ?? []) await complete(city, key, act)
  if (wanted.fee) await pay(applicant, filed.body.number, wanted.fee)
  await expectOutcome(city, key, wanted)
}

async function signIn(city: TestCity, example: Example): Promise<Client> {
  const account = accounts.find((one) => one.idNumber === example.by)
  expect(account, `${example.by} is a demo account`).toBeDefined()
  const client = await city.as(account?.login ?? '')
  if (example.applicant.firm) {
    const acting = await client.post('/session/acting-for', { creditCode: example.applicant.firm })
    expect(acting.status, JSON.stringify(acting.body)).toBe(204)
  } else expect(example.applicant.person).toBe(example.by)
  return client
}

async function fillIn(applicant: Client, kind: string, id: string, example: Example): Promise<string> {
  const opened = await applicant.post('/drafts', { kind, id })
  expect(opened.status, JSON.stringify(opened.body)).toBe(200)
  const saved = await applicant.patch(`/drafts/${opened.body.id}`, { revision: opened.body.revision, values: example.form })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  expect(saved.body.errors).toEqual([])
  return opened.body.id
}

/** Compares what is asked of the applicant and what the city obtains, then gives what is asked. */
async function supplyMaterials(applicant: Client, draft: string, wanted: Example['expect']): Promise<void> {
  const rows: Material[] = (await applicant.get(`/drafts/${draft}/materials`)).body.rows
  const given = rows.filter((one) => one.state === 'needed' || (one.state === 'optional' && one.necessity === '3'))
  const obtained = Object.fromEntries(
    rows.flatMap((one) => (one.state === 'obtained' && one.source ? [[one.id, one.source.kind]] : [])),
  )
  if (wanted.asked) expect(given.map((one) => one.id).sort()).toEqual([...wanted.asked].sort())
  if (wanted.obtained) expect(obtained).toEqual(wanted.obtained)
  for (const material of given) {
    const answer = material.commitment
      ? await applicant.post(`/drafts/${draft}/materials/${material.id}/commitment`, { agreed: true })
      : await applicant.upload(`/drafts/${draft}/materials/${material.id}/file`, await paperFor(material))
    expect(answer.status, `${material.id} ${JSON.stringify(answer.body)}`).toBe(200)
  }
}

/** An officer who holds the open task's position in its department completes it. */
async function complete(city: TestCity, at: { root: string; id: string }, act: ActDone): Promise<void> {
  const cases = await matterOf(city, at)
  const subject = act.item ? cases.find((one) => one.item === act.item) : cases[0]
  expect(subject, `the part ${act.item} has begun`).toBeDefined()
  if (!subject) return
  const tasks = await allTasks(city.sql, at.root, subject.id)
  const task = tasks.find((one) => one.element === act.task && (one.state === 'open' || one.state === 'claimed'))
  expect(
    task,
    `${act.task} is open; open are ${tasks.filter((one) => one.state === 'open').map((one) => one.element)}; parked: ${JSON.stringify(subject.parked)}`,
  ).toBeDefined()
  if (!task) return
  const department = [...city.content.departments.values()].find(
    (one) => one.code === task.department || one.key === task.department,
  )
  const officer = await city.as(`${department?.key}-${task.positions[0]}`)
  const done = await officer.post(`/desk/tasks/${at.root}/${task.id}/completion`, {
    outcome: act.outcome,
    ...(act.ground ? { ground: act.ground, opinion: '按示例办理' } : {}),
  })
  expect(done.status, `${act.task} ${JSON.stringify(done.body)}`).toBe(200)
}

/** The bill is the one that the example tells; paying it (simulated) lets the case go on. */
async function pay(applicant: Client, number: string, fee: number): Promise<void> {
  expect((await applicant.get(`/me/cases/${number}`)).body.bill).toMatchObject({ amount: fee })
  const paid = await applicant.post(`/me/cases/${number}/payment`, {})
  expect(paid.status, JSON.stringify(paid.body)).toBe(200)
}

async function expectOutcome(city: TestCity, at: { root: string; id: string }, wanted: Example['expect']): Promise<void> {
  const [subject, ...parts] = await matterOf(city, at)
  for (const one of [subject, ...parts]) expect(one?.parked ?? null, `${one?.item} is not parked`).toBeNull()
  if (wanted.parts) expect(Object.fromEntries(parts.map((one) => [one.item, outcomeOf(one)]))).toEqual(wanted.parts)
  if (wanted.decision && subject) expect(outcomeOf(subject)).toBe(wanted.decision)
  if (wanted.result) expect(subject?.result?.licenceType).toBe(wanted.result)
  if (wanted.due) {
    const clock = subject?.clocks.promised
    expect(clock && dueOf(city.content.calendar, clock).dueOn).toBe(wanted.due)
  }
}

const outcomeOf = (one: Case): string | null => one.decision ?? (one.state === 'refused' ? 'refused' : null)

async function matterOf(city: TestCity, at: { root: string; id: string }): Promise<Case[]> {
  const subject = await findCase(city.sql, at.root, at.id)
  expect(subject).toBeDefined()
  return subject ? [subject, ...(await childrenOf(city.sql, at.root, at.id))] : []
}

/** A file of a kind that the material takes: an empty page, or a picture of one dot. */
async function paperFor(material: Material) {
  if (!material.upload?.accept.includes('pdf'))
    return { name: `${material.id}.png`, type: 'image/png', content: Buffer.from(dot, 'base64') }
  const pdf = await PDFDocument.create()
  pdf.addPage([595, 842])
  return { name: `${material.id}.pdf`, type: 'application/pdf', content: Buffer.from(await pdf.save()) }
}
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
