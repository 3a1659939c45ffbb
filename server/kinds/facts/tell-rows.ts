// SPDX-License-Identifier: Apache-2.0
import { type Act, contextOf, note, type Working } from '../../cases/index.ts'
import { evaluate } from '../../items/index.ts'
import type { Json } from '../../kernel/index.ts'
import { followFact, registersFollowing } from '../../registers/index.ts'
import { aboutOf } from '../origin.ts'

/**
 * A case has entered a state: fields of registers that follow it (`from` in the register's file) are written in the same act. Which row is
 * said by `key`, or is the one that the case is about; since when it is so by `at`, or is now. A row that is not there is noted.
 */
export async function tellRows(act: Act, work: Working): Promise<void> {
  for (const { register, fields } of registersFollowing(act.city, work.case.kind, work.case.state)) {
    const context = { ...work.case.process.v, ...contextOf(act, work) }
    const about = aboutOf(work)
    for (const lot of fields) {
      const said = lot.key === undefined ? (about?.register === register.id ? about.key : '') : evaluate(lot.key, context)
      const key = typeof said === 'string' || typeof said === 'number' ? String(said).trim() : ''
      if (key === '' || (lot.when !== undefined && evaluate(lot.when, context) !== true)) continue
      const at = lot.at === undefined ? act.now : dayBegun(evaluate(lot.at, context), act.now)
      const value = (evaluate(lot.value, context) ?? null) as Json
      const { root, id, number } = work.case
      const fact = { key, fields: { [lot.name]: value }, at, case: { root, id, number } }
      const written = await followFact(act.city, await act.begin(), register, fact, { by: act.actor, now: act.now })
      if (!written) note(work, 'rowNotThere', { register: register.name, key })
    }
  }
}

/** The beginning of a day that an answer names; never later than now. */
function dayBegun(value: unknown, now: Date): Date {
  const day = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00+08:00`) : now
  return day > now ? now : day
}
