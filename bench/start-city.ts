// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { connect, projectRoot, type Sql, startEmbedded } from '../server/kernel/index.ts'

export type BenchCity = {
  base: string
  sql: Sql
  databaseUrl: string
  pid: number
  /** of the database's first process */
  databasePid: number
  stop(): Promise<void>
}

/**
 * A city of its own for one bench: the embedded database as `npm start` starts it (durable: fsync and synchronous
 * commit on), one server process, everything in a temporary folder.
 */
export async function startCity(options: {
  roles: string
  pool: number
  serverFlags?: string[]
  /** another checkout whose server is measured; it is as fast as what it was made with */
  root?: string
}): Promise<BenchCity> {
  const root = resolve(options.root ?? projectRoot)
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-bench-'))
  // open to the database's own user; otherwise the cluster would lie elsewhere
  chmodSync(folder, 0o755)
  const database = await startEmbedded(join(folder, 'postgres'))
  const server = await startServer({
    ...{ folder, database, roles: options.roles, pool: options.pool, serverFlags: options.serverFlags ?? [] },
    root,
    packs: `${join(root, 'packs/yunzhou')},${join(root, 'bench/pack')}`,
  })
  // as the owner: the benches put triggers on tables
  const sql = connect({ url: database.ownerUrl, max: options.pool })
  return {
    base: server.base,
    sql,
    databaseUrl: database.url,
    pid: server.pid,
    databasePid: Number(readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]),
    async stop() {
      await sql.end({ timeout: 5 })
      await server.stop()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type RunningServer = { base: string; pid: number; stop(): Promise<void> }

/** One server process on a database and a data folder that are there already; it is back when it listens. */
export async function startServer(options: {
  folder: string
  database: { url: string; ownerUrl: string }
  packs: string
  root?: string
  roles: string
  pool: number
  serverFlags?: string[]
}): Promise<RunningServer> {
  const { root = projectRoot } = options
  // a checkout from before servers had a role of their own works as the owner
  const hasRole = readFileSync(join(root, 'server/kernel/config.ts'), 'utf8').includes('DATABASE_OWNER_URL')
  const server = spawn(process.execPath, [...(options.serverFlags ?? []), join(root, 'server/main.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: hasRole ? options.database.url : options.database.ownerUrl,
      DATABASE_OWNER_URL: options.database.ownerUrl,
      DATABASE_POOL: String(options.pool),
      DATA_DIR: options.folder,
      PACKS: options.packs,
      ROLES: options.roles,
      PORT: '0',
      LOG_LEVEL: 'warn',
      RATE_PER_MINUTE: '10000000',
    },
  })
  return {
    base: await addressOf(server),
    pid: server.pid ?? 0,
    stop: () =>
      new Promise<void>((done) => {
        server.once('exit', () => done())
        server.kill('SIGTERM')
      }),
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = ''
    server.once('exit', (code) => fail(new Error(`the server ended (${code}): ${said.slice(-2000)}`)))
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (found) done(found[0])
    })
  })
}

/** Seconds of processor time that a process has used so far (Linux; 0 elsewhere); of its children, those that have ended. */
export function processorSeconds(pid: number, ended = false): number {
  const fields = statOf(pid)
  return (
    (Number(fields[11] ?? 0) + Number(fields[12] ?? 0) + (ended ? Number(fields[13] ?? 0) + Number(fields[14] ?? 0) : 0)) / 100
  )
}

/** The same of a process and all of its children: a database is one for each connection. */
export function familySeconds(pid: number): number {
  let children: string[] = []
  try {
    children = readdirSync('/proc').filter((one) => /^\d+$/.test(one) && statOf(Number(one))[1] === String(pid))
  } catch {
    // no Linux
  }
  return processorSeconds(pid, true) + children.reduce((sum, one) => sum + processorSeconds(Number(one)), 0)
}

function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  } catch {
    return []
  }
}
