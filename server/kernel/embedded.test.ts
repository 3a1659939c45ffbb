// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyTree, databaseOwner, findBinaries, putWhole } from './embedded-binaries.ts'
import { launch, stopCluster } from './embedded-process.ts'
import { connect, embeddedAccess, findMigrations, LOCKS, locks, migrate, projectRoot, roles, startEmbedded } from './index.ts'

let home: string
let folder: string
const lock = () => join(folder, 'cluster/postmaster.pid')
const postmaster = () => Number(readFileSync(lock(), 'utf8').split('\n')[0])
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
const users: ChildProcess[] = []

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'chengshu-embedded-'))
  // as root the database runs as another user, who must be able to pass through
  chmodSync(home, 0o711)
  folder = join(home, 'postgres')
})
afterEach(async () => {
  for (const one of users.splice(0)) one.kill('SIGKILL')
  if (existsSync(lock())) await (await startEmbedded(folder)).stop()
  rmSync(home, { recursive: true, force: true })
})

type User = { port: number; said(): string; leave(): Promise<number | null>; kill(): Promise<unknown> }

/** Another process that uses the same database; it does when this resolves. */
function user(): Promise<User> {
  const child = spawn(process.execPath, [join(projectRoot, 'server/kernel/testing-embedded.ts'), folder], { stdio: 'pipe' })
  users.push(child)
  let said = ''
  const gone = new Promise<number | null>((done) => child.once('exit', done))
  return new Promise((done, fail) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const port = /uses port (\d+)/.exec(said)?.[1]
      if (port)
        done({
          port: Number(port),
          said: () => said,
          leave() {
            child.stdin?.end()
            return gone
          },
          kill() {
            child.kill('SIGKILL')
            return gone
          },
        })
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    gone.then((code) => fail(new Error(`it ended (${code}): ${said}`)))
  })
}

async function one(url: string, statement: string): Promise<unknown> {
  const sql = connect({ url, max: 1 })
  try {
    const [row] = await sql.unsafe(statement)
    return row && Object.values(row)[0]
  } finally {
    await sql.end({ timeout: 5 })
  }
}
const access = () => embeddedAccess(folder) ?? { url: '', ownerUrl: '', adminUrl: '' }

test('nobody enters the database without its secret, and only whoever starts the server may read the secret and the log', async () => {
  const database = await startEmbedded(folder)
  for (const role of [...Object.values(roles), 'postgres'])
    for (const secret of ['', ':', ':chengshu', `:${'0'.repeat(48)}`])
      await expect(one(`postgres://${role}${secret}@127.0.0.1:${database.port}/postgres`, 'select 1')).rejects.toMatchObject({
        code: '28P01',
      })
  expect(mode(join(folder, 'pgpass'))).toBe('600')
  expect(mode(join(folder, 'postgres.log'))).toBe('600')
  expect(mode(join(folder, 'cluster'))).toBe('700')
  expect(readdirSync(folder).filter((name) => statSync(join(folder, name)).isSocket())).toEqual([])
  const shown = spawnSync('cat', [join(folder, 'pgpass'), join(folder, 'postgres.log')], {
    ...(process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}),
    encoding: 'utf8',
  })
  if (process.getuid?.() === 0) expect(shown).toMatchObject({ stdout: '', status: 1 })
  expect(readFileSync(join(folder, 'cluster/pg_hba.conf'), 'utf8')).not.toMatch(/trust|password|md5|peer/)
  expect(readFileSync(`/proc/${postmaster()}/environ`, 'utf8')).not.toContain('HOME=')
  await database.stop()
})

