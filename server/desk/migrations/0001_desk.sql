-- SPDX-License-Identifier: Apache-2.0
create schema desk;

-- When an officer last looked at a case: what has changed since, or was never looked at, is marked in her list. One row for each case
-- that she opens; that she looked, and why, is in the ledger. Distributed by officer.
create table desk.looks (
  officer uuid not null,
  root uuid not null,
  case_id uuid not null,
  looked_at timestamptz not null,
  constraint an_officer_looked_at_a_case_last_at_one_time primary key (officer, root, case_id)
);

-- 常用意见: what an officer, or a whole department, writes often. `owner` is an officer's account or a department's credit code.
create table desk.phrases (
  owner text not null,
  id uuid not null,
  text text not null,
  kept_by uuid not null,
  kept_at timestamptz not null,
  constraint phrases_belong_to_somebody primary key (owner, id),
  constraint a_phrase_stands_once_with_its_owner unique (owner, text)
);
