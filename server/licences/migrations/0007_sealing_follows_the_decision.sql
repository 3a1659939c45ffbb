-- SPDX-License-Identifier: Apache-2.0

-- Distributed by document: what a decision has given and a worker has to seal. The decision stands whether the seal is there or not; until then it waits, and says why.
create table licences.sealings (
  document text primary key,
  department text not null,
  what text not null,
  job text not null,
  payload jsonb not null,
  by_kind text not null,
  by_id text not null,
  by_name text not null,
  asked_at timestamptz not null,
  because text,
  sealed_at timestamptz
);
create index sealings_that_wait on licences.sealings (department, asked_at) where sealed_at is null;

-- the log of a seal names who caused a use: the officer who decided, or the platform by a published rule
alter table licences.seal_uses add column used_by_kind text not null default 'system';
alter table licences.seal_uses add column used_by_name text not null default '平台';