test('a server works as a role that reads and writes rows and can neither make, change, empty nor drop anything; migrations run as another', async () => {
  const { url, ownerUrl, stop } = await startEmbedded(folder)
  const owner = connect({ url: ownerUrl, max: 1 })
  const text = `
    create schema things;
    create table things.boxes (id bigint generated always as identity primary key, name text not null);
    create table things.log (id bigint primary key, said text) partition by range (id);
    comment on table things.log is 'append-only';
    create table things.log_0 partition of things.log for values from (0) to (10);
    create table things.once (id int);
    comment on table things.once is 'written once: and taken away';
    create table things.kept (id int);
    comment on table things.kept is 'never deleted: and changed';
    create table things.closed (id int);
    alter table things.closed enable row level security;
    create table things.keys (id int);
    create view things.named as select name from things.boxes`
  const migration = { room: 'things', name: '0001', text, hash: '1' }
  expect(await migrate(owner, [migration], roles.app)).toBe(1)
  expect(await migrate(owner, [migration], roles.app)).toBe(0)
  // a table that goes over to another room goes with what the server may do
  const moved = { room: 'locks', name: '0001', text: 'create schema locks; alter table things.keys set schema locks', hash: '2' }
  expect(await migrate(owner, [migration, moved], roles.app)).toBe(1)
  const facts = `select row(rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls)::text from pg_roles where rolname = current_user`
  expect(await one(url, facts)).toBe('(f,f,f,f,f)')
  expect(await one(ownerUrl, facts)).toBe('(f,f,f,f,f)')
  const app = connect({ url, max: 1 })
  const may = [
    'insert into things.boxes (name) values ($$a$$)',
    'update things.boxes set name = $$b$$',
    'delete from things.boxes',
  ]
  may.push('insert into things.log values (1, $$x$$)', 'select * from things.log', 'insert into things.closed values (1)')
  may.push('insert into locks.keys values (1)', 'insert into things.once values (1)', 'delete from things.once')
  may.push('insert into things.kept values (1)', 'update things.kept set id = 2')
  for (const statement of may) expect((await app.unsafe(statement)).count, statement).toBe(1)
  for (const statement of [
    'create table things.more (id int)',
    'create schema more',
    'create table public.more (id int)',
    'alter table things.boxes add column more int',
    'truncate things.boxes',
    'drop table things.boxes',
    'update things.log set said = $$y$$',
    'delete from things.log',
    'update things.once set id = 2',
    'delete from things.kept',
    'delete from things.log_0',
    'delete from things.named',
    'insert into kernel.migrations values ($$a$$, $$b$$, $$c$$)',
    'create role more',
    'set role chengshu_owner',
    `copy things.boxes to program 'id'`,
    `select pg_read_file('pg_hba.conf')`,
    'alter system set log_statement = $$all$$',
  ])
    await expect(app.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' })
  await app.end()
  await owner.end()
  await stop()
})

/** A cluster as versions before 0.2 made it: every local user is let in as superuser, who owns everything. */
async function oldCluster() {
  const owner = databaseOwner()
  const binaries = await findBinaries(owner)
  const data = join(folder, 'cluster')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  if (owner) for (const place of [folder, data]) chownSync(place, owner.uid, owner.gid)
  const flags = [`--pgdata=${data}`, '--auth=trust', '--username=chengshu', '--encoding=UTF8', '--locale=C']
  expect(spawnSync(binaries.initdb, flags, { ...owner, cwd: folder }).status).toBe(0)
  const passwords = { admin: '', owner: '', app: '' }
  const cluster = { folder, data, log: join(folder, 'postgres.log'), binaries, owner, passwords, settings: [] }
  const port = await launch(cluster)
  return { port, stop: () => stopCluster(cluster), url: `postgres://chengshu@127.0.0.1:${port}/postgres` }
}

test('a data folder of before is secured in place at the next start: every row is there, the owner has the tables, the server its rows', async () => {
  const old = await oldCluster()
  const sql = connect({ url: old.url, max: 1 })
  const before = findMigrations(join(projectRoot, 'server'), ['ledger', 'people', 'outbox'])
  await migrate(sql, before)
  await sql.unsafe(`create type people.colour as enum ('red'); create function people.one() returns int language sql as 'select 1';
    create table people.kept as select n from generate_series(1, 1000) n; create view people.seen as select * from people.kept`)
  await expect(startEmbedded(folder), 'not under the feet of a server that runs').rejects.toThrow('older version')
  await sql.end()
  // it still runs, as after a killed start
  const { url, ownerUrl, adminUrl, stop } = await startEmbedded(folder)
  await expect(one(new URL(old.url).href.replace(/:\d+\//, `:${new URL(url).port}/`), 'select 1')).rejects.toMatchObject({
    code: '28P01',
  })
  const left = `
    select count(*)::int from (
      select relowner as owner, relnamespace as space from pg_class union all select proowner, pronamespace from pg_proc
      union all select typowner, typnamespace from pg_type union all select nspowner, oid from pg_namespace) o
     where owner = 'chengshu'::regrole and space in (select oid from pg_namespace where nspname in ('people', 'ledger', 'outbox', 'kernel'))`
  expect(await one(adminUrl, left)).toBe(0)
  await expect(one(url, 'select count(*)::int from people.kept')).rejects.toMatchObject({ code: '42501' })
  const owner = connect({ url: ownerUrl, max: 1 })
  expect(await migrate(owner, before, roles.app)).toBe(0)
  await owner.end()
  expect(await one(url, 'select count(*)::int from people.seen')).toBe(1000)
  await stop()
  expect(existsSync(lock())).toBe(false)
})

test('secrets that were lost are made anew, while it stands still and not before', async () => {
  const first = await startEmbedded(folder)
  const text = readFileSync(join(folder, 'pgpass'), 'utf8')
  rmSync(join(folder, 'pgpass'))
  await expect(startEmbedded(folder)).rejects.toThrow('pgpass is missing')
  writeFileSync(join(folder, 'pgpass'), text.replace(/[0-9a-f]{48}/g, '0'.repeat(48)), { mode: 0o600 })
  await expect(startEmbedded(folder)).rejects.toThrow('does not hold the secrets')
  rmSync(join(folder, 'pgpass'))
  await first.stop()
  const second = await startEmbedded(folder)
  expect(second.url).not.toBe(first.url)
  expect(await one(second.url, 'select 1')).toBe(1)
  await second.stop()
})

test('two servers that start at once on a new folder make one database and both use it; the one that stops leaves it to the other, and the last one stops it', async () => {
  const [a, b] = await Promise.all([user(), user()])
  expect(a.port).toBe(b.port)
  expect(readdirSync(folder).sort()).toEqual(['cluster', 'pgpass', 'postgres.log'])
  const pid = postmaster()
  expect(await a.leave()).toBe(0)
  expect(await one(access().url, 'select 1')).toBe(1)
  expect(postmaster()).toBe(pid)
  expect(await b.leave()).toBe(0)
  expect(existsSync(lock())).toBe(false)
})

test('a server that was killed neither takes the database from another nor keeps it running after the other has stopped', async () => {
  const [a, b] = [await user(), await user()]
  await a.kill()
  // PostgreSQL has noticed that its holder is gone: on a loaded machine that takes a moment
  const held = `select count(*)::int from pg_locks where locktype = 'advisory' and classid = ${LOCKS} and objid = ${locks.lease}`
  await expect.poll(() => one(access().adminUrl, held)).toBe(1)
  expect(await b.leave()).toBe(0)
  expect(existsSync(lock())).toBe(false)
  const [c, d] = [await user(), await user()]
  // stopped at the same instant, one of them is the last
  expect(await Promise.all([c.leave(), d.leave()])).toEqual([0, 0])
  expect(existsSync(lock())).toBe(false)
})

test('a killed database is started again by the servers that use it: once, on its port, with every committed row', async () => {
  const [a, b] = [await user(), await user()]
  await one(access().adminUrl, 'create table kept as select n from generate_series(1, 10) n')
  for (const round of [1, 2]) {
    const pid = postmaster()
    process.kill(pid, 'SIGKILL')
    for (const each of [a, b]) await expect.poll(() => each.said().match(/the database is back/g)?.length).toBe(round)
    expect(postmaster()).not.toBe(pid)
    expect(new URL(access().url).port).toBe(String(a.port))
    expect(await one(access().adminUrl, 'select count(*)::int from kept')).toBe(10)
  }
  await a.leave()
  expect(await one(access().url, 'select 1')).toBe(1)
  await b.leave()
  expect(existsSync(lock())).toBe(false)
})

test('a start that is killed while it makes the database leaves nothing that stops the next one', async () => {
  for (const after of [150, 400, 900]) {
    const child = spawn(process.execPath, [join(projectRoot, 'server/kernel/testing-embedded.ts'), folder], {
      stdio: 'pipe',
      detached: true,
    })
    users.push(child)
    await expect.poll(() => existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('cluster'))).toBe(true)
    // no state to wait for: a kill comes at any time
    await new Promise((wait) => setTimeout(wait, after))
    child.kill('SIGKILL')
    await new Promise((gone) => (child.exitCode === null && child.signalCode === null ? child.once('exit', gone) : gone(0)))
  }
  const database = await startEmbedded(folder)
  expect(await one(database.url, 'select 1')).toBe(1)
  await database.stop()
})

test('a copy of the programs points nowhere outside itself, and everybody may run it whatever the source allowed', () => {
  const [from, to] = [join(home, 'from'), join(home, 'to')]
  mkdirSync(join(from, 'lib'), { recursive: true, mode: 0o700 })
  writeFileSync(join(home, 'outside'), 'outside')
  writeFileSync(join(from, 'lib/libx.so.1'), 'x', { mode: 0o700 })
  symlinkSync('libx.so.1', join(from, 'lib/libx.so'))
  symlinkSync(join(home, 'outside'), join(from, 'lib/absolute'))
  symlinkSync('../../outside', join(from, 'lib/upwards'))
  copyTree(from, to)
  rmSync(from, { recursive: true })
  rmSync(join(home, 'outside'))
  expect(['libx.so.1', 'libx.so', 'absolute', 'upwards'].map((name) => readFileSync(join(to, 'lib', name), 'utf8'))).toEqual([
    'x',
    'x',
    'outside',
    'outside',
  ])
  expect([mode(to), mode(join(to, 'lib')), mode(join(to, 'lib/libx.so.1')), mode(join(to, 'lib/absolute'))]).toEqual([
    '755',
    '755',
    '755',
    '644',
  ])
})

test('a folder that is made for an installation is whole or not there: a maker that fails leaves nothing, a second one changes nothing, and what was left half made is cleared', () => {
  const place = join(home, 'place')
  const half = join(home, 'place.00000000-0000-4000-8000-000000000000')
  mkdirSync(half)
  utimesSync(half, 0, 0)
  const make = (text: string, fault?: Error) => (aside: string) => {
    mkdirSync(aside)
    if (fault) throw fault
    writeFileSync(join(aside, 'file'), text)
  }
  expect(() => putWhole(place, make('', new Error('disk full')))).toThrow('disk full')
  expect(readdirSync(home)).toEqual([])
  putWhole(place, (aside) => {
    make('second')(aside)
    putWhole(place, make('first'))
  })
  expect(readFileSync(join(place, 'file'), 'utf8')).toBe('first')
  expect(readdirSync(home)).toEqual(['place'])
})
