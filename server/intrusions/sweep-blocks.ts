// SPDX-License-Identifier: Apache-2.0
import { type Clock, dayOf, type Sql } from '../kernel/index.ts'
import { sweepBlocks } from './queries.ts'

const DAYS_KEPT = 180

/** 网络安全法 art. 21: records of the network are kept for at least six months; an address is a person's, so not for longer. */
export const intrusionSweep = {
  name: 'intrusions.sweep',
  everyMilliseconds: 3_600_000,
  run: (city: { sql: Sql; clock: Clock }): Promise<number> =>
    sweepBlocks(city.sql, dayOf(new Date(city.clock.now().getTime() - DAYS_KEPT * 86_400_000))),
}
