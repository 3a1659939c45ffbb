// SPDX-License-Identifier: Apache-2.0

// Every examples/*.yaml of the shipped packs, walked through the real server over HTTP: pre-check, materials, submission, the officers' acts, the result.
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { familyOf } from '../server/items/content/family.ts'
import { type Bundle, type ExampleFile, groundsOf, type Item } from '../server/items/index.ts'
import { projectRoot } from '../server/kernel/index.ts'
import { type Content, loadContent } from '../server/packs/index.ts'
import { contentKinds } from '../server/rooms.ts'
import { type Answer, type Client, type TestCity, testCity } from '../server/testing/city.ts'
import { onePagePdf, openTasks, submit } from '../server/testing/journey.ts'

const content: Content = await loadContent(contentKinds, join(projectRoot, 'packs'))

const all = [...content.items.values(), ...content.bundles.values()].flatMap((matter) =>
  matter.state === 'published'
    ? matter.examples.map((example) => ({ title: `${matter.id}: ${example.name}`, matter, example }))
    : [],
)

function good(answer: Answer, what: string): Answer {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}

type Material = {
  id: string
  state: string
  source: { kind: string } | null
  upload: { accept: string[] } | null
  commitment: unknown
}

const oneDotPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
/** A file of a kind that the material takes. */
const paperFor = ({ id, upload }: Material) =>
  upload?.accept.includes('pdf')
    ? { name: `${id}.pdf`, type: 'application/pdf', content: onePagePdf }
    : { name: `${id}.png`, type: 'image/png', content: oneDotPng }
type Lane = { number: string; name: string; state: { code: string }; decision: string | null }

const itemOf = (lane: Lane): string => [...content.items.values()].find((one) => one.name === lane.name)?.id ?? lane.name
const outcomeOf = ({ state, decision }: Pick<Lane, 'state' | 'decision'>): string =>
  decision ?? (state.code === 'refused' ? 'refused' : 'open')

/** Where nothing is ever submitted, one city serves all examples of an instant. */
const quietCities = new Map<string, Promise<TestCity>>()
function quietCity(at: string): Promise<TestCity> {
  const city = quietCities.get(at) ?? testCity({ at })
  quietCities.set(at, city)
  return city
}
afterAll(async () => {
  for (const city of quietCities.values()) await (await city)[Symbol.asyncDispose]()
})

test.each(all)('$title', async ({ matter, example }) => {
  if (example.expect.eligible === 'no') return live(await quietCity(example.at), matter, example)
  await using city = await testCity({ at: example.at })
  await live(city, matter, example)
})

async function live(city: TestCity, matter: Item | Bundle, example: ExampleFile): Promise<void> {
  const client = await applicantOf(city, example)
  const draft = await fillIn(client, matter, example)
  const check = good(await client.get(`/drafts/${draft}/check`), 'check').body
  const failing = check.eligibility.conditions
    .filter((one: { verdict: string }) => one.verdict === 'no')
    .map((one: { id: string }) => one.id)
  expect(check.eligibility.verdict).toBe(example.expect.eligible ?? 'yes')
  expect(failing).toEqual(example.expect.failing ?? [])
  if (example.expect.eligible === 'no') {
    expect((await client.post(`/drafts/${draft}/submission`, {})).status).toBeGreaterThanOrEqual(400)
    return
  }
  await giveMaterials(client, draft, example)
  const filed = good(await submit(client, draft, { anyway: true }), 'submission').body
  const seen = await walk(city, client, matter, example, filed.number)
  const tracking = good(await client.get(`/me/cases/${filed.number}`), 'tracking').body
  if (example.expect.decision) expect(outcomeOf(tracking)).toBe(example.expect.decision)
  if (example.expect.parts) {
    const lanes: Lane[] = tracking.lanes
    expect(Object.fromEntries(lanes.map((lane) => [itemOf(lane), outcomeOf(lane)]))).toEqual(example.expect.parts)
  }
  if (example.expect.fee !== undefined) expect(seen.paid).toBe(example.expect.fee)
  if (example.expect.due !== undefined) expect(seen.due).toBe(example.expect.due)
  const wanted = [example.expect.result ?? [], example.expect.results ?? []]
    .flat()
    .map((id) => content.licenceTypes.get(id)?.name)
  const issued = tracking.results.map((one: { name: string }) => one.name)
  for (const name of wanted) expect(issued).toContain(name)
}

/** Signs in as the person of the example, acting for the firm where there is one. */
async function applicantOf(city: TestCity, { applicant, by }: ExampleFile): Promise<Client> {
  const person = by ?? applicant.person
  const account = content.demoAccounts.find((one) => one.idNumber === person)
  if (!account) throw new Error(`no demo account has the number ${person}`)
  const client = await city.as(account.login)
  if (applicant.firm) good(await client.post('/session/acting-for', { creditCode: applicant.firm }), 'acting for the firm')
  return client
}

