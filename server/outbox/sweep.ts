// SPDX-License-Identifier: Apache-2.0
import { isDatabaseAway } from '../kernel/index.ts'
import type { OutboxCity, Sweep } from './outbox.ts'
import { clearSweep, postponeSweep, restingSweep, restingSweeps } from './stuck-queries.ts'
import { troubleOf, tryAgainAt } from './trouble.ts'

/**
 * Runs a sweep once, unless it threw a moment ago. A sweep that throws rests
 * with growing distance; its row tells every server, so that all keep the
 * distance, and an operator's `retry` is heard by all. One that runs well
 * writes nothing.
 */
export async function runSweep<C extends OutboxCity<C>>(city: C, sweep: Sweep<C>): Promise<number> {
  const now = city.clock.now()
  const isResting = city.outbox.resting.has(sweep.name)
  const rest = isResting ? await restingSweep(city.sql, sweep.name) : undefined
  if (rest && rest.notBefore > now) return 0
  try {
    const did = await sweep.run(city)
    if (isResting) {
      await clearSweep(city.sql, sweep.name)
      city.outbox.resting.delete(sweep.name)
    }
    return did
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    const { trouble, mark } = troubleOf(error)
    const tries = (rest?.tries ?? 0) + 1
    city.log.error({ err: error, mark, sweep: sweep.name, tries }, 'a sweep rests and is tried again')
    await postponeSweep(city.sql, sweep.name, { since: now, tries, notBefore: tryAgainAt(now, tries), trouble })
    city.outbox.resting.add(sweep.name)
    return 0
  }
}

/** Which sweeps rest, as other servers have found out too. */
export async function learnResting<C extends OutboxCity<C>>(city: C): Promise<void> {
  for (const name of await restingSweeps(city.sql)) city.outbox.resting.add(name)
}
