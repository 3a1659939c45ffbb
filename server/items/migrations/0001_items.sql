-- SPDX-License-Identifier: Apache-2.0
create schema items;

-- What the search looks through: one row for each published item or bundle, made anew when content is published.
create table items.entries (
  kind text not null,
  id text not null,
  name text not null,
  words tsvector not null,
  sounds tsvector not null,
  primary key (kind, id)
);
create index entries_by_word on items.entries using gin (words);
create index entries_by_sound on items.entries using gin (sounds);

-- How often each was applied for, by day: projected from the facts of cases.
create table items.usage (
  kind text not null,
  id text not null,
  day date not null,
  submissions integer not null,
  primary key (kind, id, day)
);
create index usage_by_day on items.usage (day);
