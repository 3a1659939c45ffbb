// SPDX-License-Identifier: Apache-2.0
import { cpus, loadavg, totalmem } from 'node:os'
import { createClients, median, quantile } from './clients.ts'
import { makeFloor, runFloor } from './floor.ts'
import { beginCapture, endCapture, primaryKeys, versionOf } from './floor-queries.ts'
import { acts, gatherCast, noTimes, runLifecycles, type Times } from './lifecycles.ts'
import { processorSeconds, startCity } from './start-city.ts'

const argument = (name: string, otherwise: string) =>
  process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise
const rounds = Number(argument('rounds', '3'))
const many = Number(argument('size', '300'))
const width = Number(argument('width', '16'))
const pool = Number(argument('pool', '10'))
const roles = argument('roles', 'web,worker')
const profile = argument('profile', '')

const city = await startCity({ roles, pool, serverFlags: profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [] })
try {
  const clients = createClients(city.base, width)
  const cast = await gatherCast(clients)
  const { version, fsync, commit } = await versionOf(city.sql)
  await beginCapture(city.sql)
  await runLifecycles(clients, cast, 1, 1, noTimes())
  const floor = makeFloor(await endCapture(city.sql), await primaryKeys(city.sql))
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${loadavg()[0]?.toFixed(1)} · Node ${process.version} · PostgreSQL ${version}, fsync ${fsync}, synchronous_commit ${commit}`,
  )
  console.log(
    `one server process (${roles}), pool ${pool}; ${width} clients in this process; ${cast.residents.length} residents, 5 officers; ${rounds} rounds of ${many} lifecycles after a warm-up; a lifecycle writes ${floor.rows} rows in ${floor.transactions.length} transactions`,
  )
  await runLifecycles(clients, cast, many, width, noTimes())
  await runFloor(city.sql, floor, many, width)
  const times: Times[] = []
  const rates: number[] = []
  const floors: number[] = []
  const processor: number[] = []
  for (let round = 1; round <= rounds; round++) {
    const measured = noTimes()
    const before = processorSeconds(city.pid)
    const rate = many / (await runLifecycles(clients, cast, many, width, measured))
    processor.push(((processorSeconds(city.pid) - before) * 1000) / many)
    const plain = many / (await runFloor(city.sql, floor, many, width))
    times.push(measured)
    rates.push(rate)
    floors.push(plain)
    console.log(
      `round ${round}: ${rate.toFixed(1)} lifecycles/s, floor ${plain.toFixed(1)}/s, ratio ${(rate / plain).toFixed(2)}; server ${processor.at(-1)?.toFixed(2)} ms of processor a lifecycle; load ${loadavg()[0]?.toFixed(1)}`,
    )
  }
  const figures: Record<string, number> = {
    lifecyclesPerSecond: round1(median(rates)),
    serverProcessorMs: round1(median(processor)),
  }
  for (const act of acts) {
    const [p50, p95] = [0.5, 0.95].map((share) => round1(median(times.map((one) => quantile(one[act], share)))))
    console.log(`${act.padEnd(18)} p50 ${p50} ms  p95 ${p95} ms`)
    figures[`${act.replaceAll(' ', '_')}_p50_ms`] = p50 ?? 0
    figures[`${act.replaceAll(' ', '_')}_p95_ms`] = p95 ?? 0
  }
  const ratio = Math.round(median(rates.map((rate, n) => rate / (floors[n] ?? rate))) * 100) / 100
  console.log(JSON.stringify({ bench: 'cases', figures, floor: { lifecyclesPerSecond: round1(median(floors)) }, ratio }))
  clients.close()
} finally {
  await city.stop()
}

function round1(value: number): number {
  return Math.round(value * 10) / 10
}
