// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, file, smallRestaurant } from '../testing/journey.ts'
import { checkDocument } from './index.ts'

let city: TestCity
beforeEach(async () => {
  city = await testCity()
})
afterEach(() => city[Symbol.asyncDispose]())

const seal = async () => (await (await city.as('market-decider')).get('/seals')).body.rows[0]
const set = async (status: string) =>
  (await city.as('market-decider')).post(`/seals/${(await seal()).id}/status`, { status, reason: '印章送检，暂停使用' })
const waiting = async () => (await (await city.as('market-decider')).get(`/seals/${(await seal()).id}/waiting`)).body.rows
const uses = async () => (await (await city.as('market-decider')).get(`/seals/${(await seal()).id}/uses`)).body.rows
const sealed = () => city.sql<{ document: string }[]>`
  select document from seals.seal_uses where document_kind in ('licence', 'paper') order by used_at`

/** A licence that an officer grants; nobody opens a file. */
async function granted() {
  const filed = await file(city, 'chen-xiaomei', {
    id: 'food-business-licence',
    firm: '91990102MA0C00016W',
    values: smallRestaurant,
  })
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  await doTask(city, 'market-reviewer', filed.number, { outcome: 'pass' })
  await doTask(city, 'market-decider', filed.number, { outcome: 'grant' })
  return filed
}
const view = async (filed: { root: string; id: string }) =>
  (await (await city.as('market-decider')).get(`/desk/cases/${filed.root}/${filed.id}`)).body

test('A50: what a decision gives is sealed by a worker, and the log shows the officer who decided, the document with its digest, and the time', async () => {
  const filed = await granted()
  expect((await waiting()).map((row: { what: string }) => row.what)).toEqual(['《食品经营许可证》第 1 版'])
  await city.settle()
  const log = await uses()
  const decider = city.content.demoOfficers.find((one) => one.login === 'market-decider')
  expect(log).toHaveLength(2)
  for (const use of log) {
    expect(use).toMatchObject({
      usedByKind: 'officer',
      usedByName: decider?.name,
    })
    expect(use.sm3).toMatch(/^[0-9a-f]{64}$/)
    expect(use.usedAt).toBe('2026-11-20T01:00:00.000Z')
  }
  expect(new Set(log.map((use: { documentKind: string }) => use.documentKind))).toEqual(new Set(['licence', 'paper']))
  expect(await waiting()).toEqual([])
  const { papers, licences } = await view(filed)
  expect([...papers, ...licences].filter((one: { waits: boolean }) => one.waits)).toEqual([])
})

test('A50: changing one byte of a document that the worker sealed breaks its verification', async () => {
  const filed = await granted()
  await city.settle()
  const { papers } = await view(filed)
  const decision = papers.find((paper: { kind: string }) => paper.kind === 'decision')
  const { raw } = await (await city.as('market-decider')).get(decision.url)
  const keys = city.vault.publicKeys()
  expect(checkDocument(raw, keys).result).toBe('genuine')
  const results = new Set<string>()
  for (let at = 7; at < raw.length; at += Math.ceil(raw.length / 150)) {
    const changed = Buffer.from(raw)
    changed[at] = (changed[at] ?? 0) ^ 1
    results.add(checkDocument(changed, keys).result)
  }
  expect(results.has('genuine')).toBe(false)
})

test('A50: a suspended seal signs nothing: the decision stands, its documents wait where keeper and officers see it, and are sealed once when the seal is active again', async () => {
  await set('suspended')
  const filed = await granted()
  await city.settle()
  expect((await (await city.as('chen-xiaomei')).get(`/me/cases/${filed.number}`)).body.decision).toBe('granted')
  expect((await waiting()).map((row: { why: string }) => row.why)).toEqual(['印章已停用', '印章已停用'])
  expect((await seal()).waiting).toBe(2)
  expect(await sealed()).toEqual([])
  const before = await view(filed)
  expect([before.papers.filter((one: { waits: boolean }) => one.waits).length, before.licences[0].waits]).toEqual([1, true])
  await set('active')
  await city.settle()
  await city.settle()
  expect([await waiting(), (await sealed()).length, (await uses()).length]).toEqual([[], 2, 2])
})

test('however often and wherever it is tried, a document is sealed once', async () => {
  await granted()
  const jobs = city.outbox.jobs.filter((job) => job.name === 'licences.seal' || job.name === 'applications.seal')
  await city.settle()
  const asked = await city.sql<{ job: string; payload: Record<string, string> }[]>`select job, payload from seals.sealings`
  expect(asked).toHaveLength(2)
  await Promise.all(
    [...asked, ...asked].map(({ job, payload }) => jobs.find((one) => one.name === job)?.run(city as never, payload)),
  )
  expect(await sealed()).toHaveLength(2)
})
