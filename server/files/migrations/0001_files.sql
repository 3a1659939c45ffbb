-- SPDX-License-Identifier: Apache-2.0
create schema files;

-- One row for each time that something was handed in; the bytes lie once under their digest, outside the database.
create table files.files (
  id uuid primary key,
  owner_kind text not null,
  owner_id text not null,
  name text not null,
  type text not null,
  bytes bigint not null,
  sm3 text not null,
  kept_at timestamptz not null,
  constraint files_are_not_empty check (bytes > 0),
  constraint digests_are_sm3 check (sm3 ~ '^[0-9a-f]{64}$')
);
