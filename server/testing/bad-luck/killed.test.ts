// SPDX-License-Identifier: Apache-2.0
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, embeddedAccess, projectRoot, type Sql, startEmbedded } from '../../kernel/index.ts'
import { type Browser, browser, type ServerProcess, startServer } from './process.ts'

// One installation as `npm start` makes it, on a folder of its own: embedded database, durable, real processes.
const folder = mkdtempSync(join(tmpdir(), 'chengshu-killed-'))
// open to the database's own user; otherwise the cluster would lie elsewhere
chmodSync(folder, 0o755)
const lock = join(folder, 'postgres/cluster/postmaster.pid')
const env = { DATA_DIR: folder, PACKS: `${join(projectRoot, 'packs/yunzhou')},${join(projectRoot, 'bench/pack')}` }
let server: ServerProcess
let sql: Sql

const postmaster = () => {
  const [pid, , , port] = readFileSync(lock, 'utf8').split('\n')
  return { pid: Number(pid), port: Number(port) }
}
const open = () => connect({ url: embeddedAccess(join(folder, 'postgres'))?.adminUrl ?? '', max: 2 })

beforeAll(async () => {
  server = await startServer(env)
  sql = open()
})

afterAll(async () => {
  await sql?.end({ timeout: 5 })
  await server?.end('SIGTERM')
  if (existsSync(lock)) await (await startEmbedded(join(folder, 'postgres'))).stop()
  rmSync(folder, { recursive: true, force: true })
})

const draftOf = async (who: Browser): Promise<string> => {
  const opened = await who.call('POST', '/drafts', { kind: 'item', id: 'bench-permit' })
  expect(opened.status, JSON.stringify(opened.body)).toBe(200)
  return opened.body.id
}
const submit = (who: Browser, draft: string) => who.call('POST', `/drafts/${draft}/submission`, {})
const casesOf = (draft: string) => sql<{ number: string }[]>`select number from cases.cases where root = ${draft}`

