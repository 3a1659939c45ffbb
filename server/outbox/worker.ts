// SPDX-License-Identifier: Apache-2.0
import { Logger, makeWorkerUtils, type Runner, run, runOnce, type TaskList } from 'graphile-worker'
import type { Json } from '../kernel/index.ts'
import { BATCH, drainFacts } from './deliver.ts'
import type { OutboxCity } from './outbox.ts'
import { freeJobs, hasJobs, whatWaits } from './queries.ts'
import { learnResting, runSweep } from './sweep.ts'
import { troubleOf } from './trouble.ts'

export type Worker = { stop(): Promise<void> }

const IDLE_MILLISECONDS = 200
/** After a batch that was not full: the next facts gather for a moment instead of being fetched one by one. */
const GATHER_MILLISECONDS = 50

/** graphile-worker brings its own tables up to date; done once at start, under the migration's lock. */
export async function prepareJobs(databaseUrl: string): Promise<void> {
  const tools = await makeWorkerUtils({ connectionString: databaseUrl, logger: quiet })
  await tools.migrate()
  await tools.release()
}

/** What graphile-worker keeps of a failure is what an operator may read; the log has the rest. */
function taskList<C extends OutboxCity<C>>(city: C): TaskList {
  const tasks: TaskList = {}
  for (const job of city.outbox.jobs)
    tasks[job.name] = async (payload, { job: { attempts } }) => {
      try {
        await withinTime(job.run(city, payload as Record<string, Json>))
      } catch (error) {
        const { trouble, mark } = troubleOf(error)
        city.log.error({ err: error, mark, job: job.name, tries: attempts }, 'a job failed and is tried again')
        throw new Error(trouble)
      }
    }
  return tasks
}

/** A job that has not ended by then is given up and tried again, so that whoever holds one for a minute, with what it waited, is dead. */
const JOB_MILLISECONDS = 30_000

/** Several jobs are fetched, and told to be done, in one statement each; a job waits here for seconds at most, or is given back. */
const AHEAD = { size: 8, ttl: 5000 }

async function withinTime(work: Promise<void>): Promise<void> {
  const limit = Promise.withResolvers<never>()
  const timer = setTimeout(() => limit.reject(new Error('the job did not end within half a minute')), JOB_MILLISECONDS)
  await Promise.race([work, limit.promise]).finally(() => clearTimeout(timer))
}

/** Runs every job that is due, then stops: for tests. Answers whether there was any. */
export async function runJobsOnce<C extends OutboxCity<C>>(city: C, databaseUrl: string): Promise<boolean> {
  if (!(await hasJobs(city.sql))) return false
  await runOnce({ connectionString: databaseUrl, taskList: taskList(city), logger: quiet, concurrency: 1, noHandleSignals: true })
  return true
}

/** Delivers facts, runs jobs and sweeps until it is stopped. Any number of processes may do so on one database. */
export async function startWorker<C extends OutboxCity<C>>(city: C, databaseUrl: string): Promise<Worker> {
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
      const { waiting, since } = await whatWaits(city.sql)
      city.metrics.lag.set({ queue: 'facts' }, waiting)
      city.metrics.factAge.set(since === null ? 0 : Math.max(0, (city.clock.now().getTime() - since.getTime()) / 1000))
      await learnResting(city)
      return 0
    }),
  )
  for (const kind of city.outbox.stuckKinds)
    loops.push(
      loop(`measure ${kind.kind}`, 5000, async () => {
        city.metrics.lag.set({ queue: kind.queue }, await kind.count(city))
        return 0
      }),
    )
  for (const sweep of city.outbox.sweeps)
    loops.push(
      loop(
        sweep.name,
        sweep.everyMilliseconds,
        () => runSweep(city, sweep),
        () => (sweep.isThorough ? sweep.everyMilliseconds : 0),
      ),
    )
  let runner: Runner | undefined
  // graphile-worker gives up for good when the database goes away at the wrong moment; then it is begun again
  loops.push(
    loop('jobs', 1000, async () => {
      runner = await run({
        connectionString: databaseUrl,
        taskList: taskList(city),
        concurrency: 2,
        noHandleSignals: true,
        logger: quiet,
        pollInterval: 1000,
        preset: { worker: { localQueue: AHEAD, completeJobBatchDelay: GATHER_MILLISECONDS } },
      })
      if (stopping) await runner.stop()
      await runner.promise
      return 0
    }),
  )
  // what a killed server had begun; graphile-worker itself would wait four hours
  loops.push(loop('jobs of the dead', 10_000, () => freeJobs(city.sql)))
  return {
    async stop() {
      stopping = true
      for (const wake of wakers) wake()
      await runner?.stop().catch(() => {}) // it may have given up by itself
      await Promise.all(loops)
    },
  }
}

/** graphile-worker's own chatter is dropped; a failing job is logged by its wrapper. */
const quiet = new Logger(() => () => {})
