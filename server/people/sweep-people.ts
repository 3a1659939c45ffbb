// SPDX-License-Identifier: Apache-2.0
import { dayOf } from '../kernel/index.ts'
import { sweepCodes } from './code-queries.ts'
import type { PeopleCity } from './needs.ts'
import { sweepRecords } from './oidc/record-queries.ts'
import { sweepSessions } from './session-queries.ts'
import { sweepTerminalCodes } from './terminal-queries.ts'
import { sweepFailures } from './tries-queries.ts'

/** Longer than any lock and any window in which tries are counted. */
const FAILURES_KEPT = 25 * 3_600_000
/** A code that is over is kept as long as somebody may ask why it was sent. */
const CODES_KEPT = 24 * 3_600_000

/** Takes away what has ended by itself: sessions, codes and tokens, counted tries. Says how many rows went. */
export const peopleSweep = {
  name: 'people.sweep',
  everyMilliseconds: 60_000,
  async run(city: PeopleCity): Promise<number> {
    const at = city.clock.now()
    const swept = [
      await sweepSessions(city.sql, at, new Date(at.getTime() - city.config.sessionMinutes * 60_000)),
      await sweepRecords(city.sql, at),
      await sweepTerminalCodes(city.sql, at),
      await sweepCodes(city.sql, new Date(at.getTime() - CODES_KEPT)),
      await sweepFailures(city.sql, new Date(at.getTime() - FAILURES_KEPT), at),
    ].reduce((sum, count) => sum + count, 0)
    if (swept > 0) city.log.debug({ swept, day: dayOf(at) }, 'ended sessions and tries were removed')
    return swept
  },
}
