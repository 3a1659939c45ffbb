// SPDX-License-Identifier: Apache-2.0
// Claims on one budget through two server processes, each a whole act over HTTP, beside the bare `update … where balance >= n`.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, projectRoot, startEmbedded } from '../server/kernel/index.ts'
import { claimBarely, grant, standing } from './account-queries.ts'
import { createClients, inParallel } from './clients.ts'
import { startServer } from './start-city.ts'

const argument = (name: string, otherwise: string) =>
  Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const [claims, budget, width, pool] = [
  argument('claims', '6000'),
  argument('budget', '1000'),
  argument('width', '64'),
  argument('pool', '10'),
]

const folder = mkdtempSync(join(tmpdir(), 'chengshu-bench-'))
chmodSync(folder, 0o755)
const database = await startEmbedded(join(folder, 'postgres'))
const packs = `${join(projectRoot, 'packs/yunzhou')},${join(projectRoot, 'bench/pack')}`
const serve = (roles: string) => startServer({ folder, database, packs, roles, pool })
// the first one makes the city; two are on it afterwards
const servers = [await serve('web,worker')]
servers.push(await serve('web'))
const sql = connect({ url: database.ownerUrl, max: 2 * pool })
const doors = servers.map(({ base }) => createClients(base, width))
try {
  await grant(sql, budget)
  const [first] = doors
  if (!first) throw new Error('no server runs')
  const known = await first.ok<{ login: string; kind: string }[]>(null, 'GET', '/api/session/demo')
  const residents = await Promise.all(known.filter(({ kind }) => kind === 'person').map(({ login }) => first.signIn(login)))
  const turns = Array.from({ length: claims }, (_, turn) => turn)
  const took: Record<'got' | 'short', number[]> = { got: [], short: [] }
  const began = performance.now()
  await inParallel(turns, width, async (turn) => {
    const [door, caller] = [doors[turn % doors.length] ?? first, residents[turn % residents.length]]
    const start = performance.now()
    const did = await door.ok(caller ?? null, 'POST', '/api/portal/kinds/bench-claim/cases', { form: { turn } }).then(
      () => 'got' as const,
      (error: Error) => {
        if (!error.message.includes('INSUFFICIENT_BALANCE')) throw error
        return 'short' as const
      },
    )
    took[did].push(performance.now() - start)
  })
  const seconds = (performance.now() - began) / 1000
  let barely = 0
  const bareBegan = performance.now()
  await inParallel(turns, 2 * pool, async () => {
    if (await claimBarely(sql)) barely += 1
  })
  const bareSeconds = (performance.now() - bareBegan) / 1000
  const now = await standing(sql)
  const middle = (all: number[]) => Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0)
  const figures = {
    ...{ claims, budget, servers: servers.length, width, got: took.got.length, short: took.short.length, ...now },
    ...{ aSecond: Math.round(claims / seconds), gotMs: middle(took.got), shortMs: middle(took.short) },
  }
  const floor = { got: barely, aSecond: Math.round(claims / bareSeconds) }
  const isRight = figures.got === budget && now.left === 0 && now.posted === budget && now.cases === budget && barely === budget
  console.log(`${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)} · Node ${process.version}`)
  console.log(
    JSON.stringify({ bench: 'accounts', figures, floor, ratio: Number((figures.aSecond / floor.aSecond).toFixed(3)), isRight }),
  )
  process.exitCode = isRight ? 0 : 1
} finally {
  for (const door of doors) door.close()
  await sql.end({ timeout: 5 })
  for (const server of servers) await server.stop()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}
