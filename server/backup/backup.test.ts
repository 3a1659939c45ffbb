// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, embeddedAccess, projectRoot } from '../kernel/index.ts'
import { type Browser, browser, type ServerProcess, startServer } from '../testing/bad-luck/process.ts'

// One installation as `npm start` makes it, with a backup folder beside it; disasters are real ones.
const folder = mkdtempSync(join(tmpdir(), 'chengshu-backup-'))
chmodSync(folder, 0o755)
const dataDir = join(folder, 'data')
const backupDir = join(folder, 'backup')
const PACKS = `${join(projectRoot, 'packs/yunzhou')},${join(projectRoot, 'bench/pack')}`
let server: ServerProcess

const start = async (data = dataDir) => {
  server = await startServer({ DATA_DIR: data, BACKUP_DIR: backupDir, PACKS })
}
const chengshu = (args: string[], data = dataDir) => {
  const ran = spawnSync(process.execPath, [join(projectRoot, 'cli/chengshu.mjs'), ...args], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      POSTGRES_BIN: process.env.POSTGRES_BIN ?? '',
      DATA_DIR: data,
      BACKUP_DIR: backupDir,
      PACKS,
    },
  })
  return {
    code: ran.status,
    said: `${ran.stdout}${ran.stderr}`,
    facts: ran.stdout.startsWith('{') ? JSON.parse(ran.stdout) : undefined,
  }
}
const wang = () => browser(() => server.base, 'wang-jianguo')

async function fileOne(who: Browser): Promise<string> {
  const draft = await who.call('POST', '/drafts', { kind: 'item', id: 'bench-permit' })
  const filed = await who.call('POST', `/drafts/${draft.body.id}/submission`, {})
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  return filed.body.number
}

/** Everything at once, as when the machine loses its power: the server, the postmaster and its children. */
async function powerCut(): Promise<void> {
  const lock = readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')
  await server.end('SIGKILL')
  const postmaster = Number(lock.split('\n')[0])
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' }).stdout
  for (const pid of [postmaster, ...children.split('\n').map(Number)]) if (pid > 0) killed(pid)
  const state = () => spawnSync('ps', ['-o', 'stat=', '-p', String(postmaster)], { encoding: 'utf8' }).stdout.trim()
  await expect.poll(state, { timeout: 30_000 }).toMatch(/^(Z.*)?$/)
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // gone with its parent
  }
}

const seen = async (who: Browser, numbers: string[]) => {
  const there: string[] = []
  for (const number of numbers) if ((await who.call('GET', `/me/cases/${number}`)).status === 200) there.push(number)
  return there
}

beforeAll(async () => start(), 120_000)

