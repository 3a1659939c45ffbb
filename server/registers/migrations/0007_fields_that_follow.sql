-- SPDX-License-Identifier: Apache-2.0

-- Which case a field of a row follows (`from` in the register's file), and when what the case told became true: what became true earlier and
-- is told later does not take its place. Distributed by the key, with the row.
create table registers.row_facts (
  register text collate "C" not null,
  key text collate "C" not null,
  field text collate "C" not null,
  at timestamptz not null,
  root uuid not null,
  case_id uuid not null,
  number text not null,
  primary key (register, key, field)
);
