// SPDX-License-Identifier: Apache-2.0
// Writers who take numbers of one series without gaps, in transactions that fail now and then, beside the writer of another series.
import { cpus, loadavg } from 'node:os'
import { takeSerials } from '../server/cases/queries.ts'
import { transaction } from '../server/kernel/index.ts'
import { startCity } from './start-city.ts'

const argument = (name: string, otherwise: string) =>
  Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const [writers, each, seed] = [argument('writers', '64'), argument('each', '10000'), argument('seed', '1')]

class Failed extends Error {}

/** One transaction in five fails, at random instants but the same ones at every run of a seed. */
function dice(of: number): () => number {
  let state = of
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % 5
  }
}

const city = await startCity({ roles: 'web', pool: writers + 2 })
try {
  await city.sql.unsafe('create schema bench; create table bench.taken (series text, number bigint)')
  let rolledBack = 0
  const write = async (series: string, roll: () => number) => {
    for (let done = 0; done < each; ) {
      try {
        await transaction(city.sql, async (tx) => {
          const number = (await takeSerials(tx, series, 1)) - 1
          await tx`insert into bench.taken values (${series}, ${number})`
          if (roll() === 0) throw new Failed()
        })
        done += 1
      } catch (error) {
        if (!(error instanceof Failed)) throw error
        rolledBack += 1
      }
    }
  }
  const began = performance.now()
  await Promise.all([...Array.from({ length: writers }, (_, n) => write('bench', dice(seed + n))), write('bench-other', () => 1)])
  const seconds = (performance.now() - began) / 1000
  const found = await city.sql<{ series: string; many: number; different: number; first: number; last: number }[]>`
    select series, count(*)::int as many, count(distinct number)::int as different, min(number)::int as first, max(number)::int as last
      from bench.taken group by 1 order by 1`
  const isWhole = found.every(
    ({ series, many, different, first, last }) =>
      many === (series === 'bench' ? writers * each : each) && different === many && first === 1 && last === many,
  )
  const figures = {
    ...{ writers, each, taken: writers * each + each, rolledBack },
    ...{ seconds: Math.round(seconds), aSecond: Math.round((writers * each) / seconds), isWhole: found.length === 2 && isWhole },
  }
  console.log(`${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)} · Node ${process.version}`)
  console.table(found)
  console.log(JSON.stringify({ bench: 'numbers', figures }))
  process.exitCode = figures.isWhole ? 0 : 1
} finally {
  await city.stop()
}
