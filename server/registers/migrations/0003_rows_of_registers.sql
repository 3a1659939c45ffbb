-- SPDX-License-Identifier: Apache-2.0

-- The rows of registers that packs declare, as they are today. `body` holds the open fields and `closed` the graded ones, by the stable id of
-- the field: a field that gets another name keeps its values. A key of graded fields is their keyed index. Distributed by the key.
create table registers.rows (
  register text collate "C" not null,
  key text collate "C" not null,
  version integer not null,
  body jsonb not null,
  closed jsonb not null,
  department text not null,
  region text not null,
  words text[] not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  written_at timestamptz not null,
  primary key (register, key),
  constraint a_row_ends_after_it_began check (ended_at >= began_at)
);
create index rows_of_a_department on registers.rows (register, department, key);
create index rows_of_a_region on registers.rows (register, region, key);
-- pairs of signs of what people search by, each with its register before it
create index rows_with_words on registers.rows using gin (words);

-- Every version that a row has had, for any day: only added to. Distributed by the key, with the row.
create table registers.row_history (
  register text collate "C" not null,
  key text collate "C" not null,
  version integer not null,
  act text not null,
  body jsonb not null,
  closed jsonb not null,
  changed text[] not null,
  department text not null,
  region text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  why text,
  by_kind text not null,
  by text not null,
  at timestamptz not null,
  primary key (register, key, version),
  constraint acts_on_rows_are_known check (act in ('added', 'changed', 'ended', 'reopened'))
);

-- Declared index fields of a row: text whose order is that of the values, a keyed index where the field is graded. Distributed by the key, with the row.
create table registers.row_index (
  register text collate "C" not null,
  field text collate "C" not null,
  value text collate "C" not null,
  key text collate "C" not null,
  primary key (register, key, field)
);
create index rows_by_value on registers.row_index (register, field, value, key);

-- What only one open row of a register may have: a unique value, a pair that is linked, an exclusive end of a link. Distributed by what is claimed.
create table registers.row_claims (
  claim text collate "C" primary key,
  register text not null,
  key text not null
);

-- What each field of a register was when its rows were written: a field that changes its name or type without saying so is refused at the start.
create table registers.fields (
  register text not null,
  field text not null,
  name text not null,
  type text not null,
  removed_on date,
  primary key (register, field)
);
