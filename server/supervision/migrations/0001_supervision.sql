-- SPDX-License-Identifier: Apache-2.0
create schema supervision;

-- 督办: an urging that its receiver must answer by a day.
create table supervision.urgings (
  department text not null,
  id uuid not null,
  root uuid not null,
  case_id uuid not null,
  number text not null,
  item_name text not null,
  body text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  answer text,
  answered_by uuid,
  answered_by_name text,
  answered_at timestamptz,
  primary key (department, id),
  constraint an_answer_says_who_and_when check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create index urgings_open on supervision.urgings (department, answer_by) where answer is null;

-- What the rules of supervision noticed: a second supplement notice, acceptance by silence, a case or a task past its time.
create table supervision.flags (
  department text not null,
  id uuid not null,
  kind text not null,
  root uuid not null,
  case_id uuid not null,
  number text not null,
  item text not null,
  at timestamptz not null,
  detail jsonb not null,
  primary key (department, id)
);
create index flags_in_order on supervision.flags (department, at desc, id desc);
