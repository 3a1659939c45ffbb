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
    select p."caseId" as id,
           (select h.at from cases.happened h
             where h.root = p.root and h.case_id = p."caseId" and h.actor <> ${officer}
             order by h.id desc limit 1) as at,
           coalesce((select h.act = 'urged' from cases.happened h
                      where h.root = p.root and h.case_id = p."caseId" and h.act in ('urged', 'urgingAnswered')
                      order by h.id desc limit 1), false)
           or coalesce((select h.act = 'urgedByRule' from cases.happened h
                         where h.root = p.root and h.case_id = p."caseId" and h.act in ('urgedByRule', 'taskDone')
                         order by h.id desc limit 1), false) as "isUrged"
      from jsonb_to_recordset(${JSON.stringify(places.map(({ root, caseId }) => ({ root, caseId })))}::text::jsonb) as p(root uuid, "caseId" uuid)`
  return new Map(rows.map((row) => [row.id, row]))
}
