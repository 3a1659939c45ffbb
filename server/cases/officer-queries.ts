// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'

/** What an officer finished, as far as her posts still reach, the newest first. */
export function doneBy(
  tx: Tx,
  officer: string,
  reach: Bound[],
  limit: number,
  after: [string, string] | undefined,
): Promise<
  {
    root: string
    caseId: string
    task: string
    name: string
    stage: string
    outcome: string | null
    endedAt: Date
    department: string
    region: string
  }[]
> {
  return tx`
    select root, case_id as "caseId", id as task, name, stage, outcome, ended_at as "endedAt", department, region
      from cases.tasks
     where ended_by = ${officer} and state = 'done' and ${inReach(tx, reach, 'department', 'region')}
       ${after ? tx`and (ended_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : tx``}
     order by ended_at desc, id desc
     limit ${limit + 1}`
}

export type News = { id: string; at: Date | null; isUrged: boolean }

/** By the case's id: when somebody else, or the platform, last did something in it, and whether a leader waits for an answer or a rule has urged what is not done yet. */
export async function newsOf(tx: Tx, officer: string, places: { root: string; caseId: string }[]): Promise<Map<string, News>> {
  const rows = await tx<News[]>`
    select h.case_id as id,
           (array_agg(h.at order by h.id desc) filter (where h.actor <> ${officer}))[1] as at,
           coalesce((array_agg(h.act order by h.id desc) filter (where h.act in ('urged', 'urgingAnswered')))[1] = 'urged', false)
           or coalesce((array_agg(h.act order by h.id desc) filter (where h.act in ('urgedByRule', 'taskDone')))[1] = 'urgedByRule', false)
             as "isUrged"
      from cases.happened h
     where h.root = any(${places.map(({ root }) => root)}::uuid[]) and h.case_id = any(${places.map(({ caseId }) => caseId)}::uuid[])
     group by h.root, h.case_id`
  return new Map(rows.map((row) => [row.id, row]))
}
