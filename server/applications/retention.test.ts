// SPDX-License-Identifier: Apache-2.0
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testFolder } from '../compose.ts'
import { sweepStray } from '../files/index.ts'
import { createVault } from '../kernel/crypto/index.ts'
import { asHolder, openTransaction } from '../kernel/index.ts'
import type { Content } from '../packs/index.ts'
import { loadContent } from '../packs/index.ts'
import { contentKinds } from '../rooms.ts'
import { secondServer } from '../testing/bad-luck/second.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { doTask, file, onePagePdf, openTasks, prepare, smallRestaurant } from '../testing/journey.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const dataDir = mkdtempSync(join(tmpdir(), 'chengshu-retention-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** A city with a disk of its own, opened with the keys that the template was sealed with. */
async function cityWithDisk(options: { at?: string; content?: Content } = {}): Promise<TestCity> {
  const own = mkdtempSync(join(dataDir, 'city-'))
  createVault({ dataDir: testFolder, cryptoSuite: 'sm' })
  cpSync(join(testFolder, 'keys'), join(own, 'keys'), { recursive: true })
  return testCity({ ...options, env: { DATA_DIR: own } })
}

const onDisk = (city: TestCity): string[] => {
  const folder = join(city.config.dataDir, 'files')
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => /[0-9a-f]{64}$/.exec(name) ?? [])
    : []
}

/** A PDF that differs by its mark alone. */
const pdf = (mark: string): Buffer =>
  Buffer.concat([onePagePdf, Buffer.from(`%${mark}\n`), onePagePdf.subarray(onePagePdf.indexOf('startxref'))])

const food = {
  id: 'food-business-licence',
  values: smallRestaurant,
  firm: '91990102MA0C00016W',
}
const card = { kind: 'item', id: 'social-card' }
async function draftOf(client: Client): Promise<{ id: string; slot: string }> {
  const draft = (await client.post('/drafts', card)).body
  await client.patch(`/drafts/${draft.id}`, { revision: draft.revision, values: { forChild: false } })
  return { id: draft.id, slot: `/drafts/${draft.id}/materials/holder-identity/file` }
}
const put = (client: Client, slot: string, content: Buffer, name = '证件.pdf') =>
  client.upload(slot, { name, type: 'application/pdf', content })
const entries = async (city: TestCity, rule: string) => {
  await city.settle()
  return city.sql`select about, facts, subject from ledger.entries where act = 'retention.deleted' and facts ->> 'rule' = ${rule} order by seq`
}

test('what is replaced, removed or discarded leaves the disk with its row after the time to undo it, and the person and the auditor see that it went', async () => {
  await using city = await cityWithDisk()
  const zhou = await city.as('zhou-lei')
  const { id, slot } = await draftOf(zhou)
  for (const mark of ['1', '2', '3']) expect((await put(zhou, slot, pdf(mark))).status).toBe(200)
  await city.settle()
  expect(onDisk(city), 'it can still be undone').toHaveLength(3)
  city.clock.forward(25 * HOUR)
  await city.settle()
  expect(onDisk(city), 'the two that were replaced').toHaveLength(1)
  await (await city.as('zhou-lei')).delete(slot)
  await (await city.as('zhou-lei')).delete(`/drafts/${id}`)
  await city.settle()
  expect(onDisk(city)).toHaveLength(1)
  city.clock.forward(25 * HOUR)
  await city.settle()
  expect(onDisk(city)).toEqual([])
  const [left] = await city.sql`
    select (select count(*)::int from files.files where owner_id = ${id}) as files, (select count(*)::int from applications.drafts where id = ${id}) as drafts`
  expect(left).toEqual({ files: 0, drafts: 0 })
  const gone = await entries(city, 'upload')
  expect(gone.reduce((sum, row) => sum + row.facts.count, 0)).toBe(3)
  expect(gone.flatMap((row) => row.facts.digests).every((digest) => /^[0-9a-f]{64}$/.test(digest))).toBe(true)
  expect(await entries(city, 'draft-discarded')).toHaveLength(1)
  const mine = (await (await city.as('zhou-lei')).get('/me/deletions')).body.rows
  expect(mine.map((row: { text: string }) => row.text).join()).toContain('期满已删除')
  expect((await (await city.as('wang-jianguo')).get('/me/deletions')).body.rows).toEqual([])
  const audited = (await (await city.as('auditor')).post('/audit/searches', { purpose: '核对删除', act: 'retention.deleted' }))
    .body.rows
  expect(audited.length).toBe(gone.length + 1)
  expect(JSON.stringify(audited)).not.toContain('证件.pdf')
})

test('what was submitted stays as long as its case, whatever was replaced before, and its file is read by the officer months later', async () => {
  await using city = await cityWithDisk()
  const chen = await city.as('chen-xiaomei')
  const id = await prepare(chen, food)
  const slot = `/drafts/${id}/materials/layout-plan/file`
  await put(chen, slot, pdf('wrong'))
  await put(chen, slot, pdf('right'))
  const filed = (await chen.post(`/drafts/${id}/submission`, {})).body
  expect(filed.number).toBeDefined()
  const kept = await city.sql`select id, name from files.files where owner_id = ${id} and look_at is null`
  const waiting = await city.sql`select id from files.files where owner_id = ${id} and look_at is not null`
  expect([kept.length > 0, waiting.length], 'what was submitted takes no share from that moment').toEqual([true, 2])
  for (let month = 0; month < 3; month++) {
    city.clock.forward(30 * DAY)
    await city.settle()
  }
  expect(await city.sql`select id, name from files.files where owner_id = ${id}`).toEqual(kept)
  const handler = await city.as('market-handler')
  for (const one of kept) expect((await handler.get(`/desk/cases/${filed.root}/${filed.id}/files/${one.id}`)).status).toBe(200)
})

test('an upload whose identical twin is swept in the same moment keeps its bytes', async () => {
  await using city = await cityWithDisk()
  const sweep = city.outbox.sweeps.find((one) => one.name === 'files.uploads')
  if (!sweep) throw new Error('no sweep of uploads')
  const zhou = await city.as('zhou-lei')
  const first = await draftOf(zhou)
  await put(zhou, first.slot, pdf('twin'))
  await zhou.delete(first.slot)
  city.clock.forward(25 * HOUR)
  const wang = await city.as('wang-jianguo')
  const twin = await draftOf(wang)
  // the upload is held between finding the bytes there and writing its row; the sweep comes in that moment
  await city.owner`
    create function files.hold_insertion() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock_shared(990199); return new; end $$`
  await city.owner`create trigger hold before insert on files.files for each row execute function files.hold_insertion()`
  const waiting = async () =>
    (
      await city.sql`select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`
    ).length
  const held = await asHolder(() => openTransaction(city.sql))
  await held.tx`select pg_advisory_xact_lock(990199)`
  const upload = put(wang, twin.slot, pdf('twin'))
  await expect.poll(waiting).toBe(1)
  let isSwept = false
  const swept = sweep.run(city).then(() => {
    isSwept = true
  })
  await expect.poll(async () => isSwept || (await waiting()) === 2).toBe(true)
  await held.commit()
  const [answer] = await Promise.all([upload, swept])
  const rows = await city.sql`select id, sm3 from files.files`
  expect(rows.map((row) => row.id)).toEqual([answer.body.file.id])
  expect(onDisk(city)).toEqual([rows[0]?.sm3])
})

test('two servers that sweep at once take each thing once, with one entry in the ledger', async () => {
  await using city = await cityWithDisk()
  await using other = await secondServer(city)
  const zhou = await city.as('zhou-lei')
  const { id, slot } = await draftOf(zhou)
  for (let n = 0; n < 5; n++) await put(zhou, slot, pdf(`two ${n}`))
  await zhou.delete(`/drafts/${id}`)
  city.clock.forward(25 * HOUR)
  const sweeps = city.outbox.sweeps.filter((one) => one.name === 'files.uploads' || one.name === 'applications.drafts')
  const servers = [city, { ...other.city, config: city.config }]
  for (let round = 0; round < 3; round++) await Promise.all(servers.flatMap((one) => sweeps.map((sweep) => sweep.run(one))))
  expect(onDisk(city)).toEqual([])
  const gone = await entries(city, 'upload')
  expect(gone.flatMap((row) => row.facts.digests)).toHaveLength(5)
  expect(await entries(city, 'draft-discarded')).toHaveLength(1)
})

test('a draft that nobody touches goes with its files after its owner was told; whoever comes back in time keeps it', async () => {
  await using city = await cityWithDisk({ at: '2026-01-05T09:00:00+08:00' })
  const [zhou, wang] = [await city.as('zhou-lei'), await city.as('wang-jianguo')]
  const [left, kept] = [await draftOf(zhou), await draftOf(wang)]
  await put(zhou, left.slot, pdf('left'))
  await put(wang, kept.slot, pdf('kept'))
  city.clock.forward(167 * DAY)
  await city.settle()
  const told = (await (await city.as('zhou-lei')).get('/me/notices')).body.rows
  expect(told.map((row: { kind: string; link: string }) => [row.kind, row.link])).toEqual([['draftEnds', '/my']])
  const back = await city.as('wang-jianguo')
  const { revision } = (await back.get(`/drafts/${kept.id}`)).body
  expect((await back.patch(`/drafts/${kept.id}`, { revision, values: { forChild: false } })).status).toBe(200)
  city.clock.forward(15 * DAY)
  await city.settle()
  city.clock.forward(25 * HOUR)
  await city.settle()
  expect((await (await city.as('zhou-lei')).get(`/drafts/${left.id}`)).code).toBe('DRAFT_NOT_FOUND')
  expect((await (await city.as('wang-jianguo')).get(`/drafts/${kept.id}`)).status).toBe(200)
  expect(onDisk(city)).toHaveLength(1)
  expect(await entries(city, 'draft-untouched')).toHaveLength(1)
})

/** The content of the city with a small share of the disk. */
async function narrowContent(): Promise<Content> {
  const { packs } = (await import('../compose.ts')).testConfig('postgres://x')
  const content = await loadContent(contentKinds, packs)
  const { upload } = content.retention
  const quota = { account: { megabytes: 1, files: 4 }, draft: { megabytes: 1, files: 3 } }
  return { ...content, retention: { ...content.retention, upload: { ...upload, quota } } }
}

test('unsubmitted uploads have a share: over it the refusal says what to do, also to many at once; what is swept counts no more', async () => {
  await using city = await cityWithDisk({ content: await narrowContent() })
  const zhou = await city.as('zhou-lei')
  const { slot } = await draftOf(zhou)
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => put(zhou, slot, pdf(`many ${n}`))))
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(3)
  const refused = answers.find((answer) => answer.status !== 200)
  expect(refused).toMatchObject({ status: 413, code: 'UPLOADS_OVER_QUOTA' })
  expect(refused?.body.detail).toContain('请先提交或删除')
  expect(onDisk(city), 'a refused upload leaves nothing').toHaveLength(3)
  expect((await put(zhou, slot, Buffer.concat([pdf('big'), Buffer.alloc(1_200_000), pdf('big')]))).code).toBe(
    'UPLOADS_OVER_QUOTA',
  )
  await zhou.delete(slot)
  expect((await put(zhou, slot, pdf('soon'))).code, 'removing and uploading again does not fill the disk').toBe(
    'UPLOADS_OVER_QUOTA',
  )
  city.clock.forward(26 * HOUR)
  await city.settle()
  const later = await city.as('zhou-lei')
  expect((await put(later, slot, pdf('later'))).status).toBe(200)
})

