// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { chmodSync, closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { connect, isDatabaseAway } from './database.ts'
import { accessOf, type Passwords } from './embedded-access.ts'
import type { Binaries, Owner } from './embedded-binaries.ts'
import { ping } from './health-queries.ts'

export type Cluster = {
  folder: string
  data: string
  log: string
  binaries: Binaries
  owner: Owner
  passwords: Passwords
  settings: string[]
}

export const pause = (milliseconds: number) => new Promise<void>((wait) => setTimeout(wait, milliseconds))

/** What PostgreSQL's programs are told of the surroundings: none of the server's own secrets. */
export function surroundings(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
  const known = kept.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]]))
  return { ...Object.fromEntries(known), LC_ALL: 'C', PGTZ: 'UTC' }
}

/**
 * The port of a server that is alive on this folder, from its lock file (line
 * 1 the process, line 4 the port). A lock of a dead process is left for
 * PostgreSQL itself to judge: by it, it finds out whether orphans of a killed
 * server still write to these files, and waits for none of them to be left.
 */
export function runningPort(data: string): number | undefined {
  const lock = join(data, 'postmaster.pid')
  if (!existsSync(lock)) return undefined
  const lines = readFileSync(lock, 'utf8').split('\n')
  const pid = Number(lines[0])
  // single-user mode writes its number negative
  if (!(pid > 0)) return undefined
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return undefined
  }
  if (isPostgres(pid)) return Number(lines[3]) || undefined
  rmSync(lock, { force: true })
  return undefined
}

/** After a reboot the lock file's number may belong to another program. A killed process that nobody has asked for yet has no command line. */
function isPostgres(pid: number): boolean {
  const file = `/proc/${pid}/cmdline`
  return !existsSync('/proc/self') || (existsSync(file) && readFileSync(file, 'utf8').includes('postgres'))
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

/** Whether a start failed because of others that start, stop or have not quite ended: it is tried again. */
export function isRacing(error: unknown): boolean {
  return (
    error instanceof Error && /still in use|lock file ".*" (already exists|is empty)|Address already in use/.test(error.message)
  )
}

const LOG_LIMIT = 10_000_000

/** Its log is a file beside the cluster that only whoever starts the server may read: a statement that failed is quoted there. */
function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.before`)
  const log = openSync(file, 'a', 0o600)
  chmodSync(file, 0o600)
  return log
}

/** Starts the server, which outlives this process on purpose: a killed start leaves a database that the next start joins. */
export async function launch(cluster: Cluster, wanted?: number): Promise<number> {
  const { data, log: file, owner, binaries, settings } = cluster
  const port = wanted ?? (await portFor(data))
  const flags = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=']
  // terse: a refused row is not copied into the log
  const own = ['max_connections=200', 'shared_buffers=256MB', 'max_wal_size=2GB', 'jit=off', 'log_error_verbosity=terse']
  for (const setting of [...own, ...settings]) flags.push('-c', setting)
  const log = openLog(file)
  const before = fstatSync(log).size
  const child = spawn(binaries.postgres, flags, {
    ...owner,
    stdio: ['ignore', log, log],
    detached: true,
    cwd: data,
    env: surroundings(),
  })
  closeSync(log)
  child.unref()
  await new Promise<void>((done, fail) => {
    let isGone = false
    const failed = (cause: unknown) => {
      isGone = true
      const said = readFileSync(file).subarray(before).toString().slice(-2000)
      fail(new Error(`PostgreSQL stopped at once: ${said}`, { cause }))
    }
    child.once('error', failed)
    child.once('exit', failed)
    ready(accessOf(cluster.passwords, port).adminUrl, () => isGone).then(() => {
      child.removeAllListeners()
      done()
    }, fail)
  })
  return port
}

/** After a crash it answers only when it has read its log again: minutes for a big one. */
async function ready(url: string, isGone: () => boolean): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const sql = connect({ url, max: 1 })
    try {
      await ping(sql)
      return
    } catch (error) {
      if (attempt > 6000 || isGone() || !isDatabaseAway(error)) throw error
      await pause(100)
    } finally {
      await sql.end({ timeout: 1 }).catch(() => {})
    }
  }
}

export function stopCluster({ binaries, data, owner }: Pick<Cluster, 'binaries' | 'data' | 'owner'>): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(binaries.pg_ctl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '30'], {
      ...owner,
      stdio: 'ignore',
      cwd: data,
      env: surroundings(),
    })
    child.once('error', fail)
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`PostgreSQL did not stop (pg_ctl ${code})`))))
  })
}