async function fillIn(client: Client, matter: Item | Bundle, example: ExampleFile): Promise<string> {
  const { id, revision, values } = good(await client.post('/drafts', { kind: matter.kind, id: matter.id }), 'draft').body
  const answers = {
    values: { ...values, ...example.form },
    ...(example.delivery ? { delivery: { choice: example.delivery } } : {}),
  }
  const saved = good(await client.patch(`/drafts/${id}`, { revision, ...answers }), 'answers').body
  expect(saved.errors).toEqual([])
  return id
}

/** What the city obtains and what it asks for must be as the example says; then what is asked for is given. */
async function giveMaterials(client: Client, draft: string, { expect: wanted }: ExampleFile): Promise<void> {
  const rows: Material[] = good(await client.get(`/drafts/${draft}/materials`), 'materials').body.rows
  // what is necessary, and what may follow later when the applicant vouches for it
  const asked = rows.filter((row) => row.state === 'needed' || (row.state === 'optional' && row.commitment !== null))
  if (wanted.asked) expect(asked.map((row) => row.id).sort()).toEqual([...wanted.asked].sort())
  if (wanted.obtained)
    expect(
      Object.fromEntries(
        rows.flatMap((row) => (row.source && row.id in (wanted.obtained ?? {}) ? [[row.id, row.source.kind]] : [])),
      ),
    ).toEqual(wanted.obtained)
  for (const row of asked) {
    const at = `/drafts/${draft}/materials/${row.id}`
    if (row.commitment) good(await client.post(`${at}/commitment`, { agreed: true }), `commitment ${row.id}`)
    else good(await client.upload(`${at}/file`, paperFor(row)), `upload ${row.id}`)
  }
}

/** The officers' acts in their order; bills are paid when they come. Tells the promised day and what was paid. */
async function walk(
  city: TestCity,
  client: Client,
  matter: Item | Bundle,
  example: ExampleFile,
  number: string,
): Promise<{ due: string | null; paid: number }> {
  let due: string | null = null
  const look = async (): Promise<Lane[]> => {
    const { body } = good(await client.get(`/me/cases/${number}`), 'tracking')
    due = body.due?.on ?? body.dueOn ?? due
    return body.lanes
  }
  await pay(city, client, number)
  let lanes = await look()
  for (const act of example.expect.acts ?? []) {
    const item = act.item ? content.items.get(act.item) : matter.kind === 'item' ? matter : undefined
    const owner = item ?? matter
    const lane = act.item ? lanes.find((one) => itemOf(one) === act.item) : { number }
    if (!lane) throw new Error(`${act.item} has not begun when ${act.task} should be done`)
    const node = owner.process.nodes.find((one) => one.id === act.task)
    const { officer, task } = await whoCan(city, node, owner, act.by, lane.number)
    const said = {
      outcome: act.outcome ?? 'done',
      opinion: act.opinion ?? '按例子办理',
      ...(act.output ? { output: act.output } : {}),
      ...groundFor(act, owner),
    }
    good(
      await (await city.as(officer.login)).post(`/desk/tasks/${task.root}/${task.id}/completion`, said),
      `${act.task} ${said.outcome}`,
    )
    await pay(city, client, number)
    lanes = await look()
  }
  await city.settle()
  await look()
  const bills = good(await client.get(`/me/cases/${number}/bills`), 'bills').body.rows
  return { due, paid: bills.reduce((sum: number, bill: { amount: number }) => sum + bill.amount, 0) }
}

/** The officer who finds the task in her list: of the department that the process names, or of whichever body is competent. */
async function whoCan(
  city: TestCity,
  node: Item['process']['nodes'][number] | undefined,
  owner: Item | Bundle,
  by: string | undefined,
  number: string,
) {
  const own = owner.kind === 'bundle' ? [owner.lead] : familyOf(content, owner.id).map((one) => one.department)
  const departments = node?.work?.properties.department ? [node.work.properties.department] : own
  const fits = content.demoOfficers.filter((one) =>
    by
      ? one.login === by
      : one.positions.some(
          (post) => post.position === node?.work?.candidates[0] && departments.includes(post.department) && !post.until,
        ),
  )
  for (const officer of fits) {
    const task = (await openTasks(city, officer.login, number)).find((one) => one.name === node?.name)
    if (task) return { officer, task }
  }
  throw new Error(`nobody has an open task ${node?.id} of ${number}`)
}

/** A refusal names its ground: the example's, or the first that the item has. */
function groundFor(act: { outcome?: string; ground?: string }, matter: Item | Bundle): { ground?: string } {
  if (act.ground) return { ground: act.ground }
  if (matter.kind !== 'item' || !['refuse', 'deny'].includes(act.outcome ?? '')) return {}
  const grounds = groundsOf(content, matter)
  return { ground: (act.outcome === 'refuse' ? grounds.refuse : grounds.deny)[0]?.id }
}

async function pay(city: TestCity, client: Client, number: string): Promise<void> {
  const { rows } = good(await client.get(`/me/cases/${number}/bills`), 'bills').body
  if (!rows.some((bill: { state: string }) => bill.state === 'open')) return
  good(await client.post(`/me/cases/${number}/payment`), 'payment')
  await city.settle()
}
