// SPDX-License-Identifier: Apache-2.0
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVault } from '../../kernel/crypto/index.ts'
import { connect, embeddedAccess, projectRoot, readConfig, startEmbedded } from '../../kernel/index.ts'
import { type Verdict, verify, witnessOf } from '../../ledger/index.ts'
import { startLoad } from './drill.ts'
import { countFaults, countRows, letRunOut, waitingRows } from './drill-queries.ts'
import { browser, startServer } from './process.ts'

export type Drill = {
  serverKills: number
  databaseKills: number
  residents: number
  most: number
  isPatient: boolean
  say(line: string): void
}
export type Drilled = { faults: Record<string, number>; figures: Record<string, number>; unexpected: string[]; verdict: Verdict }

const pause = (milliseconds: number) => new Promise<void>((wait) => setTimeout(wait, milliseconds))

/**
 * An installation as `npm start` makes it (durable database, its own folder, real processes), people who use it without
 * rest, and kill -9 at random instants: of the server, of the database with all its processes, of the database's first
 * process alone. Then everything that was acknowledged is looked for.
 */
export async function drill({ serverKills, databaseKills, residents, most, isPatient, say }: Drill): Promise<Drilled> {
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-drill-'))
  // open to the database's own user; otherwise the cluster would lie elsewhere
  chmodSync(folder, 0o755)
  const env = { DATA_DIR: folder, PACKS: `${join(projectRoot, 'packs/yunzhou')},${join(projectRoot, 'bench/pack')}` }
  let server = await startServer(env)
  const base = () => server.base
  const access = embeddedAccess(join(folder, 'postgres'))
  if (access === undefined) throw new Error('the server made no database')
  const sql = connect({ url: access.adminUrl, max: 2 })
  const lock = join(folder, 'postgres/cluster/postmaster.pid')
  try {
    const quiet = await quietCases(base, serverKills + databaseKills)
    const ranOut: string[] = []
    const load = await startLoad(base, residents, (root) => quiet.includes(root))
    let down = 0
    let acts = load.count()
    const goesOn = async (since: number) => {
      while (load.count() < since + 10) {
        if (server.hasEnded()) throw new Error(`the server ended by itself: ${server.said().slice(-2000)}`)
        await pause(20)
      }
    }
    const kill = async (name: string, how: () => Promise<void>) => {
      await goesOn(acts)
      await pause(Math.random() * most)
      const root = quiet[ranOut.length]
      if (root !== undefined) {
        await letRunOut(sql, [root])
        ranOut.push(root)
      }
      await pause(Math.random() * 500)
      acts = load.count()
      const began = performance.now()
      await how()
      while (!(await isReady(base()))) {
        if (server.hasEnded()) throw new Error(`the server ended by itself: ${server.said().slice(-2000)}`)
        await pause(20)
      }
      const seconds = (performance.now() - began) / 1000
      down = Math.max(down, seconds)
      say(`${name}: ${acts} acts acknowledged so far, ready again after ${seconds.toFixed(1)} s`)
    }
    for (let round = 1; round <= serverKills; round++)
      await kill(`server, kill ${round}`, async () => {
        await server.end('SIGKILL')
        server = await startServer(env)
      })
    for (let round = 1; round <= databaseKills; round++)
      await kill(`database, kill ${round} (${round % 2 ? 'all its processes' : 'its first process alone'})`, async () => {
        const postmaster = postmasterOf(lock)
        for (const pid of round % 2 ? withChildren(postmaster) : [postmaster]) killed(pid)
        // the servers start it again, perhaps before anybody has seen that it was away
        while (postmasterOf(lock) === postmaster) await pause(20)
      })
    await goesOn(acts)
    await load.stop()
    // a job that a killed server had begun is given back after a minute
    for (let patience = isPatient ? 1500 : 300; patience > 0 && (await waitingRows(sql, isPatient)) > 0; patience--)
      await pause(100)
    const config = readConfig({ ...env, DATABASE_URL: access.url })
    const { drafts, submitted, completed, retried, unexpected } = load.told
    return {
      faults: {
        ...(await countFaults(sql, load.told, ranOut)),
        'rows that nobody dealt with': await waitingRows(sql, isPatient),
      },
      figures: {
        drafts: drafts.size,
        submissions: submitted.size,
        completions: completed.size,
        'timers run out': ranOut.length,
        'calls repeated': retried,
        'seconds down at most': Math.round(down * 10) / 10,
        ...(await countRows(sql)),
      },
      unexpected,
      verdict: await verify(sql, createVault(config), witnessOf(config)),
    }
  } finally {
    await sql.end({ timeout: 5 })
    await server.end('SIGTERM')
    if (existsSync(lock)) await (await startEmbedded(join(folder, 'postgres'))).stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Accepted cases that nobody works on: only their clocks run. */
async function quietCases(base: () => string, many: number): Promise<string[]> {
  const [resident, handler] = [await browser(base, 'li-xiulan'), await browser(base, 'urban-handler')]
  for (let n = 0; n < many; n++) {
    const draft = await resident.call('POST', '/drafts', { kind: 'item', id: 'bench-permit' })
    await resident.call('POST', `/drafts/${draft.body.id}/submission`, {})
  }
  const list = await handler.call('GET', `/desk/tasks?item=bench-permit&limit=100`)
  const tasks = list.body.rows as { root: string; id: string }[]
  for (const { root, id } of tasks) await handler.call('POST', `/desk/tasks/${root}/${id}/completion`, { outcome: 'accept' })
  if (tasks.length !== many) throw new Error(`${tasks.length} quiet cases, expected ${many}`)
  return tasks.map(({ root }) => root)
}

async function isReady(base: string): Promise<boolean> {
  const answer = await fetch(`${base}/readyz`).catch(() => undefined)
  return answer?.status === 200
}

function postmasterOf(lock: string): number {
  return existsSync(lock) ? Number(readFileSync(lock, 'utf8').split('\n')[0]) : 0
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // a process of the database that has ended by itself meanwhile
  }
}

/** A process and everything that it started (Linux). */
function withChildren(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ pid: Number(name), parent: Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) }]
      } catch {
        return []
      }
    })
  const found = [pid]
  for (const one of found) found.push(...parents.filter(({ parent }) => parent === one).map((child) => child.pid))
  return found
}
