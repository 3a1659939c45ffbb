// SPDX-License-Identifier: Apache-2.0

import { Refusal } from '../kernel/index.ts'
import type { StuckKind } from '../outbox/index.ts'
import type { Officer } from '../people/index.ts'
import { retryParked } from './case-acts.ts'
import type { City } from './parts.ts'
import { unstaffedKind } from './staffing.ts'
import * as queries from './stuck-queries.ts'

const PAIR = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** So many parked cases go on with one press: each is an act of its own. */
const AT_ONCE = 100

export const caseStuckKinds: StuckKind<City>[] = [
  {
    kind: 'timer',
    queue: 'timers in trouble',
    idPattern: PAIR,
    list: (city, after, limit) => queries.stuckTimers(city.sql, after, limit),
    retry: (city, tx, id) => queries.retryTimers(tx, id, city.clock.now()),
    count: (city) => queries.countTimers(city.sql),
  },
  {
    kind: 'case',
    queue: 'cases parked',
    idPattern: PAIR,
    list: (city, after, limit) => queries.parkedCases(city.sql, after, limit),
    retryByActs: retryCases,
    count: (city) => queries.countParked(city.sql),
  },
  unstaffedKind,
]

async function retryCases(city: City, asked: string | null, by: Officer): Promise<number> {
  const ids = asked === null ? (await queries.parkedCases(city.sql, null, AT_ONCE)).map((row) => row.id) : [asked]
  let retried = 0
  for (const one of ids) {
    const [root = '', id = ''] = one.split('/')
    try {
      await retryParked(city, { root, id }, by, '运行值守重试')
      retried++
    } catch (error) {
      // somebody else was first, or the case has ended meanwhile: nothing is left to do for it
      if (!(error instanceof Refusal)) throw error
    }
  }
  return retried
}
