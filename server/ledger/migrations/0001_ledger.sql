-- SPDX-License-Identifier: Apache-2.0
create schema ledger;

-- what acts have said and the sequencer has not yet numbered; distributed by root, a row lives for about a second
create table ledger.inbox (
  id uuid not null,
  root uuid not null,
  at timestamptz not null,
  entry jsonb not null,
  primary key (id, root)
);

-- the chain: append-only, written by the sequencer alone
create table ledger.entries (
  seq bigint primary key,
  id uuid not null,
  root uuid not null,
  at timestamptz not null,
  act text not null,
  actor_kind text not null,
  actor text not null,
  subject_kind text not null,
  subject text not null,
  about text,
  is_read boolean not null,
  purpose text,
  facts jsonb not null,
  digest bytea not null,
  prev bytea not null,
  hash bytea not null,
  constraint entries_know_who_acted check (actor_kind in ('officer', 'person', 'system'))
);
create index entries_about_someone on ledger.entries (about, is_read, seq desc) where about is not null;
create index entries_by_actor on ledger.entries (actor, seq desc);
create index entries_on_subject on ledger.entries (subject, seq desc);

-- one signed head a batch; the times say which entries belong to a period
create table ledger.checkpoints (
  size bigint primary key,
  hash bytea not null,
  signed_at timestamptz not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  suite text not null,
  key_id text not null,
  signature text not null
);
create index checkpoints_by_time on ledger.checkpoints (last_at);
