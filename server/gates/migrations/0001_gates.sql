-- SPDX-License-Identifier: Apache-2.0

create schema gates;

-- What a gate refused, once for each draft or case, gate and act: keys, times and what was told. Nothing of what was filled in.
create table gates.refusals (
  root uuid not null,
  gate text not null,
  act text not null,
  gate_version text not null,
  kind text not null,
  item text not null,
  case_id uuid,
  number text,
  department text not null,
  region text not null,
  applicant_kind text not null,
  applicant_id text not null,
  actor_kind text not null,
  actor text not null,
  said jsonb not null,
  times integer not null default 1,
  first_at timestamptz not null,
  at timestamptz not null,
  constraint a_try_is_counted_once primary key (root, gate, act)
);
create index refusals_by_applicant on gates.refusals (applicant_id, at desc);
create index refusals_by_gate on gates.refusals (gate, at desc);

-- An officer has let one of them pass, with a reason; it serves once.
create table gates.overrules (
  root uuid not null,
  gate text not null,
  act text not null,
  by text not null,
  by_name text not null,
  reason text not null,
  at timestamptz not null,
  until timestamptz not null,
  used_at timestamptz,
  constraint one_overrule_for_a_refusal primary key (root, gate, act)
);
