-- SPDX-License-Identifier: Apache-2.0
-- Versions that are published and come into force on a later day of the city's calendar. On that day the row goes, and the version
-- takes its place in packs.current (docs/decisions/0023). Reference table: few rows.
create table packs.coming (
  kind text not null,
  id text not null,
  hash text not null,
  effective_on date not null,
  -- the pack's files say so; otherwise the studio published it
  of_files boolean not null,
  published_at timestamptz not null,
  primary key (kind, id, hash),
  constraint coming_versions_exist foreign key (kind, id, hash) references packs.versions (kind, id, hash)
);
create index coming_by_day on packs.coming (effective_on);
