-- SPDX-License-Identifier: Apache-2.0
create schema audit;

-- Somebody asks to write entries of the ledger out of the platform; another person lets them out, for a day. What is searched for lies
-- sealed: it is a name, a number or a phone.
create table audit.exports (
  id uuid primary key,
  region text not null,
  sealed text not null,
  purpose text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  answer text,
  answered_by uuid,
  answered_by_name text,
  answered_at timestamptz,
  taken integer not null default 0,
  constraint an_export_is_granted_or_refused check (answer in ('granted', 'refused')),
  constraint nobody_lets_out_his_own_export check (answered_by <> asked_by),
  constraint an_answer_says_who_and_when check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null)),
  constraint nothing_is_taken_without_leave check (taken = 0 or answer = 'granted')
);
create index exports_by_asker on audit.exports (asked_by, asked_at desc);
create index exports_in_order on audit.exports (asked_at desc, id desc);
