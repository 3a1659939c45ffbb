-- SPDX-License-Identifier: Apache-2.0
create schema instructions;

-- 督办: an instruction that a leader wrote; its case has the same id. Who gave it and for whom.
create table instructions.instructions (
  root uuid primary key,
  number text not null,
  title text not null,
  body text not null,
  source text not null,
  given_by uuid not null,
  given_by_name text not null,
  department text not null,
  region text not null,
  given_at timestamptz not null,
  ended_at timestamptz,
  score smallint,
  constraint a_score_is_of_hundred check (score between 0 and 100)
);
create index instructions_of_a_department on instructions.instructions (department, given_at desc, root desc);

-- What a unit has to do for it, by when and measured by what; its case has the same id.
create table instructions.assignments (
  root uuid not null,
  id uuid not null,
  number text not null,
  unit text not null,
  region text not null,
  title text not null,
  measure text not null,
  due_on date not null,
  given_at timestamptz not null,
  progress smallint not null default 0,
  progress_text text,
  reported_at timestamptz,
  rung smallint not null default 0,
  times_back smallint not null default 0,
  is_escalated boolean not null default false,
  outcome text,
  score smallint,
  ended_at timestamptz,
  primary key (root, id),
  constraint a_part_is_of_hundred check (progress between 0 and 100),
  constraint an_outcome_is_accepted_or_failed check (outcome in ('accepted', 'failed')),
  constraint a_report_is_sent_back_once check (times_back <= 1),
  constraint a_score_comes_with_its_outcome check ((score is null) = (outcome is null) and (score is null or score between 0 and 100))
);
create index assignments_of_a_unit on instructions.assignments (unit, region, root);