afterAll(async () => {
  await server?.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

const filed: string[] = []

test('F17: a backup taken under load, then the tables lost in a power cut: the drill brings the city to its last acknowledged case, says how long it took and that the record is whole', async () => {
  const who = await wang()
  filed.push(await fileOne(who))
  let isOn = true
  const load = Promise.all(
    ['wang-jianguo', 'li-xiulan', 'sun-li'].map(async (login) => {
      const one = await browser(() => server.base, login)
      const own: string[] = []
      while (isOn) own.push(await fileOne(one))
      return login === 'wang-jianguo' ? own : []
    }),
  )
  const made = chengshu(['backup', '--json'])
  expect(made.code, made.said).toBe(0)
  expect(chengshu(['backup', 'check', made.facts.name]).code).toBe(0)
  isOn = false
  filed.push(...(await load).flat())
  filed.push(await fileOne(await wang()))
  await powerCut()
  for (const part of ['base', 'global']) rmSync(join(dataDir, 'postgres/cluster', part), { recursive: true })
  const back = chengshu(['restore', '--json'])
  expect(back.code, back.said).toBe(0)
  expect(back.facts).toMatchObject({ backup: made.facts.name, ledger: { ok: true } })
  expect(back.facts.seconds).toBeGreaterThan(0)
  expect(existsSync(back.facts.setAside)).toBe(true)
  expect(readdirSync(join(backupDir, 'restores'))).toHaveLength(1)
  await start()
  expect(await seen(await wang(), filed)).toEqual(filed)
}, 240_000)

test('F17: the whole machine lost: on another one the city stands up from the backup folder alone, and what it protects can be read', async () => {
  const last = await fileOne(await wang())
  const access = embeddedAccess(join(dataDir, 'postgres'))
  const sql = connect({ url: access?.adminUrl ?? '', max: 1 })
  // everything is numbered and witnessed: what is written behind the segment would be lost with the machine, and said to be
  await expect.poll(async () => (await sql<{ n: number }[]>`select count(*)::int as n from ledger.inbox`)[0]?.n).toBe(0)
  const [segment] = await sql<{ wal: string }[]>`select pg_walfile_name(pg_switch_wal()) as wal`
  await expect.poll(() => existsSync(join(backupDir, 'wal', segment?.wal ?? '')), { timeout: 30_000 }).toBe(true)
  await sql.end({ timeout: 5 })
  await powerCut()
  renameSync(dataDir, `${dataDir}.lost`)
  const other = join(folder, 'another machine 另一台')
  const back = chengshu(['restore'], other)
  expect(back.code, back.said).toBe(0)
  expect(back.said).toContain('RTO')
  expect(back.said).toContain('RPO 0')
  await start(other)
  const who = await wang()
  expect(await seen(who, [...filed, last])).toEqual([...filed, last])
  // a number that only the vault's keys open
  expect((await who.call('GET', '/me/profile?full=true')).body.idNumber).toMatch(/^\d{17}[\dX]$/)
  await server.end('SIGTERM')
  rmSync(other, { recursive: true })
  renameSync(`${dataDir}.lost`, dataDir)
}, 240_000)

test('an instant before a mistake can be reached, and going back is not silent: the record says that it is older than its witness', async () => {
  await start()
  const before = await fileOne(await wang())
  const instant = new Date().toISOString()
  const after = await fileOne(await wang())
  // outside the database it is witnessed that there was more
  const witness = join(dataDir, 'witness', 'postgres.jsonl')
  const witnessed = () => JSON.parse(readFileSync(witness, 'utf8').trim().split('\n').at(-1) ?? '{}').lastAt ?? ''
  await expect.poll(witnessed, { timeout: 15_000 }).toSatisfy((at: string) => at > instant)
  await server.end('SIGTERM')
  const back = chengshu(['restore', '--at', instant, '--json'])
  expect(back.facts?.ledger, back.said).toMatchObject({ ok: false })
  expect(back.code).toBe(1)
  await start()
  expect(await seen(await wang(), [before, after])).toEqual([before])
  await server.end('SIGTERM')
}, 240_000)

test('a damaged backup is found before anything is touched; a running city is not restored over; an instant that the log does not reach is refused, and the city stays as it was', async () => {
  await start()
  const kept = await fileOne(await wang())
  expect(chengshu(['restore']).said).toContain('正在运行')
  const made = chengshu(['backup', '--json'])
  expect(made.code, made.said).toBe(0)
  const { name } = made.facts
  await server.end('SIGTERM')
  expect(chengshu(['restore', '--at', '2099-01-01T00:00:00+08:00']).said).toContain('到不了')
  const victim = join(backupDir, 'base', name, 'cluster', 'global', 'pg_control')
  appendFileSync(victim, 'x')
  expect(chengshu(['backup', 'check', name]).said).toContain('pg_control')
  expect(chengshu(['restore']).said).toContain('pg_control')
  await start()
  expect(await seen(await wang(), [kept])).toEqual([kept])
  await server.end('SIGTERM')
}, 240_000)

test('pruning leaves the newest backups, the log from the oldest of them on, and every upload that one of them or the city has', async () => {
  const before = readdirSync(join(backupDir, 'base')).length
  expect(before).toBeGreaterThan(1)
  const pruned = chengshu(['backup', 'prune', '--keep', '1', '--json'])
  expect(pruned.facts.backups).toHaveLength(before - 1)
  const [name = ''] = readdirSync(join(backupDir, 'base'))
  const manifest = JSON.parse(readFileSync(join(backupDir, 'base', name, 'manifest.json'), 'utf8'))
  const segments = readdirSync(join(backupDir, 'wal')).filter((one) => /^[0-9A-F]{24}$/.test(one))
  expect(segments.every((one) => one.slice(8) >= manifest.firstWal.slice(8))).toBe(true)
  expect(segments).toContain(manifest.firstWal)
})
