-- SPDX-License-Identifier: Apache-2.0
-- The last content of files that was published here, by what it was made of and by: the same again is not gone through once more. One row.
create table packs.published (
  is_last boolean primary key default true,
  fingerprint text not null,
  at timestamptz not null,
  constraint there_is_one_last_publication check (is_last),
  constraint publications_are_named_by_sha256 check (fingerprint ~ '^[0-9a-f]{64}$')
);
