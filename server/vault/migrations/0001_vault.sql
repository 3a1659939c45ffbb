-- SPDX-License-Identifier: Apache-2.0
create schema vault;

-- What closes stored fields and files, wrapped by a master key that lies outside the database. One row a key, `accounts-1`, `cases-2` …:
-- a purpose is a room. From `used_from` on the newest closes; the others open until nothing is closed with them.
create table vault.data_keys (
  id text primary key,
  purpose text not null,
  serial integer not null,
  algorithm text not null,
  wrapped text not null,
  made_at timestamptz not null,
  used_from timestamptz not null,
  retired_at timestamptz,
  constraint a_purpose_counts_its_keys unique (purpose, serial),
  constraint algorithms_are_sm4_or_aes check (algorithm in ('sm4', 'aes'))
);

-- How far each place has been closed with the newest key of its purpose. `cursor` is the last row that was looked at, null at the beginning of a
-- pass; a pass that began after every server had the key and found nothing says that the place needs no older one.
create table vault.resealings (
  place text primary key,
  purpose text not null,
  target text not null,
  cursor jsonb,
  began_at timestamptz not null,
  found bigint not null default 0,
  closed bigint not null default 0,
  looked bigint not null default 0,
  clean_at timestamptz
);
