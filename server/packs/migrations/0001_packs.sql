-- SPDX-License-Identifier: Apache-2.0
create schema packs;

-- every version of an item, bundle or licence type that was ever published here: running cases keep the one that they began with.
-- Reference tables: small, read everywhere, never changed but by publication.
create table packs.versions (
  kind text not null,
  id text not null,
  hash text not null,
  name text not null,
  state text not null,
  effective_on date,
  -- the texts of its files by name: what is needed to compile it again
  body jsonb not null,
  published_at timestamptz not null,
  primary key (kind, id, hash),
  constraint versions_are_of_a_known_kind check (kind in ('item', 'bundle', 'licence')),
  constraint versions_are_named_by_sha256 check (hash ~ '^[0-9a-f]{64}$'),
  constraint versions_have_a_known_state check (state in ('published', 'draft', 'withdrawn'))
);
create index versions_by_time on packs.versions (kind, id, published_at desc);

-- the version that new cases get
create table packs.current (
  kind text not null,
  id text not null,
  hash text not null,
  since timestamptz not null,
  primary key (kind, id),
  constraint current_versions_exist foreign key (kind, id, hash) references packs.versions (kind, id, hash)
);
