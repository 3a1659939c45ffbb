-- SPDX-License-Identifier: Apache-2.0
create schema kinds;

-- One row for each case of a declared kind: what its lists show, filter and count by, written in the act itself. `same` is the keyed digest
-- of what it is about, by which a second report of the same is found; `shown` what the list's columns show, nothing personal.
create table kinds.rows (
  kind text not null,
  root uuid not null,
  id uuid not null,
  number text not null,
  title text not null,
  state text not null,
  phase text not null,
  department text not null,
  region text not null,
  opened_by text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  due_at timestamptz,
  yellow_at timestamptz,
  same text,
  shown jsonb not null default '{}',
  primary key (root, id)
);
create index rows_of_a_kind on kinds.rows (kind, opened_at desc, id desc);
create index open_rows_of_a_kind on kinds.rows (kind, department, opened_at desc, id desc) where closed_at is null;
create index rows_of_the_same on kinds.rows (kind, same, opened_at desc) where same is not null;

-- What a round has begun: each kind, round, period and row of a register exactly once, on however many servers.
create table kinds.rounds (
  kind text not null,
  round text not null,
  period text not null,
  object text not null,
  root uuid not null,
  begun_at timestamptz not null,
  primary key (kind, round, period, object)
);

-- A period that has been gone through to its end; what is in it is not looked for again.
create table kinds.rounds_done (
  kind text not null,
  round text not null,
  period text not null,
  begun integer not null,
  done_at timestamptz not null,
  primary key (kind, round, period)
);

-- A machine's signal, by the id that its sender gives it: told twice, done once.
create table kinds.signals (
  kind text not null,
  signal text not null,
  source_id text not null,
  root uuid,
  at timestamptz not null,
  primary key (kind, signal, source_id)
);
