// SPDX-License-Identifier: Apache-2.0

import { dayOf, Refusal } from '../kernel/index.ts'
import type { Officer } from '../people/index.ts'
import type { City } from './needs.ts'
import { kindInForce } from './open.ts'
import { reachOfKind, seesKind } from './part.ts'
import { monthsOfKind } from './queries.ts'

const SHOWN = 12

/** A year of a kind, month by month, as far as the officer's posts reach; a month in which nothing happened counts zero. Throws KIND_UNKNOWN. */
export async function monthsFor(city: City, officer: Officer, id: string) {
  const kind = kindInForce(city, id)
  if (!seesKind(kind, officer)) throw new Refusal('KIND_UNKNOWN', { kind: id })
  const months = lastMonths(dayOf(city.clock.now()))
  const since = new Date(`${months[0]}-01T00:00:00+08:00`)
  const counted = new Map((await monthsOfKind(city.sql, id, reachOfKind(kind, officer), since)).map((one) => [one.month, one]))
  return { rows: months.map((month) => counted.get(month) ?? { month, opened: 0, ended: 0, late: 0 }) }
}

/** The last twelve months as YYYY-MM, the oldest first. */
function lastMonths(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: SHOWN }, (_, at) => {
    const count = year * 12 + month - 1 - (SHOWN - 1 - at)
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
  })
}
