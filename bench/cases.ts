// SPDX-License-Identifier: Apache-2.0
import { cpus, loadavg, totalmem } from 'node:os'
import { createClients, median, quantile } from './clients.ts'
import { makeFloor, runFloor } from './floor.ts'
import { beginCapture, endCapture, primaryKeys, progressOf, versionOf } from './floor-queries.ts'
import { acts, gatherCast, noTimes, runLifecycles, type Times } from './lifecycles.ts'
import { type BenchCity, familySeconds, processorSeconds, startCity } from './start-city.ts'

const argument = (name: string, otherwise: string) =>
  process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise
const rounds = Number(argument('rounds', '3'))
const many = Number(argument('size', '300'))
const width = Number(argument('width', '16'))
const pool = Number(argument('pool', '10'))
const roles = argument('roles', 'web,worker')
const profile = argument('profile', '')

const against = argument('against', '')

const ours = await startCity({ roles, pool, serverFlags: profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [] })
const other = against ? await startCity({ roles, pool, root: against }) : undefined
try {
  const { version, fsync, commit } = await versionOf(ours.sql)
  const measured = await subjectOf('this', ours)
  const compared = other && (await subjectOf(against, other))
  await beginCapture(ours.sql)
  await runLifecycles(measured.clients, measured.cast, 1, 1, noTimes())
  const floor = makeFloor(await endCapture(ours.sql), await primaryKeys(ours.sql))
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${loadavg()[0]?.toFixed(1)} · Node ${process.version} · PostgreSQL ${version}, fsync ${fsync}, synchronous_commit ${commit}`,
  )
  console.log(
    `one server process (${roles}), pool ${pool}; ${width} clients in this process; ${measured.cast.residents.length} residents, 5 officers; ${rounds} rounds of ${many} lifecycles after a warm-up; a lifecycle writes ${floor.rows} rows in ${floor.transactions.length} transactions: ${floor.told}`,
  )
  const floors: number[] = []
  for (let round = 0; round <= rounds; round++) {
    // the first one warms up
    if (round === 1) for (const one of [measured, compared]) one?.forget()
    await measured.run()
    await compared?.run()
    const plain = many / (await runFloor(ours.sql, floor, many, width))
    if (round > 0) floors.push(plain)
    const words = [measured, ...(compared ? [compared] : [])].map((one) => one.told())
    console.log(`round ${round}: ${words.join('; ')}; floor ${plain.toFixed(1)}/s; load ${loadavg()[0]?.toFixed(1)}`)
  }
  const figures = measured.figures()
  for (const act of acts) {
    const [p50, p95] = [0.5, 0.95].map((share) => round1(median(measured.times.map((one) => quantile(one[act], share)))))
    console.log(`${act.padEnd(18)} p50 ${p50} ms  p95 ${p95} ms`)
    figures[`${act.replaceAll(' ', '_')}_p50_ms`] = p50 ?? 0
    figures[`${act.replaceAll(' ', '_')}_p95_ms`] = p95 ?? 0
  }
  const ratioTo = (rates: number[]) => Math.round(median(measured.rates.map((rate, n) => rate / (rates[n] ?? rate))) * 100) / 100
  console.log(
    JSON.stringify({
      bench: 'cases',
      figures,
      floor: { lifecyclesPerSecond: round1(median(floors)) },
      ratio: ratioTo(floors),
      ...(compared ? { against: { ...compared.figures(), ratio: ratioTo(compared.rates) } } : {}),
    }),
  )
  for (const one of [measured, compared]) one?.clients.close()
} finally {
  await ours.stop()
  await other?.stop()
}

/** One city that is measured: its clients, and what each round came to. */
async function subjectOf(name: string, city: BenchCity) {
  const clients = createClients(city.base, width)
  const cast = await gatherCast(clients)
  const times: Times[] = []
  const [rates, server, whole]: [number[], number[], number[]] = [[], [], []]
  const [database, wal, transactions]: [number[], number[], number[]] = [[], [], []]
  const lists = [rates, server, whole, database, wal, transactions, times]
  const last = (list: number[]) => (list.at(-1) ?? 0).toFixed(1)
  return {
    clients,
    cast,
    rates,
    times,
    async run() {
      const before = {
        server: processorSeconds(city.pid),
        database: familySeconds(city.databasePid),
        ...(await progressOf(city.sql)),
      }
      const round = noTimes()
      rates.push(many / (await runLifecycles(clients, cast, many, width, round)))
      times.push(round)
      server.push(((processorSeconds(city.pid) - before.server) * 1000) / many)
      database.push(((familySeconds(city.databasePid) - before.database) * 1000) / many)
      const after = await progressOf(city.sql)
      wal.push((after.wal - before.wal) / 1024 / many)
      transactions.push((after.transactions - before.transactions) / many)
      await workerRested(city.pid)
      whole.push(((processorSeconds(city.pid) - before.server) * 1000) / many)
    },
    forget() {
      for (const list of lists) list.length = 0
    },
    told: () =>
      `${name}: ${last(rates)} lifecycles/s, server ${last(server)} ms (${last(whole)} with all that workers do afterwards), database ${last(database)} ms of processor, ${last(wal)} KiB of log, ${last(transactions)} transactions a lifecycle (reads too)`,
    figures: (): Record<string, number> => ({
      lifecyclesPerSecond: round1(median(rates)),
      serverProcessorMs: round1(median(server)),
      serverWholeProcessorMs: round1(median(whole)),
      databaseProcessorMs: round1(median(database)),
      logKiB: round1(median(wal)),
      transactions: round1(median(transactions)),
    }),
  }
}

/** Back when the server has next to nothing to do: its worker is behind when the clients are done, and a round's papers are part of its cost. */
async function workerRested(pid: number): Promise<void> {
  for (let before = -1, now = processorSeconds(pid); now - before > 0.03; ) {
    await new Promise((done) => setTimeout(done, 500))
    before = now
    now = processorSeconds(pid)
  }
}

function round1(value: number): number {
  return Math.round(value * 10) / 10
}
