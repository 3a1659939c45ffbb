// SPDX-License-Identifier: Apache-2.0
import {
  type Blocked,
  type Clock,
  type Config,
  dayOf,
  isDatabaseAway,
  type Log,
  newId,
  type Sql,
  transaction,
} from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import * as queries from './queries.ts'

export type IntrusionsCity = { sql: Sql; clock: Clock; log: Log; config: Config }

export type Watch = {
  /** remembers what was stopped, until the next writing */
  note(blocked: Blocked): void
  /** writes what is remembered; what cannot be written is kept for the next time */
  write(): Promise<void>
}

/** More different ones than this between two writings are told apart by what was tried, not by who. */
const MOST = 500
const OTHERS = 'others'

const watches = new WeakMap<Sql, Watch>()

/** What the server process has stopped and not written yet: one watch a running city. */
export function watchOf(city: IntrusionsCity): Watch {
  const known = watches.get(city.sql)
  if (known) return known
  const watch = createWatch(city)
  watches.set(city.sql, watch)
  return watch
}

function createWatch(city: IntrusionsCity): Watch {
  let pending = new Map<string, queries.Block>()
  let writing: Promise<void> = Promise.resolve()
  const add = (row: queries.Block): void => {
    const keyed = (address: string) => [row.day, address, row.rule, row.place, row.route].join('\n')
    const address = pending.size < MOST || pending.has(keyed(row.address)) ? row.address : OTHERS
    const known = pending.get(keyed(address))
    if (known === undefined) pending.set(keyed(address), { ...row, address })
    else {
      known.count += row.count
      known.lastAt = row.lastAt
      known.account ??= row.account
    }
  }
  const write = async (): Promise<void> => {
    if (pending.size === 0) return
    const rows = [...pending.values()]
    pending = new Map()
    try {
      await transaction(city.sql, async (tx) => {
        const fresh = await queries.addBlocks(tx, rows)
        await record(tx, city.clock.now(), rows.filter((row) => fresh.has(row.id)).map(entryOf))
      })
    } catch (error) {
      for (const row of rows) add(row)
      if (!isDatabaseAway(error))
        city.log.error({ err: error, rows: rows.length }, 'what was stopped at the door could not be written')
    }
  }
  return {
    note({ rule, place, route, address, account = null }) {
      const at = city.clock.now()
      add({ id: newId(), day: dayOf(at), address, rule, place, route, account, count: 1, firstAt: at, lastAt: at })
    },
    write() {
      writing = writing.then(write)
      return writing
    },
  }
}

function entryOf({ id, rule, place, route }: queries.Block) {
  return {
    act: 'intrusion.blocked',
    actor: { kind: 'system' as const, id: 'door' },
    subject: { kind: 'intrusion', id },
    facts: { rule, place, route },
  }
}
