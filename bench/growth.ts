// SPDX-License-Identifier: Apache-2.0
// How the cost of an act and of each page grows with the cases that a city has: 10⁴, 10⁶, and with --sizes= more.
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { composeCity } from '../server/compose.ts'
import { connect, projectRoot, readConfig, startEmbedded } from '../server/kernel/index.ts'
import { type Clients, createClients, quantile } from './clients.ts'
import { progressOf } from './floor-queries.ts'
import { growthOf } from './growth-fill.ts'
import { type Page, pagesOf } from './growth-pages.ts'
import * as queries from './growth-queries.ts'
import { type Cast, gatherCast, noTimes, runLifecycles } from './lifecycles.ts'
import { familySeconds, processorSeconds, type RunningServer, startServer } from './start-city.ts'

const argument = (name: string, otherwise: string) =>
  process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise
const sizes = argument('sizes', '10000,1000000').split(',').map(Number)
const lifecycles = Number(argument('lifecycles', '64'))
const asked = Number(argument('asked', '12'))
/** statements that take longer are shown with their plan */
const slow = Number(argument('slow', '100'))
const MOST_GROWTH = 1.3

const folder = mkdtempSync(join(tmpdir(), 'chengshu-growth-'))
chmodSync(folder, 0o755)
const settings = [
  'session_preload_libraries=auto_explain',
  `auto_explain.log_min_duration=${slow}`,
  'auto_explain.log_analyze=on',
  'auto_explain.log_timing=off',
  'auto_explain.log_buffers=on',
  'max_wal_size=8GB',
  'shared_buffers=2GB',
  'autovacuum=off',
]
const database = await startEmbedded(join(folder, 'postgres'), { settings })
const sql = connect({ url: `${database.ownerUrl}?synchronous_commit=off&jit=off`, max: 4 })
const admin = connect({ url: database.adminUrl, max: 1 })
const log = join(folder, 'postgres/postgres.log')
const load = () => loadavg()[0]?.toFixed(1)
let server: RunningServer | undefined
try {
  const packs = `${join(projectRoot, 'packs/yunzhou')},${join(projectRoot, 'bench/pack')}`
  server = await startServer({ folder, database, packs, roles: 'web,worker', pool: 10 })
  const clients = createClients(server.base, 16)
  const cast = await gatherCast(clients)
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${load()} · Node ${process.version}`,
  )
  // the lifecycles that are multiplied, some of them still under way; what workers write afterwards is theirs too
  await runLifecycles(clients, cast, 60, 8, noTimes())
  await leaveOpen(clients, cast, 24)
  await sleep(15_000)
  const config = readConfig({
    ...process.env,
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_DIR: folder,
    PACKS: packs,
  })
  const city = await composeCity(config)
  const growth = await growthOf(city, sql, admin)
  console.log(`multiplied: ${growth.tables.join(', ')}`)
  const pages = await pagesOf(
    clients,
    await queries.caseOf(
      sql,
      cast.residents.map(({ id }) => id),
    ),
  )
  const measured: Measured[] = []
  for (const size of sizes) {
    const began = performance.now()
    const rows = await growth.fillTo(size)
    const took = (performance.now() - began) / 1000
    console.log(`${size} cases: ${rows} rows in ${took.toFixed(0)} s, ${await queries.sizeOf(sql)} MB; load ${load()}`)
    measured.push(await measure(size, server, { clients, cast, pages }))
  }
  await city.sql.end({ timeout: 5 })
  const [first, last] = [measured[0], measured.at(-1)]
  const growths = {
    database: round((last?.databaseMs ?? 0) / (first?.databaseMs ?? 1)),
    server: round((last?.serverMs ?? 0) / (first?.serverMs ?? 1)),
    log: round((last?.logKiB ?? 0) / (first?.logKiB ?? 1)),
  }
  const over = last?.pages.filter(({ p50, limit }) => p50 > limit).map(({ name }) => name) ?? []
  console.log(
    `an act from ${first?.size} to ${last?.size} cases: × ${JSON.stringify(growths)}, at most ${MOST_GROWTH}; over their time: ${over.join(', ') || 'no page'}`,
  )
  console.log(JSON.stringify({ bench: 'growth', figures: { growths, measured }, aims: { growth: MOST_GROWTH } }))
  clients.close()
} finally {
  await server?.stop()
  await sql.end({ timeout: 5 })
  await admin.end({ timeout: 5 })
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

type Measured = {
  size: number
  databaseMs: number
  serverMs: number
  logKiB: number
  transactions: number
  pages: { name: string; limit: number; p50: number; p95: number; sequential: string }[]
}
type Subject = { clients: Clients; cast: Cast; pages: Page[] }

/** Processor time, log and transactions of a lifecycle, and how long each page takes; plans of what was slow are shown. */
async function measure(size: number, { pid }: RunningServer, { clients, cast, pages }: Subject): Promise<Measured> {
  const databasePid = Number(readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
  const used = async () => ({ server: processorSeconds(pid), database: familySeconds(databasePid), ...(await progressOf(sql)) })
  await runLifecycles(clients, cast, Math.ceil(lifecycles / 4), 8, noTimes())
  const before = await used()
  await runLifecycles(clients, cast, lifecycles, 8, noTimes())
  const after = await used()
  const told: Measured = {
    size,
    databaseMs: round(((after.database - before.database) * 1000) / lifecycles),
    serverMs: round(((after.server - before.server) * 1000) / lifecycles),
    logKiB: round((after.wal - before.wal) / 1024 / lifecycles),
    transactions: round((after.transactions - before.transactions) / lifecycles),
    pages: [],
  }
  console.log(
    `a lifecycle: database ${told.databaseMs} ms, server ${told.serverMs} ms of processor, ${told.logKiB} KiB of log, ${told.transactions} transactions; load ${load()}`,
  )
  for (const page of pages) told.pages.push(await timed(page))
  return told
}

async function timed({ name, limit, ask }: Page) {
  const seen = statSync(log).size
  const before = await queries.sequentialReads(sql)
  const took: number[] = []
  try {
    await ask()
    for (let n = 0; n < asked; n++) {
      const began = performance.now()
      await ask()
      took.push(performance.now() - began)
    }
  } catch (error) {
    console.log(`  ${name}: ${error instanceof Error ? error.message.slice(0, 300) : error}`)
  }
  // a session tells what it has read a second later
  await sleep(1100)
  const after = await queries.sequentialReads(sql)
  const sequential = [...after.values()]
    .map((now) => ({ ...now, rows: now.rows - (before.get(now.relation)?.rows ?? 0) }))
    .filter(({ rows }) => rows > 2000 * asked)
    .map(({ relation, rows }) => `${relation} ${Math.round(rows / (asked + 1))}`)
    .join(', ')
  const [p50, p95] = [round(quantile(took, 0.5)), round(quantile(took, 0.95))]
  const mark = p50 > limit ? `OVER ${limit}` : `≤ ${limit}`
  console.log(
    `  ${name.padEnd(26)} p50 ${p50} ms  p95 ${p95} ms  ${mark}${sequential ? `  reads from end to end: ${sequential}` : ''}`,
  )
  const plan = slowestPlan(readFileSync(log, 'utf8').slice(seen))
  if (plan)
    console.log(p50 > limit || sequential ? plan : `    the slowest statement: ${plan.slice(0, 240).replaceAll(/\s+/g, ' ')}`)
  return { name, limit, p50, p95, sequential }
}

/** The slowest plan of a part of the database's log. */
function slowestPlan(text: string): string | undefined {
  const found = text.split(/\n(?=\d{4}-\d\d-\d\d )/).filter((one) => one.includes('duration:') && one.includes('plan:'))
  const lasting = (one: string) => Number(/duration: ([\d.]+)/.exec(one)?.[1] ?? 0)
  return found.toSorted((a, b) => lasting(b) - lasting(a))[0]?.slice(0, 6000)
}

/** Some are filed and wait, some are under review: what a desk has before it. */
async function leaveOpen(clients: Clients, cast: Cast, many: number): Promise<void> {
  for (let n = 0; n < many; n++) {
    const resident = cast.residents[n % cast.residents.length]
    if (!resident) throw new Error('the demo city has no residents')
    const draft = await clients.ok<{ id: string }>(resident, 'POST', '/api/drafts', { kind: 'item', id: 'bench-permit' })
    await clients.ok(resident, 'POST', `/api/drafts/${draft.id}/submission`, {})
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