test('what a clerk uploads at the counter takes the applicant’s share and stands in the applicant’s trail, not the clerk’s', async () => {
  await using city = await cityWithDisk()
  const clerk = await city.as('city-counter')
  const opened = await clerk.post('/halls/drafts', { ...card, applicant: { idNumber: '990102198803160029' } })
  expect([opened.status, opened.code]).toEqual([200, undefined])
  await clerk.patch(`/drafts/${opened.body.id}`, { revision: opened.body.revision, values: { forChild: false } })
  const slot = `/drafts/${opened.body.id}/materials/holder-identity/file`
  expect((await put(clerk, slot, pdf('counter'))).status).toBe(200)
  const [row] = await city.sql`select account from files.files where owner_id = ${opened.body.id}`
  const [draft] = await city.sql`select applicant_id, owner from applications.drafts where id = ${opened.body.id}`
  expect(row?.account).toBe(draft?.applicant_id)
  expect(row?.account).not.toBe(draft?.owner)
})

test('bytes without a row go after a week, what an upload left that broke off goes too, and a row without bytes raises an alarm and is kept', async () => {
  await using city = await cityWithDisk()
  const zhou = await city.as('zhou-lei')
  const { slot } = await draftOf(zhou)
  const kept = (await put(zhou, slot, pdf('kept'))).body.file.id
  const [row] = await city.sql`select sm3 from files.files where id = ${kept}`
  const folder = join(city.config.dataDir, 'files')
  const stray = 'ab'.repeat(32)
  const young = 'abcd'.repeat(16)
  for (const sm3 of [stray, young]) {
    const path = join(folder, sm3.slice(0, 2), sm3.slice(2, 4), sm3)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, 'x')
    const at = new Date(city.clock.now().getTime() - (sm3 === stray ? 8 : 6) * DAY)
    utimesSync(path, at, at)
  }
  expect(await sweepStray(city, 'ab')).toEqual({ erased: 1, missing: [] })
  expect(onDisk(city).toSorted()).toEqual([young, row?.sm3].toSorted())
  expect(await entries(city, 'stray-bytes')).toHaveLength(1)
  rmSync(join(folder, row?.sm3.slice(0, 2), row?.sm3.slice(2, 4), row?.sm3))
  expect(await sweepStray(city, row?.sm3.slice(0, 2))).toEqual({ erased: 0, missing: [kept] })
  expect(await city.sql`select 1 from files.files where id = ${kept}`).toHaveLength(1)
  const broken = join(folder, 'incoming', 'broken-off')
  writeFileSync(broken, 'x')
  utimesSync(broken, new Date(0), new Date(0))
  await city.settle()
  expect(existsSync(broken)).toBe(false)
})