test('a server killed while the database files for it, or before it could answer, has filed once: the retry gets one case either way', async () => {
  const wang = await browser(() => server.base, 'wang-jianguo')
  // the submission waits for this row, so that the server dies in the middle of its statement
  const draft = await draftOf(wang)
  const held = sql.begin(async (tx) => {
    await tx`select 1 from applications.drafts where id = ${draft} for update`
    const lost = submit(wang, draft).catch(() => 'no answer')
    await expect.poll(() => sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'`).toHaveLength(1)
    await server.end('SIGKILL')
    return lost
  })
  expect(await held).toBe('no answer')
  // a submission is one statement: what the database has begun it ends, whoever asked for it (ADR 0070)
  await expect.poll(() => casesOf(draft)).toHaveLength(1)
  server = await startServer(env)
  const first = await submit(wang, draft)
  expect(first.status, JSON.stringify(first.body)).toBe(200)
  // and now killed when the act is in the database and the answer on its way
  const other = await draftOf(wang)
  const unheard = submit(wang, other).catch(() => undefined)
  await expect.poll(() => casesOf(other), { interval: 1 }).toHaveLength(1)
  await server.end('SIGKILL')
  await unheard
  server = await startServer(env)
  const again = await submit(wang, other)
  expect(again.status).toBe(200)
  expect((await casesOf(other)).map((row) => row.number)).toEqual([again.body.number])
  expect((await casesOf(draft)).map((row) => row.number)).toEqual([first.body.number])
  // and the ledger has each once, as soon as a worker has numbered it
  await expect
    .poll(() => sql`select root from ledger.entries where act = 'case.submitted' and root in (${draft}, ${other})`)
    .toHaveLength(2)
})

test('the database killed under load: no acknowledged act is lost or done twice, meanwhile everybody is told in words, and the server finds it again by itself', async () => {
  const people = (await (await fetch(`${server.base}/api/session/demo`)).json()) as { login: string; kind: string }[]
  const logins = people
    .filter((one) => one.kind === 'person')
    .slice(0, 6)
    .map((one) => one.login)
  const acknowledged = new Map<string, string>()
  const told = new Map<string, number>()
  let goOn = true
  const residents = await Promise.all(logins.map((login) => browser(() => server.base, login)))
  /** Does one thing until it is acknowledged: what a person does who clicks again. */
  const insist = async (what: () => Promise<{ status: number; body: { code?: string; id?: string; number?: string } }>) => {
    for (;;) {
      const answer = await what()
      if (answer.status === 200) return answer.body
      const code = `${answer.status} ${answer.body.code}`
      told.set(code, (told.get(code) ?? 0) + 1)
      // no state to wait for: somebody who clicks again
      await new Promise((wait) => setTimeout(wait, 50))
    }
  }
  const load = residents.map(async (who) => {
    while (goOn) {
      const draft = (await insist(() => who.call('POST', '/drafts', { kind: 'item', id: 'bench-permit' }))).id ?? ''
      acknowledged.set(draft, (await insist(() => submit(who, draft))).number ?? '')
    }
  })
  await expect.poll(() => acknowledged.size).toBeGreaterThan(20)
  const { pid, port } = postmaster()
  const ready = () => fetch(`${server.base}/readyz`).then(async (one) => `${one.status} ${await one.text()}`)
  process.kill(pid, 'SIGKILL')
  await expect.poll(ready, { interval: 5 }).toBe('503 {"ready":false,"because":"database"}')
  expect((await fetch(`${server.base}/healthz`)).status).toBe(200)
  // the server itself starts it again, where it was
  await expect.poll(async () => (await fetch(`${server.base}/readyz`)).status).toBe(200)
  expect(postmaster().port).toBe(port)
  expect(postmaster().pid).not.toBe(pid)
  const sofar = acknowledged.size
  await expect.poll(() => acknowledged.size).toBeGreaterThan(sofar + 20)
  goOn = false
  await Promise.all(load)
  expect([...told.keys()]).toEqual(['503 DATABASE_AWAY'])
  const rows = await sql<{ root: string; number: string }[]>`select root, number from cases.cases where item = 'bench-permit'`
  const stored = new Map(rows.map((row) => [row.root, row.number]))
  for (const [draft, number] of acknowledged) expect([draft, stored.get(draft)]).toEqual([draft, number])
  expect(new Set(rows.map((row) => row.number)).size).toBe(rows.length)
  const [whole] = await sql`
    select count(*)::int as torn from cases.cases c where item = 'bench-permit' and c.root = any(${[...acknowledged.keys()]}::uuid[])
       and (not exists (select from cases.dossiers d where d.root = c.root) or (c.closed_at is null and c.open_tasks = '[]') or not exists (select from cases.numbers n where n.number = c.number))`
  expect(whole).toEqual({ torn: 0 })
})

test('told to stop, the server finishes what is under way, answers it, and leaves no process behind', async () => {
  const wang = await browser(() => server.base, 'wang-jianguo')
  const draft = await draftOf(wang)
  const locked = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const held = sql.begin(async (tx) => {
    await tx`select 1 from applications.drafts where id = ${draft} for update`
    locked.resolve()
    await release.promise
  })
  await locked.promise
  const answer = submit(wang, draft)
  await expect.poll(() => sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'`).toHaveLength(1)
  const ended = server.end('SIGTERM')
  await expect
    .poll(() =>
      fetch(`${server.base}/healthz`).then(
        (one) => one.status,
        () => 'closed',
      ),
    )
    .not.toBe(200)
  release.resolve()
  await held
  expect((await answer).status).toBe(200)
  expect((await casesOf(draft)).length).toBe(1)
  await sql.end({ timeout: 5 })
  expect(await ended).toBe(0)
  expect(existsSync(lock)).toBe(false)
  server = await startServer(env)
  sql = open()
  expect((await casesOf(draft)).length).toBe(1)
})
