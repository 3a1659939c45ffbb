-- SPDX-License-Identifier: Apache-2.0

-- What is open of a case lies in its own row, which every act writes anyway: its open tasks and its timers. A task that has ended is
-- written once, into cases.tasks. For the clock one row a case says when it has to be looked at next (ADR 0070).
alter table cases.cases
  add column open_tasks jsonb not null default '[]',
  add column timers jsonb not null default '[]';

update cases.cases c
   set open_tasks = coalesce((
         select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', t.id, 'token', t.token, 'element', t.element, 'name', t.name, 'stage', t.stage, 'positions', t.positions,
             'department', t.department, 'region', t.region, 'state', t.state, 'assignee', t.assignee, 'delegatedBy', t.delegated_by, 'delegatedUntil', t.delegated_until,
             'formKey', t.form_key, 'limitText', t.limit_text, 'properties', t.properties, 'openedAt', t.opened_at, 'dueAt', t.due_at, 'claimedAt', t.claimed_at))
             || case when t.item is null then '{}'::jsonb else jsonb_build_object('item', t.item) end order by t.opened_at, t.id)
           from cases.tasks t where t.root = c.root and t.case_id = c.id and t.state in ('open', 'claimed')), '[]'),
       timers = coalesce((
         select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', m.kind, 'token', m.token, 'dueAt', m.due_at)) order by m.due_at)
           from cases.timers m where m.root = c.root and m.case_id = c.id), '[]')
 where exists (select from cases.tasks t where t.root = c.root and t.case_id = c.id and t.state in ('open', 'claimed'))
    or exists (select from cases.timers m where m.root = c.root and m.case_id = c.id);

create table cases.wakes (
  root uuid not null,
  case_id uuid not null,
  due_at timestamptz not null,
  tries integer not null default 0,
  not_before timestamptz,
  stuck_since timestamptz,
  trouble text,
  primary key (root, case_id)
);
insert into cases.wakes (root, case_id, due_at, tries, not_before, stuck_since, trouble)
select distinct on (root, case_id) root, case_id, min(due_at) over (partition by root, case_id), tries, not_before, stuck_since, trouble
  from cases.timers order by root, case_id, tries desc;
create index wakes_in_order on cases.wakes (greatest(due_at, not_before));
create index wakes_that_are_stuck on cases.wakes (case_id) where tries > 0;
drop table cases.timers;

delete from cases.tasks where state in ('open', 'claimed');
alter table cases.tasks
  drop constraint states_of_a_task,
  drop constraint a_claimed_task_has_an_officer,
  drop constraint a_task_belongs_to_a_case,
  add constraint states_of_an_ended_task check (state in ('done', 'interrupted'));
alter table cases.dossiers drop constraint a_dossier_belongs_to_a_case;

-- a row of a case is written at every act: with room beside it PostgreSQL keeps the new one on the same page and touches no index
alter table cases.cases set (fillfactor = 60);

create view cases.open_tasks as
select c.root, (t ->> 'id')::uuid as id, c.id as case_id, t ->> 'token' as token, t ->> 'element' as element, t ->> 'name' as name, t ->> 'stage' as stage,
       array(select jsonb_array_elements_text(t -> 'positions')) as positions, t ->> 'department' as department, t ->> 'region' as region, t ->> 'state' as state,
       (t ->> 'assignee')::uuid as assignee, (t ->> 'delegatedBy')::uuid as delegated_by, (t ->> 'delegatedUntil')::timestamptz as delegated_until, t ->> 'formKey' as form_key,
       t ->> 'limitText' as limit_text, coalesce(t -> 'properties', '{}') as properties, t -> 'item' as item, (t ->> 'openedAt')::timestamptz as opened_at,
       (t ->> 'dueAt')::timestamptz as due_at, (t ->> 'claimedAt')::timestamptz as claimed_at
  from cases.cases c, jsonb_array_elements(c.open_tasks) as t;

create view cases.timers as
select c.root, c.id as case_id, t ->> 'kind' as kind, t ->> 'token' as token, (t ->> 'dueAt')::timestamptz as due_at
  from cases.cases c, jsonb_array_elements(c.timers) as t;

-- One row of the history an act and case: what was said first, and what else; with the caller's key, so that the same key again is the
-- same act; a row without an act carries a key alone. Its own key begins like every question that is asked of it.
alter table cases.history
  add column more jsonb,
  add column key text,
  add column doing text,
  drop constraint history_pkey,
  add constraint history_pkey primary key (root, case_id, id);
drop index cases.history_of_a_case;
insert into cases.history (root, id, case_id, at, act, actor_kind, actor, actor_name, key, doing)
select root, gen_random_uuid(), case_id, at, '', 'system', 'system', '平台', key, act from cases.acts;
create unique index one_act_of_a_key on cases.history (root, key) where key is not null;
drop table cases.acts;

create view cases.happened as
select root, case_id, id, at, act, actor_kind, actor, actor_name, element, detail from cases.history where act <> ''
union all
select h.root, h.case_id, (m ->> 'id')::uuid, h.at, m ->> 'act', h.actor_kind, h.actor, h.actor_name, m ->> 'element', m -> 'detail'
  from cases.history h, jsonb_array_elements(h.more) as m;
