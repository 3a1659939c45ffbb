// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, projectRoot, type Sql, startEmbedded } from '../server/kernel/index.ts'

export type BenchCity = { base: string; sql: Sql; databaseUrl: string; pid: number; stop(): Promise<void> }

/**
 * A city of its own for one bench: the embedded database as `npm start` starts it (durable: fsync and synchronous
 * commit on), one server process, everything in a temporary folder.
 */
export async function startCity(options: { roles: string; pool: number; serverFlags?: string[] }): Promise<BenchCity> {
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-bench-'))
  // open to the database's own user; otherwise the cluster would lie elsewhere
  chmodSync(folder, 0o755)
  const database = await startEmbedded(join(folder, 'postgres'))
  const server = await startServer({
    ...{ folder, database, roles: options.roles, pool: options.pool, serverFlags: options.serverFlags ?? [] },
    packs: `${join(projectRoot, 'packs/yunzhou')},${join(projectRoot, 'bench/pack')}`,
  })
  // as the owner: the benches put triggers on tables
  const sql = connect({ url: database.ownerUrl, max: options.pool })
  return {
    base: server.base,
    sql,
    databaseUrl: database.url,
    pid: server.pid,
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
  roles: string
  pool: number
  serverFlags?: string[]
}): Promise<RunningServer> {
  const server = spawn(process.execPath, [...(options.serverFlags ?? []), join(projectRoot, 'server/main.ts')], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: options.database.url,
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

/** Seconds of processor time that a process has used so far (Linux; 0 elsewhere). */
export function processorSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}
