// SPDX-License-Identifier: Apache-2.0

import type { RetentionRule } from '../files/index.ts'
import { type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { Sweep } from '../outbox/index.ts'
import type { City } from './needs.ts'
import { deleteMessages, deleteNotices } from './queries.ts'

/** Notices and text messages end by age; how many went, and under which rule, is in the ledger. */
export const noticeSweep: Sweep<City> = {
  name: 'notices.sweep',
  everyMilliseconds: 3_600_000,
  isThorough: true,
  async run(city: City): Promise<number> {
    const { notice, message } = city.content.retention
    return (await end(city, notice, deleteNotices)) + (await end(city, message, deleteMessages))
  },
}

function end(city: City, rule: RetentionRule, remove: (tx: Tx, before: Date) => Promise<number>): Promise<number> {
  const now = city.clock.now()
  return transaction(city.sql, async (tx) => {
    const count = await remove(tx, new Date(now.getTime() - rule.milliseconds))
    if (count === 0) return 0
    await record(tx, now, [
      {
        act: 'retention.deleted',
        actor: { kind: 'system', id: 'retention' },
        subject: { kind: rule.id, id: rule.id },
        purpose: rule.name,
        facts: { rule: rule.id, keep: rule.keep, basis: rule.basis, count },
      },
    ])
    return count
  })
}
