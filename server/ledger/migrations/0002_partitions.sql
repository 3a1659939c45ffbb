-- SPDX-License-Identifier: Apache-2.0

-- ten million entries a partition: old years can be moved to slower disks whole, and an index never grows past its memory.
-- The sequencer makes the next partition before it is needed.
alter table ledger.entries rename to entries_before;
alter index ledger.entries_pkey rename to entries_before_pkey;
alter index ledger.entries_about_someone rename to entries_before_about;
alter index ledger.entries_by_actor rename to entries_before_by_actor;
alter index ledger.entries_on_subject rename to entries_before_on_subject;

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
) partition by range (seq);
create index entries_about_someone on ledger.entries (about, is_read, seq desc) where about is not null;
create index entries_by_actor on ledger.entries (actor, seq desc);
create index entries_on_subject on ledger.entries (subject, seq desc);
create table ledger.entries_0 partition of ledger.entries for values from (0) to (10000000);

insert into ledger.entries select * from ledger.entries_before;
drop table ledger.entries_before;
