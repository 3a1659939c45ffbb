-- SPDX-License-Identifier: Apache-2.0
-- Lists and counts of a kind that has a million cases: each question has its index. `hands`: officers who opened the case or hold a task of it.
alter table kinds.rows add column hands text[] not null default '{}';
update kinds.rows r
   set hands = held.hands
  from (select root, case_id, array_agg(distinct assignee) as hands from cases.open_tasks where assignee is not null group by 1, 2) held
 where held.root = r.root and held.case_id = r.id;
create index rows_of_a_state on kinds.rows (kind, state, opened_at desc, id desc);
create index rows_of_a_body on kinds.rows (kind, department, opened_at desc, id desc);
create index rows_that_are_late on kinds.rows (kind, due_at) where closed_at is null;
create index rows_that_have_ended on kinds.rows (kind, opened_at desc, id desc) where closed_at is not null;
create index rows_ended_since on kinds.rows (kind, state, closed_at desc) where closed_at is not null;
create index open_rows_of_all_bodies on kinds.rows (kind, opened_at desc, id desc) where closed_at is null;
create index rows_by_number on kinds.rows (kind, number);
create index rows_in_hand on kinds.rows using gin (hands);
create index rows_by_what_they_show on kinds.rows using gin (shown jsonb_path_ops);
