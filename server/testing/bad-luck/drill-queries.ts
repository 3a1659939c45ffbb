// SPDX-License-Identifier: Apache-2.0
import type { Sql } from '../../kernel/index.ts'
import type { Acknowledged } from './drill.ts'

/** Rows that workers have still to deal with; a job that a killed server had begun is given back after a minute. */
export async function waitingRows(sql: Sql, withJobs: boolean): Promise<number> {
  const [row] = await sql<{ count: number; jobs: number }[]>`
    select ((select count(*) from outbox.facts) + (select count(*) from outbox.unheard) + (select count(*) from ledger.inbox)
            + (select count(*) from cases.wakes where due_at <= now()))::int as count,
           ((select count(*) from graphile_worker._private_jobs)
            + (select count(*) from notices.messages where state = 'waiting'))::int as jobs`
  return (row?.count ?? 0) + (withJobs ? (row?.jobs ?? 0) : 0)
}

/** The promise of these cases runs out now. */
export async function letRunOut(sql: Sql, roots: string[]): Promise<void> {
  await sql`
    with late as (
      update cases.cases set timers = (
        select jsonb_agg(case when t ->> 'kind' = 'due' then t || jsonb_build_object('dueAt', now()) else t end) from jsonb_array_elements(timers) as t)
       where root = any(${roots}::uuid[]) and timers @> '[{"kind": "due"}]' returning root, id)
    update cases.wakes w set due_at = now() from late where w.root = late.root and w.case_id = late.id`
}

/** What must be nothing after any number of crashes, by name. */
export async function countFaults(sql: Sql, told: Acknowledged, ranOut: string[]): Promise<Record<string, number>> {
  const drafts = [...told.drafts]
  const [roots, numbers] = [[...told.submitted.keys()], [...told.submitted.values()]]
  const tasks = [...told.completed.keys()]
  const granted = [...told.completed.values()].filter(({ outcome }) => outcome === 'grant').map(({ root }) => root)
  const [row] = await sql<Record<string, number>[]>`
    with mine as (select * from cases.cases where item = 'bench-permit'),
         done as (select detail ->> 'task' as task, root from cases.happened where act = 'taskDone' and root in (select root from mine)),
         history as (select root, count(*) filter (where act = 'submitted') as submitted, count(*) filter (where act = 'taskDone') as done
                       from cases.happened where root in (select root from mine) group by root),
         entries as (select root, count(*) filter (where act = 'case.submitted') as submitted, count(*) filter (where act = 'task.done') as done
                       from ledger.entries where root in (select root from mine) group by root)
    select (select count(*) from unnest(${drafts}::uuid[]) as d where not exists (select from applications.drafts where id = d))::int as "drafts lost",
           (select count(*) from unnest(${roots}::uuid[], ${numbers}::text[]) as s (root, number)
             where not exists (select from mine where mine.root = s.root and mine.number = s.number))::int as "submissions lost",
           (select count(*) from (select number from cases.cases group by number having count(*) > 1) as n)::int as "numbers given twice",
           (select count(*) from (select root from mine group by root having count(*) > 1) as n)::int as "drafts filed twice",
           (select count(*) from unnest(${tasks}::text[]) as t where not exists (select from done where done.task = t))::int as "completions lost",
           (select count(*) from (select task from done group by task having count(*) > 1) as n)::int as "completions done twice",
           (select count(*) from history full join entries using (root)
             where (history.submitted, history.done) is distinct from (entries.submitted, entries.done))::int as "cases whose ledger differs from their history",
           (select count(*) from (select id from ledger.entries group by id having count(*) > 1) as n)::int as "entries numbered twice",
           (select abs((select coalesce(sum(submissions), 0) from items.usage where id = 'bench-permit') - (select count(*) from mine)))::int as "submissions counted wrongly from facts",
           (select count(*) from mine
             where (select count(*) from notices.notices n where n.link = '/my/cases/' || mine.number and n.kind = 'caseSubmitted') <> 1)::int as "cases without exactly one notice that they were filed",
           (select count(*) from (select from notices.notices group by account, link, kind having count(*) > 1) as n)::int as "notices sent twice",
           (select count(*) from unnest(${granted}::uuid[]) as g
             where (select count(*) from licences.licences l where l.root = g) <> 1)::int as "grants without exactly one licence",
           (select count(*) from unnest(${ranOut}::uuid[]) as r
             where (select count(*) from cases.happened h where h.root = r and h.act = 'overdue') <> 1)::int as "timers lost or fired twice"`
  return row ?? {}
}

/** How much there was, so that nothing lost means something. */
export async function countRows(sql: Sql): Promise<Record<string, number>> {
  const [row] = await sql<Record<string, number>[]>`
    select (select count(*) from cases.cases where item = 'bench-permit')::int as cases,
           (select count(*) from ledger.entries)::int as entries,
           (select count(*) from ledger.checkpoints)::int as checkpoints,
           (select count(*) from notices.notices)::int as notices,
           (select count(*) from licences.licences l where l.root in (select root from cases.cases where item = 'bench-permit'))::int as licences`
  return row ?? {}
}
