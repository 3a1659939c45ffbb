// SPDX-License-Identifier: Apache-2.0
import { Refusal, type Tx } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { PeopleCity } from './needs.ts'
import * as queries from './tries-queries.ts'

/** Who asks for a code: a browser that is known for the number, one that nobody knows, or somebody who registers a number. */
export type Asker = 'known' | 'stranger' | 'register'

/**
 * How far each may use up what the city sends in an hour. Known browsers go first: the last fifth is theirs alone. Whoever registers may have
 * any number, so that this is the easiest to abuse and stops first.
 */
const SHARE: Record<Asker, number> = { known: 1, stranger: 0.8, register: 0.5 }
const HOUR = 3_600_000
const ALARM = 'SMS_BUDGET_USED'

type Budget = Pick<PeopleCity, 'config' | 'clock' | 'metrics' | 'log'>
const keyAt = (at: Date) => `sms of the city ${Math.floor(at.getTime() / HOUR)}`
const mostFor = ({ config }: Budget, asker: Asker) => Math.max(1, Math.floor(config.smsCodesPerHour * SHARE[asker]))

/** Before a code is made: whether one could still be sent. Throws SMS_BUDGET_USED with how long it lasts (`minutes`). */
export async function demandBudget(city: PeopleCity, asker: Asker): Promise<void> {
  const at = city.clock.now()
  const sent = await queries.countUnder(city.sql, keyAt(at))
  if (sent >= mostFor(city, asker)) throw new Refusal(ALARM, { minutes: Math.ceil((HOUR - (at.getTime() % HOUR)) / 60_000) })
}

/**
 * Counts one code that is sent, in the database, so that many servers together send no more than the budget. Answers whether it may be
 * sent. Whoever takes the last one of strangers raises the alarm, on record.
 */
export async function takeFromBudget(city: Budget, tx: Tx, asker: Asker): Promise<boolean> {
  const at = city.clock.now()
  const sent = await queries.countUpTo(tx, keyAt(at), at, mostFor(city, asker))
  const strangers = mostFor(city, 'stranger')
  city.metrics.alarms.set({ code: ALARM }, sent === undefined || sent >= strangers ? 1 : 0)
  if (sent === undefined || sent === strangers)
    city.log.error(
      { code: ALARM, asker, perHour: city.config.smsCodesPerHour },
      'the budget of codes by SMS is used up for this hour',
    )
  if (sent === strangers)
    await record(tx, at, [
      {
        act: 'sms.budgetUsed',
        actor: { kind: 'system', id: 'sms' },
        subject: { kind: 'hour', id: at.toISOString().slice(0, 13) },
        facts: { sent, perHour: city.config.smsCodesPerHour },
      },
    ])
  return sent !== undefined
}
