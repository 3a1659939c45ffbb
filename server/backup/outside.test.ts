// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, projectRoot } from '../kernel/index.ts'
import { type Browser, browser, type ServerProcess, startServer } from '../testing/bad-luck/process.ts'

// The guide is followed as it stands: its blocks are read from the page and run, only the first one says where things lie here.
const BIN = '/usr/lib/postgresql/15/bin'
const isHere = existsSync(join(BIN, 'postgres')) && existsSync('/usr/bin/pgbackrest')
const guide = readFileSync(join(projectRoot, 'docs/guides/back-up-and-restore.md'), 'utf8')
const block = (name: string): string => {
  const text = new RegExp(`<!-- block: ${name} -->\\n\`\`\`bash\\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1]
  if (text === undefined) throw new Error(`the guide has no block ${name}`)
  return text
}

const folder = mkdtempSync(join(tmpdir(), 'chengshu-outside-'))
const user = process.getuid?.() === 0 && isHere ? postgresUser() : undefined
const dataDir = join(folder, 'data')
const backupDir = join(folder, 'backup')
let yours = ''
let url = ''
let server: ServerProcess | undefined

function postgresUser(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

const freePort = () =>
  new Promise<number>((found) => {
    const listening = createServer().listen(0, '127.0.0.1', () => {
      const address = listening.address()
      listening.close(() => found(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

/** A block of the guide, in the shell and as the user that the guide names. */
function follow(name: string): string {
  const ran = spawnSync('bash', ['-euo', 'pipefail', '-c', `${yours}\n${block(name)}`], {
    ...user,
    encoding: 'utf8',
    cwd: folder,
  })
  expect(ran.status, `${name}: ${ran.stdout}\n${ran.stderr}`).toBe(0)
  return ran.stdout
}

const chengshu = (...args: string[]) =>
  spawnSync(process.execPath, [join(projectRoot, 'cli/chengshu.mjs'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: url, DATA_DIR: dataDir, BACKUP_DIR: backupDir },
  })

const start = () =>
  startServer({
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    PACKS: `${join(projectRoot, 'packs/yunzhou')},${join(projectRoot, 'bench/pack')}`,
  })

async function fileOne(who: Browser): Promise<string> {
  const draft = await who.call('POST', '/drafts', { kind: 'item', id: 'bench-permit' })
  const filed = await who.call('POST', `/drafts/${draft.body.id}/submission`, {})
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  return filed.body.number
}

beforeAll(async () => {
  if (!isHere) return
  chmodSync(folder, 0o755)
  const [cluster, sockets, port] = [join(folder, 'cluster'), join(folder, 'run'), await freePort()]
  for (const place of [cluster, sockets, join(folder, 'repo')]) {
    mkdirSync(place, { mode: 0o700 })
    if (user) chownSync(place, user.uid, user.gid)
  }
  if (user) chownSync(folder, user.uid, user.gid)
  execFileSync(join(BIN, 'initdb'), ['-D', cluster, '--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C'], {
    ...user,
    stdio: 'ignore',
    cwd: folder,
  })
  const conf = join(cluster, 'postgresql.conf')
  writeFileSync(
    conf,
    `${readFileSync(conf, 'utf8')}\nport = ${port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '${sockets}'\n`,
  )
  yours = [
    `export PATH=${BIN}:$PATH`,
    `export PGDATA='${cluster}' PGPORT=${port} PGHOST='${sockets}' PGUSER=postgres`,
    `export STANZA=chengshu REPO='${join(folder, 'repo')}' CONF='${join(folder, 'pgbackrest.conf')}'`,
    `export CIPHER='only for this test'`,
  ].join('\n')
  execFileSync(join(BIN, 'pg_ctl'), ['start', '-w', '-D', cluster, '-l', join(folder, 'start.log')], {
    ...user,
    stdio: 'ignore',
    cwd: folder,
  })
  url = `postgres://postgres@127.0.0.1:${port}/postgres`
  server = await start()
}, 180_000)

afterAll(async () => {
  await server?.end('SIGTERM')
  if (isHere) spawnSync(join(BIN, 'pg_ctl'), ['stop', '-D', join(folder, 'cluster'), '-m', 'immediate'], { ...user, cwd: folder })
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

// skipped where PostgreSQL 15 or pgBackRest cannot be installed (no Debian, not root): `npm test` says so
test.skipIf(!isHere)(
  'F17: the guide for an outside database, followed word for word on PostgreSQL 15 with pgBackRest, brings a city back to its last committed case',
  async () => {
    follow('once')
    const wang = await browser(() => server?.base ?? '', 'wang-jianguo')
    await fileOne(wang)
    expect(follow('nightly')).toContain('full backup')
    const copied = chengshu('backup')
    expect(copied.status, copied.stderr).toBe(0)
    const last = await fileOne(wang)
    // the end of a day's work: the segment with the last case has been archived
    const sql = connect({ url, max: 1 })
    const waiting = async () => (await sql<{ n: number }[]>`select count(*)::int as n from ledger.inbox`)[0]?.n
    await expect.poll(waiting).toBe(0)
    const [segment] = await sql<{ wal: string }[]>`select pg_walfile_name(pg_switch_wal()) as wal`
    const archived = async () =>
      (await sql<{ last: string | null }[]>`select last_archived_wal as last from pg_stat_archiver`)[0]?.last ?? ''
    await expect.poll(async () => (await archived()) >= (segment?.wal ?? 'none'), { timeout: 30_000 }).toBe(true)
    await sql.end()
    await server?.end('SIGKILL')
    // the disaster: the tables' files are gone
    rmSync(join(folder, 'cluster/base'), { recursive: true })
    follow('restore')
    const back = chengshu('restore', '--json')
    expect(back.status, `${back.stdout}${back.stderr}`).toBe(0)
    expect(JSON.parse(back.stdout).ledger).toMatchObject({ ok: true })
    server = await start()
    const found = await (await browser(() => server?.base ?? '', 'wang-jianguo')).call('GET', `/me/cases/${last}`)
    expect(found.status, JSON.stringify(found.body)).toBe(200)
  },
  240_000,
)
