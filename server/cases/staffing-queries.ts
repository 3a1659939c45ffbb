// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { Stuck } from '../outbox/index.ts'
import { type Bound, inReach } from '../people/index.ts'

/** An open task with what is told of it when nobody may do it. */
export type OpenTask = {
  root: string
  task: string
  caseId: string
  name: string
  department: string
  /** the body that keeps its case */
  caseDepartment: string
  /** what the unit is called whose task it is; null where it is a department's */
  unitName: string | null
  region: string
  positions: string[]
  number: string
  item: string
  itemName: string
  applicantId: string
  openedAt: Date
}

const columns = (tx: Tx) => tx`
  t.root, t.id as task, t.case_id as "caseId", t.name, t.department, c.department as "caseDepartment", t.properties ->> 'unitName' as "unitName", t.region, t.positions, c.number, c.item, c.item_name as "itemName",
  c.applicant_id as "applicantId", t.opened_at as "openedAt"`

export function openTask(tx: Tx, root: string, task: string): Promise<OpenTask[]> {
  return tx<OpenTask[]>`
    select ${columns(tx)}
      from cases.open_tasks t join cases.cases c on c.root = t.root and c.id = t.case_id
     where t.root = ${root} and t.id = ${task}`
}

/** The open tasks of one queue, of the region and of all below it, by key; `next`: after which the others come. */
export async function tasksOfQueue(
  tx: Tx,
  queue: { department: string; position: string; region: string },
  after: string | null,
  limit: number,
): Promise<{ tasks: OpenTask[]; next: string | null }> {
  const listed = await tx<{ root: string; task: string }[]>`
    select root, task from worklist.in_hand
     where department = ${queue.department} and position = ${queue.position} and starts_with(region, ${queue.region})
       and (${after}::uuid is null or task > ${after}::uuid)
     order by task limit ${limit}`
  const tasks = await tx<OpenTask[]>`
    select ${columns(tx)}
      from cases.open_tasks t join cases.cases c on c.root = t.root and c.id = t.case_id
     where t.root = any(${listed.map(({ root }) => root)}::uuid[]) and t.id = any(${listed.map(({ task }) => task)}::uuid[])
     order by t.id`
  return { tasks, next: listed.length < limit ? null : (listed.at(-1)?.task ?? null) }
}

/** Writes down those that were not known, and answers them: whoever comes second raises nothing. */
export function putUnstaffed(tx: Tx, tasks: OpenTask[], since: Date): Promise<{ task: string }[]> {
  const rows = JSON.stringify(
    tasks.map(({ root, task, caseId, department, caseDepartment, unitName, region }) => ({
      ...{ root, task, caseId, region },
      department: unitName === null ? department : caseDepartment,
    })),
  )
  return tx<{ task: string }[]>`
    insert into cases.unstaffed (root, task, case_id, department, region, since)
    select root, task, "caseId", department, region, ${since}::timestamptz
      from jsonb_to_recordset(${rows}::text::jsonb) as r(root uuid, task uuid, "caseId" uuid, department text, region text)
     order by root, task
    on conflict (root, task) do nothing
    returning task`
}

export type Unstaffed = OpenTask & { since: Date }

/** What is written down, with the task as it is now; one that has ended is not there any more. */
export function unstaffed(tx: Tx, limit: number): Promise<Unstaffed[]> {
  return tx<Unstaffed[]>`
    select ${columns(tx)}, u.since
      from cases.unstaffed u
      join cases.open_tasks t on t.root = u.root and t.case_id = u.case_id and t.id = u.task
      join cases.cases c on c.root = t.root and c.id = t.case_id
     order by u.since, u.task limit ${limit}`
}

/** The same within what an officer may reach, the longest waiting first, a page by key. */
export function unstaffedIn(tx: Tx, reach: Bound[], limit: number, after: [string, string] | undefined): Promise<Unstaffed[]> {
  return tx<Unstaffed[]>`
    select ${columns(tx)}, u.since
      from cases.unstaffed u
      join cases.open_tasks t on t.root = u.root and t.case_id = u.case_id and t.id = u.task
      join cases.cases c on c.root = t.root and c.id = t.case_id
     where ${inReach(tx, reach, 'u.department', 'u.region')}
       ${after ? tx`and (u.since, u.task) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : tx``}
     order by u.since, u.task limit ${limit + 1}`
}

/** Tasks that have ended, and those that somebody may do again. */
export async function dropUnstaffed(tx: Tx, staffed: { root: string; task: string }[]): Promise<number> {
  const ended = await tx<{ root: string; task: string }[]>`
    select u.root, u.task from cases.unstaffed u
     where not exists (select 1 from cases.open_tasks t where t.root = u.root and t.case_id = u.case_id and t.id = u.task)`
  const over = [...staffed, ...ended]
  const gone = await tx`
    delete from cases.unstaffed
     where root = any(${over.map(({ root }) => root)}::uuid[]) and task = any(${over.map(({ task }) => task)}::uuid[])`
  return gone.count
}

export async function isUnstaffed(tx: Tx, root: string, task: string): Promise<boolean> {
  return (await tx`select 1 from cases.unstaffed where root = ${root} and task = ${task}`).length > 0
}

/** For those who run the platform: which task of which body, and since when. */
export function stuckUnstaffed(tx: Tx, after: string | null, limit: number): Promise<Stuck[]> {
  return tx<Stuck[]>`
    select u.root || '/' || u.task as id, c.item_name || ' · ' || t.name as name, u.root, u.since, 1 as tries, null::timestamptz as "nextTry",
           'NOBODY_MAY_DO' as trouble
      from cases.unstaffed u
      join cases.open_tasks t on t.root = u.root and t.case_id = u.case_id and t.id = u.task
      join cases.cases c on c.root = t.root and c.id = t.case_id
     where ${after}::text is null or u.task > split_part(${after}, '/', 2)::uuid
     order by u.task limit ${limit}`
}
