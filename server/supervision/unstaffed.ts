// SPDX-License-Identifier: Apache-2.0
import { unstaffedIn } from '../cases/index.ts'
import { anId, anInstant, localIso, pagedList } from '../kernel/index.ts'
import { type Officer, reachOf } from '../people/index.ts'
import { roleName, roleOfQueue } from '../units/index.ts'
import type { City } from './needs.ts'
import { nameOf } from './period.ts'

const UNSTAFFED = pagedList<[string, string]>('unstaffed', anInstant, anId)

/** Open tasks of the caller's region that nobody may do, the longest waiting first: whom to appoint, for which post, where. */
export async function unstaffedList(city: City, officer: Officer, asked: { limit?: number; after?: string }) {
  const limit = asked.limit ?? 30
  const reach = reachOf(officer, 'district', 'supervision.read')
  const rows = await unstaffedIn(city.sql, reach, limit, UNSTAFFED.read(city.config, asked.after))
  const shown = UNSTAFFED.page(city.config, rows, limit, (row) => [row.since.toISOString(), row.task])
  return {
    rows: shown.rows.map((row) => ({
      root: row.root,
      caseId: row.caseId,
      number: row.number,
      itemName: row.itemName,
      task: row.name,
      department: row.unitName ?? nameOf(city, row.department),
      region: city.content.regions.get(row.region)?.name ?? row.region,
      positions: row.positions.map((id) =>
        row.unitName === null ? (city.content.positions.get(id)?.name ?? id) : roleName(city, roleOfQueue(id)),
      ),
      since: localIso(row.since),
    })),
    next: shown.next,
  }
}
