// SPDX-License-Identifier: Apache-2.0
import { Logger, makeWorkerUtils, run, runOnce, type TaskList } from 'graphile-worker'
import type { City } from '../city.ts'
import { type Json, type Tx, transaction } from '../kernel/index.ts'
import type { StoredFact } from './index.ts'
import { countWaiting, hasJobs, postponeFact, removeFacts, takeFacts } from './queries.ts'

export type Worker = { stop(): Promise<void> }

const BATCH = 200
const IDLE_MILLISECONDS = 200
/** After a batch that was not full: the next facts gather for a moment instead of being fetched one by one. */
const GATHER_MILLISECONDS = 50

/** graphile-worker brings its own tables up to date; done once at start, under the migration's lock. */
export async function prepareJobs(databaseUrl: string): Promise<void> {
  const tools = await makeWorkerUtils({ connectionString: databaseUrl, logger: quiet })
  await tools.migrate()
  await tools.release()
}

/**
 * Delivers one batch of facts. The whole batch is one transaction; when a
 * subscriber throws, the batch is rolled back and its facts are delivered one
 * by one, so that the one that cannot be received is put off (1 s, 2 s, 4 s …
 * at most an hour, never dropped) and holds up nobody else.
 */
export async function drainFacts(city: City): Promise<number> {
  try {
    return await transaction(city.sql, async (tx) => {
      const facts = await takeFacts(tx, BATCH, city.clock.now())
      for (const fact of facts) await deliver(city, tx, fact)
      if (facts.length > 0) await removeFacts(tx, facts)
      return facts.length
    })
  } catch (error) {
    city.log.warn({ err: error }, 'a batch of facts is delivered one by one')
    return await drainSingly(city)
  }
}

async function drainSingly(city: City): Promise<number> {
  for (let done = 0; done < BATCH; done++) {
    let current: StoredFact | undefined
    try {
      const found = await transaction(city.sql, async (tx) => {
        ;[current] = await takeFacts(tx, 1, city.clock.now())
        if (current === undefined) return false
        await deliver(city, tx, current)
        await removeFacts(tx, [current])
        return true
      })
      if (!found) return done
    } catch (error) {
      if (current === undefined) throw error
      const wait = Math.min(2 ** current.tries, 3600) * 1000
      city.log.error(
        { err: error, fact: current.kind, root: current.root, tries: current.tries + 1 },
        'a fact could not be received',
      )
      await postponeFact(city.sql, current, new Date(city.clock.now().getTime() + wait), String(error).slice(0, 500))
    }
  }
  return BATCH
}

async function deliver(city: City, tx: Tx, fact: StoredFact): Promise<void> {
  for (const subscriber of city.outbox.subscribers.get(fact.kind) ?? []) await subscriber.receive(city, tx, fact)
}

function taskList(city: City): TaskList {
  const tasks: TaskList = {}
  for (const job of city.outbox.jobs) tasks[job.name] = (payload) => job.run(city, payload as Record<string, Json>)
  return tasks
}

/** Runs every job that is due, then stops: for tests. Answers whether there was any. */
export async function runJobsOnce(city: City, databaseUrl: string): Promise<boolean> {
  if (!(await hasJobs(city.sql))) return false
  await runOnce({ connectionString: databaseUrl, taskList: taskList(city), logger: quiet, concurrency: 1, noHandleSignals: true })
  return true
}

/** Delivers facts, runs jobs and sweeps until it is stopped. Any number of processes may do so on one database. */
export async function startWorker(city: City, databaseUrl: string): Promise<Worker> {
  let stopping = false
  const loops: Promise<void>[] = []
  const wakers = new Set<() => void>()
  const rest = (milliseconds: number) =>
    new Promise<void>((wake) => {
      const done = () => {
        clearTimeout(timer)
        wakers.delete(done)
        wake()
      }
      const timer = setTimeout(done, milliseconds)
      wakers.add(done)
    })
  const loop = async (name: string, pause: number, work: () => Promise<number>, after: (did: number) => number = () => 0) => {
    while (!stopping) {
      let did = 0
      try {
        did = await work()
      } catch (error) {
        city.log.warn({ err: error, loop: name }, 'a worker loop rests and tries again')
        await rest(1000)
      }
      const gathering = did === 0 ? pause : after(did)
      if (gathering > 0 && !stopping) await rest(gathering)
    }
  }
  loops.push(
    loop(
      'facts',
      IDLE_MILLISECONDS,
      () => drainFacts(city),
      (did) => (did < BATCH ? GATHER_MILLISECONDS : 0),
    ),
  )
  loops.push(
    loop('measure', 5000, async () => {
      const { waiting, troubled } = await countWaiting(city.sql)
      city.metrics.lag.set({ queue: 'facts' }, waiting)
      city.metrics.lag.set({ queue: 'facts in trouble' }, troubled)
      return 0
    }),
  )
  for (const sweep of city.outbox.sweeps)
    loops.push(
      loop(
        sweep.name,
        sweep.everyMilliseconds,
        () => sweep.run(city),
        () => (sweep.isThorough ? sweep.everyMilliseconds : 0),
      ),
    )
  const runner = await run({
    connectionString: databaseUrl,
    taskList: taskList(city),
    concurrency: 2,
    noHandleSignals: true,
    logger: quiet,
    pollInterval: 1000,
  })
  return {
    async stop() {
      stopping = true
      for (const wake of wakers) wake()
      await Promise.all([runner.stop(), ...loops])
    },
  }
}

/** graphile-worker's own chatter is dropped; a failing job is logged by its wrapper. */
const quiet = new Logger(() => () => {})
