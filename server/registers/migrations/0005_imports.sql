-- SPDX-License-Identifier: Apache-2.0

-- A table file that somebody read for a register: looked through first, written when it is confirmed. Gone after 30 days.
create table registers.imports (
  id uuid primary key,
  register text not null,
  officer uuid not null,
  name text not null,
  at timestamptz not null,
  confirmed_at timestamptz,
  why text
);

-- Its lines. `cells` are what stood there, closed; `says` tells what is wrong with a line that was set aside. Distributed by the import.
create table registers.import_rows (
  import uuid not null,
  line integer not null,
  key text not null,
  verdict text not null,
  cells jsonb not null,
  version integer not null,
  says text,
  done_at timestamptz,
  primary key (import, line),
  constraint verdicts_are_known check (verdict in ('new', 'changed', 'same', 'bad', 'added', 'written', 'unchanged'))
);
create index import_rows_by_verdict on registers.import_rows (import, verdict, line);
