// SPDX-License-Identifier: Apache-2.0
import type { FastifyRequest } from 'fastify'
import type { Clock, Sql, Tx } from '../kernel/index.ts'
import * as queries from './stuck-queries.ts'

export type { Stuck } from './stuck-queries.ts'

/**
 * One sort of thing that can stand still, as the room that owns it shows it to
 * an operator. What is listed is ordered by its id; `after` is the last id of
 * the page before. `retry` makes one (or all, `null`) due now and answers how many.
 */
export type StuckKind<C> = {
  kind: string
  /** what /metrics calls it */
  queue: string
  /** the form that its ids have */
  idPattern: RegExp
  list(city: C, after: string | null, limit: number): Promise<queries.Stuck[]>
  count(city: C): Promise<number>
} & (
  | { retry(city: C, tx: Tx, id: string | null): Promise<number> }
  /** by acts of its own, each in its own transaction: never inside another */
  | { retryByActs(city: C, id: string | null, by: FastifyRequest['officer']): Promise<number> }
)

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

export const outboxStuckKinds: StuckKind<{ sql: Sql; clock: Clock }>[] = [
  {
    kind: 'fact',
    queue: 'facts in trouble',
    idPattern: new RegExp(`^${UUID}/${UUID}/[a-z.-]{1,80}$`),
    list: (city, after, limit) => queries.stuckFacts(city.sql, after, limit),
    retry: (city, tx, id) => queries.retryFacts(tx, id, city.clock.now()),
    count: (city) => queries.countFacts(city.sql),
  },
  {
    kind: 'job',
    queue: 'jobs in trouble',
    idPattern: /^\d{1,18}$/,
    list: (city, after, limit) => queries.stuckJobs(city.sql, after, limit),
    retry: (_city, tx, id) => queries.retryJobs(tx, id),
    count: (city) => queries.countJobs(city.sql),
  },
  {
    kind: 'sweep',
    queue: 'sweeps in trouble',
    idPattern: /^[a-z.-]{1,80}$/,
    list: (city, after, limit) => queries.stuckSweeps(city.sql, after, limit),
    retry: (city, tx, id) => queries.retrySweeps(tx, id, city.clock.now()),
    count: async (city) => (await queries.restingSweeps(city.sql)).length,
  },
]
