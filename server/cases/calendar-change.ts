// SPDX-License-Identifier: Apache-2.0

import { canonicalJson, sha256 } from '../kernel/crypto/index.ts'
import { localIso } from '../kernel/index.ts'
import { actOn } from './act.ts'
import { openWithClocks, presentCalendar, putCalendar } from './calendar-queries.ts'
import { theSystem } from './case.ts'
import { dueInstant, settleClocks } from './clocks.ts'
import type { City, Working } from './parts.ts'
import { settleLimits } from './settle-limits.ts'
import { clearTimers, note, setTimer, tellOf, touchTasks } from './working.ts'

const BATCH = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * A calendar was edited (the State Council's notice for next year came out):
 * every open case is counted anew from its clocks — a clock is a budget and a
 * ledger of suspensions, not a target instant — and those that moved say so in
 * their history and to supervision. Answers how many moved. Done once for each
 * calendar; a first start only notes which one it is.
 */
export async function recountWithCalendar(city: City): Promise<number> {
  const hash = sha256(canonicalJson(city.content.calendar as never))
  const present = await presentCalendar(city.sql)
  if (present === hash) return 0
  let moved = 0
  if (present !== undefined) {
    for (let after = FIRST; ; ) {
      const page = await openWithClocks(city.sql, after, BATCH)
      for (const at of page) if (await recount(city, at)) moved++
      const last = page.at(-1)
      if (!last || page.length < BATCH) break
      after = last.id
    }
  }
  await putCalendar(city.sql, hash, city.clock.now(), moved)
  return moved
}

async function recount(city: City, at: { root: string; id: string }): Promise<boolean> {
  let hasMoved = false
  await actOn(city, at, { name: 'recount', actor: theSystem, isAlone: true }, (act, work) => {
    hasMoved = false
    const before = work.case.dueAt
    const fresh = { ...work.case }
    settleClocks(fresh, city.content.calendar)
    const tasks = settleLimits(city, work)
    recountTelling(city, work)
    if (fresh.dueAt?.getTime() === before?.getTime() && tasks === 0) return
    hasMoved = true
    touchTasks(work)
    const days = { from: before ? localIso(before) : null, to: fresh.dueAt ? localIso(fresh.dueAt) : null, tasks }
    note(work, 'dueMoved', days)
    tellOf(act, work, 'caseDueMoved', days)
  })
  return hasMoved
}

/** The term of telling follows the same calendar. */
function recountTelling(city: City, work: Working): void {
  const { calendar } = city.content
  const { tell } = work.case.clocks
  const waiting = work.timers.find((timer) => timer.kind === 'tell')
  const telling = tell && waiting ? dueInstant(calendar, tell) : null
  if (telling && waiting && telling.getTime() !== new Date(waiting.dueAt).getTime()) {
    clearTimers(work, 'tell')
    setTimer(work, 'tell', telling.toISOString())
  }
}
