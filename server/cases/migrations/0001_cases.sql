-- SPDX-License-Identifier: Apache-2.0
create schema cases;

-- One row a case. `root` is the matter: a bundle and its children share it. `version` guards every act.
create table cases.cases (
  root uuid not null,
  id uuid not null,
  number text not null,
  short_number text not null,
  kind text not null,
  parent uuid,
  parent_token text,
  item text not null,
  item_hash text not null,
  item_name text not null,
  department text not null,
  region text not null,
  hall text,
  channel text not null,
  applicant_kind text not null,
  applicant_id text not null,
  applicant_name text not null,
  agent jsonb,
  state text not null,
  version integer not null default 1,
  process jsonb not null,
  clocks jsonb not null default '{}',
  submitted_at timestamptz not null,
  accepted_at timestamptz,
  decided_at timestamptz,
  closed_at timestamptz,
  due_at timestamptz,
  yellow_at timestamptz,
  statutory_due_at timestamptz,
  decision text,
  result jsonb,
  supplement jsonb,
  parked jsonb,
  delivery jsonb,
  visits smallint not null default 0,
  changed_at timestamptz not null,
  primary key (root, id),
  constraint states_of_a_case check (state in
    ('submitted', 'supplement', 'accepted', 'suspended', 'decided', 'delivering', 'closed', 'refused', 'withdrawn', 'terminated')),
  constraint accepted_cases_carry_the_day check (state not in ('accepted', 'decided', 'delivering') or accepted_at is not null or parent is not null or kind <> 'application'),
  constraint an_ended_case_says_when check (state not in ('closed', 'refused', 'withdrawn', 'terminated') or closed_at is not null),
  constraint decisions_are_granted_or_denied check (decision in ('granted', 'denied'))
);
create index cases_by_department_and_light on cases.cases (department, due_at) where closed_at is null and due_at is not null;
create index cases_by_department_and_end on cases.cases (department, closed_at) where closed_at is not null;

-- What the applicant gave and what the city found: wide, seldom written.
create table cases.dossiers (
  root uuid not null,
  id uuid not null,
  form jsonb not null,
  applicant jsonb not null,
  evidence jsonb not null,
  sources jsonb not null default '{}',
  primary key (root, id),
  constraint a_dossier_belongs_to_a_case foreign key (root, id) references cases.cases (root, id)
);

create table cases.tasks (
  root uuid not null,
  id uuid not null,
  case_id uuid not null,
  token text not null,
  element text not null,
  name text not null,
  stage text not null,
  positions text[] not null,
  department text not null,
  region text not null,
  state text not null,
  assignee uuid,
  delegated_by uuid,
  delegated_until timestamptz,
  form_key text,
  limit_text text,
  properties jsonb not null default '{}',
  item jsonb,
  opened_at timestamptz not null,
  due_at timestamptz,
  claimed_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  outcome text,
  ground text,
  opinion text,
  output jsonb,
  primary key (root, id),
  constraint states_of_a_task check (state in ('open', 'claimed', 'done', 'interrupted')),
  constraint a_claimed_task_has_an_officer check (state <> 'claimed' or assignee is not null),
  constraint a_task_belongs_to_a_case foreign key (root, case_id) references cases.cases (root, id)
);
create index tasks_of_a_case on cases.tasks (root, case_id);

-- The work list, keyed by who has to do it: a narrow copy of the open tasks, written in the act's own transaction.
create table cases.worklist (
  department text not null,
  position text not null,
  task uuid not null,
  root uuid not null,
  case_id uuid not null,
  region text not null,
  number text not null,
  item text not null,
  item_name text not null,
  name text not null,
  stage text not null,
  applicant text not null,
  channel text not null,
  state text not null,
  assignee uuid,
  is_paused boolean not null,
  due_at timestamptz not null,
  yellow_at timestamptz,
  case_due_at timestamptz,
  submitted_at timestamptz not null,
  primary key (department, position, task)
);
create index worklist_in_order on cases.worklist (department, position, due_at, task);
create index worklist_of_an_officer on cases.worklist (assignee, due_at, task) where assignee is not null;

create table cases.timers (
  root uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  token text,
  due_at timestamptz not null,
  primary key (root, id),
  constraint a_timer_belongs_to_a_case foreign key (root, case_id) references cases.cases (root, id)
);
create index timers_in_order on cases.timers (due_at);
create index timers_of_a_case on cases.timers (root, case_id);

-- Append-only.
create table cases.history (
  root uuid not null,
  id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  act text not null,
  actor_kind text not null,
  actor text not null,
  actor_name text not null,
  element text,
  detail jsonb not null default '{}',
  primary key (root, id)
);
create index history_of_a_case on cases.history (root, case_id, id);

-- Acts that have been done, by the caller's key: the same key again is the same act.
create table cases.acts (
  root uuid not null,
  key text not null,
  act text not null,
  case_id uuid not null,
  at timestamptz not null,
  primary key (root, key)
);

-- Look-up tables, each keyed by what it is asked by.
create table cases.numbers (
  number text primary key,
  root uuid not null,
  id uuid not null
);
create table cases.short_numbers (
  short_number text primary key,
  query_code text not null,
  root uuid not null,
  id uuid not null
);
create table cases.by_applicant (
  applicant_id text not null,
  submitted_at timestamptz not null,
  root uuid not null,
  id uuid not null,
  is_open boolean not null,
  primary key (applicant_id, root, id)
);
create index by_applicant_in_order on cases.by_applicant (applicant_id, is_open, submitted_at desc, id desc);

-- Case numbers count by day; a server process takes twenty at a time, so that submissions don't queue on one row.
create table cases.serials (
  day date primary key,
  next bigint not null
);
create index tasks_that_an_officer_did on cases.tasks (ended_by, ended_at desc, id desc) where state = 'done';