test('a crash between the row and the bytes leaves no orphan: the next sweep ends what was begun', async () => {
  await using city = await cityWithDisk()
  const zhou = await city.as('zhou-lei')
  const { slot } = await draftOf(zhou)
  const id = (await put(zhou, slot, pdf('crash'))).body.file.id
  await zhou.delete(slot)
  const [row] = await city.sql`select sm3 from files.files where id = ${id}`
  // as if the process had died after the bytes went and before the transaction was kept
  rmSync(join(city.config.dataDir, 'files', row?.sm3.slice(0, 2), row?.sm3.slice(2, 4), row?.sm3))
  city.clock.forward(25 * HOUR)
  await city.settle()
  expect(await city.sql`select 1 from files.files where id = ${id}`).toEqual([])
  expect(await entries(city, 'upload')).toHaveLength(1)
})

test('what is sent ahead for a supplement waits for the answer, and what the answer did not use goes', async () => {
  await using city = await cityWithDisk({ at: '2026-11-16T10:00:00+08:00' })
  const filed = await file(city, 'chen-xiaomei', food)
  await city.settle()
  const before = onDisk(city).length
  const [task] = await openTasks(city, 'market-handler', filed.number)
  expect(task).toBeDefined()
  const handler = await city.as('market-handler')
  const asked = await handler.post(`/desk/cases/${filed.root}/${filed.id}/supplement`, {
    points: [{ material: 'layout-plan', ground: 'missing', text: '请补一份清楚的布局图' }],
  })
  expect(asked.status).toBe(200)
  const sent = []
  for (const mark of ['blurred', 'clear']) {
    const chen = await city.as('chen-xiaomei')
    sent.push(
      (
        await chen.upload(`/me/cases/${filed.number}/supplement/files`, {
          name: `${mark}.pdf`,
          type: 'application/pdf',
          content: pdf(mark),
        })
      ).body.fileId,
    )
  }
  city.clock.forward(5 * DAY)
  await city.settle()
  expect(onDisk(city).length - before, 'both wait').toBe(2)
  const chen = await city.as('chen-xiaomei')
  await chen.post('/session/acting-for', { creditCode: '91990102MA0C00016W' })
  const point = (await chen.get(`/me/cases/${filed.number}`)).body.supplement.points[0].id
  expect((await chen.post(`/me/cases/${filed.number}/supplement`, { answers: [{ point, fileId: sent[1] }] })).status).toBe(200)
  city.clock.forward(2 * HOUR)
  await city.settle()
  city.clock.forward(25 * HOUR)
  await city.settle()
  expect(onDisk(city).length - before).toBe(1)
  expect(await city.sql`select id from files.files where id = any(${sent}::uuid[])`).toEqual([{ id: sent[1] }])
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
})
