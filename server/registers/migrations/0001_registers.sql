-- SPDX-License-Identifier: Apache-2.0
create schema registers;

-- One row a record of a register, kept with its subject (a person's identity number, a firm's credit code, a household).
create table registers.records (
  subject text not null,
  register text not null,
  id uuid not null,
  body jsonb not null,
  written_at timestamptz not null,
  written_by text not null,
  primary key (subject, register, id)
);

-- What a record is found by: 'premises.leaseTo=9199…'. Distributed by the key.
create table registers.keys (
  key text not null,
  subject text not null,
  register text not null,
  id uuid not null,
  primary key (key, subject, id)
);

-- Where a register is served from: its own table here, or the department's HTTP interface with a time limit.
create table registers.sources (
  register text primary key,
  kind text not null,
  url text,
  timeout_ms integer not null default 2000,
  note text,
  changed_at timestamptz not null,
  constraint sources_are_tables_or_interfaces check (kind in ('table', 'http', 'closed')),
  constraint an_interface_has_an_address check (kind <> 'http' or url is not null)
);
