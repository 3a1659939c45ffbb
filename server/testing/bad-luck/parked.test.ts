// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot, Refusal, transaction } from '../../kernel/index.ts'
import { type Content, loadContent, publish } from '../../packs/index.ts'
import { contentKinds } from '../../rooms.ts'
import { testCity } from '../city.ts'
import { doTask, file, foodLicence, prepare, XIAOMEI } from '../journey.ts'
import { issueOtherwise } from './other-service.ts'
import { secondServer } from './second.ts'

const account = { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' }

/** The city's content with one line of one process changed by somebody who did not try it out. */
async function contentWith(item: string, from: string, to: string): Promise<Content> {
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-parked-'))
  try {
    cpSync(join(projectRoot, 'packs/yunzhou'), folder, { recursive: true })
    const path = join(folder, 'items', item, 'process.bpmn')
    const text = readFileSync(path, 'utf8')
    if (!text.includes(from)) throw new Error(`${path} does not say ${from}`)
    writeFileSync(path, text.replace(from, to))
    return await loadContent(contentKinds, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('a condition that cannot be evaluated parks the case with the reason; a mended version is published, an officer retries, nothing is lost', async () => {
  const broken = await contentWith(
    'food-business-licence',
    'accept.outcome = "accept"',
    'accept.outcome = "accept" and accept.score > 3',
  )
  await using city = await testCity({ content: broken })
  await transaction(city.sql, (tx) => publish(tx, broken, city.clock.now()))
  const filed = await file(city, 'chen-xiaomei', foodLicence)
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  const officer = await city.as('market-handler')
  const at = `/desk/cases/${filed.root}/${filed.id}`
  const parked = (await officer.get(at)).body
  expect(parked.parked, JSON.stringify(Object.keys(parked))).toMatchObject({
    element: expect.any(String),
    message: expect.any(String),
  })
  expect((await (await city.as('chen-xiaomei')).get(`/me/cases/${filed.number}`)).status).toBe(200)
  const same = await officer.post(`${at}/retry`, { note: '再试一次' })
  expect(same.status).toBe(200)
  expect((await officer.get(at)).body.parked).not.toBeNull()
  const mended = await loadContent(contentKinds, city.config.packs)
  await transaction(city.sql, (tx) => publish(tx, mended, city.clock.now()))
  await using after = await secondServer(city, mended)
  const there = await after.as('market-handler')
  expect((await there.post(`${at}/retry`, { note: '内容包已改好' })).status).toBe(200)
  expect((await there.get(at)).body.parked, 'on the version that it began with it is still stuck').not.toBeNull()
  expect((await there.post(`${at}/retry`, { note: '内容包已改好', useCurrentVersion: true })).status).toBe(200)
  expect((await there.get(at)).body.parked).toBeNull()
  const reviewer = await after.as('market-reviewer')
  const [task] = (await reviewer.get(`/desk/tasks?q=${filed.number}`)).body.rows
  expect((await reviewer.post(`/desk/tasks/${task.root}/${task.id}/completion`, { outcome: 'pass' })).status).toBe(200)
  expect((await there.post(`${at}/retry`, { note: '多点了一次' })).code).toBe('CASE_NOT_PARKED')
  const acts = await city.sql`select act from cases.happened where root = ${filed.root} order by id`
  expect(acts.map((row) => row.act).filter((act) => act === 'parked' || act === 'retried' || act === 'versionChanged')).toEqual([
    'parked',
    'retried',
    'parked',
    'retried',
    'parked',
    'versionChanged',
    'retried',
  ])
})

test('a service that fails parks the case and leaves no half-written licence; retried after the mend, exactly one is issued', async () => {
  await using city = await testCity()
  const mend = issueOtherwise(city, async (context, real) => {
    await real.run(context)
    throw new Error('磁盘坏了')
  })
  const filed = await file(city, 'wang-jianguo', { id: 'old-age-allowance', values: account })
  const [before] = await city.sql`
    select (select count(*)::int from licences.licences where root = ${filed.root}) as licences,
           (select count(*)::int from ledger.waiting where root = ${filed.root} and entry ->> 'act' = 'licence.issued') as entries`
  expect(before).toEqual({ licences: 0, entries: 0 })
  const officer = await city.as('civil-handler')
  const at = `/desk/cases/${filed.root}/${filed.id}`
  expect((await officer.get(at)).body.parked.message).toContain('磁盘坏了')
  const wang = await city.as('wang-jianguo')
  expect((await wang.get(`/me/cases/${filed.number}`)).body.results).toEqual([])
  mend()
  const retries = await Promise.all(['一', '二', '三'].map((note) => officer.post(`${at}/retry`, { note: `第${note}次重试` })))
  expect(retries.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409])
  const [after] = await city.sql`select count(*)::int as licences from licences.licences where root = ${filed.root}`
  expect(after).toEqual({ licences: 1 })
  expect((await wang.get(`/me/cases/${filed.number}`)).body.results).toHaveLength(1)
})

test('a database that goes away while a service writes parks nothing: the act is refused, and done again it is whole', async () => {
  await using city = await testCity()
  const mend = issueOtherwise(city, async (context, real) => {
    await real.run(context)
    await context.tx`select pg_terminate_backend(pg_backend_pid())`
    return {}
  })
  const wang = await city.as('wang-jianguo')
  const draft = await prepare(wang, { id: 'old-age-allowance', values: account })
  const submit = () => wang.post(`/drafts/${draft}/submission`, {})
  expect(await submit()).toMatchObject({ status: 503, code: 'DATABASE_AWAY' })
  mend()
  const { status, body: filed } = await submit()
  expect(status).toBe(200)
  expect((await wang.get(`/me/cases/${filed.number}`)).body.results).toHaveLength(1)
  expect(await city.sql`select 1 from cases.history where act = 'parked'`).toEqual([])
})

test('a refusal inside a service is the person’s answer, and nothing of the act remains', async () => {
  await using city = await testCity()
  const mend = issueOtherwise(city, async (context, real) => {
    await real.run(context)
    throw new Refusal('SEAL_NOT_ACTIVE', { department: '市民政局' })
  })
  const wang = await city.as('wang-jianguo')
  const draft = await prepare(wang, { id: 'old-age-allowance', values: account })
  const refused = await wang.post(`/drafts/${draft}/submission`, {})
  expect(refused.code).toBe('SEAL_NOT_ACTIVE')
  const [left] =
    await city.sql`select (select count(*)::int from cases.cases) as cases, (select count(*)::int from licences.licences where root = ${draft}) as licences`
  expect(left).toEqual({ cases: 0, licences: 0 })
  mend()
  expect((await wang.post(`/drafts/${draft}/submission`, {})).body.state).toBe('closed')
})

/** A department's interface that behaves badly, on a socket of its own. */
async function badInterface(
  behave: Parameters<typeof createServer>[1],
): Promise<{ url: string; [Symbol.asyncDispose](): Promise<void> }> {
  const server = createServer(behave as never)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/records`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

test('a register that does not answer, breaks off, answers rubbish or floods is given up, and the applicant is asked instead', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  await chen.post('/session/acting-for', { creditCode: XIAOMEI })
  const draft = (await chen.post('/drafts', { kind: 'item', id: 'shop-sign' })).body
  await chen.patch(`/drafts/${draft.id}`, {
    revision: draft.revision,
    values: { signText: '晓梅小馆', kind: '门头招牌', position: '门头', area: 6, height: 3, lighting: '内透光' },
  })
  const premises = async () =>
    (await chen.get(`/drafts/${draft.id}/materials`)).body.rows.find((row: { id: string }) => row.id === 'premises-right')
  expect((await premises()).state).toBe('obtained')
  const behaviours: [string, (request: unknown, response: import('node:http').ServerResponse) => void][] = [
    ['silent', () => {}],
    ['head only', (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{"records":[')],
    ['cut off', (_, response) => response.destroy()],
    ['an error', (_, response) => response.writeHead(500).end('no')],
    ['rubbish', (_, response) => response.end('<html>')],
    ['no records', (_, response) => response.end('{"records":{"a":1}}')],
    ['records that are none', (_, response) => response.end('{"records":[1,null,"x"]}')],
    [
      'a flood',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        const piece = `{"records":["${'x'.repeat(1_000_000)}`
        const push = (): void => {
          while (!response.destroyed && response.write(piece)) {}
          if (!response.destroyed) response.once('drain', push)
        }
        push()
      },
    ],
  ]
  for (const [name, behave] of behaviours) {
    await using source = await badInterface((request: unknown, response: import('node:http').ServerResponse) =>
      behave(request, response),
    )
    await city.sql`
      insert into registers.sources (register, kind, url, timeout_ms, changed_at) values ('premises', 'http', ${source.url}, 1500, now())
      on conflict (register) do update set url = excluded.url`
    const found = await premises()
    expect([name, found?.state]).toEqual([name, 'needed'])
    expect(found.fallback).toContain('房屋库')
    expect(found.upload).not.toBeNull()
  }
  await using stranger = await badInterface((_, response) => response.end('{"records":[{"id":"x","name":"别人的房子"}]}'))
  await city.sql`update registers.sources set url = ${stranger.url} where register = 'premises'`
  expect((await premises()).state, 'a record that was not asked for is nobody’s evidence').toBe('needed')
  await city.sql`delete from registers.sources where register = 'premises'`
  expect((await premises()).state).toBe('obtained')
})
