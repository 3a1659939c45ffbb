-- SPDX-License-Identifier: Apache-2.0

-- at which self-service terminal a session is, if at one: it ends by itself within minutes
alter table people.sessions add column terminal text;

-- a code of eight digits that somebody signed in shows to a terminal, so that she types no password there: once, for a minute.
-- Distributed by the keyed index of the code.
create table people.terminal_codes (
  code_index text primary key,
  person uuid not null,
  ends_at timestamptz not null,
  used_at timestamptz
);
create index terminal_codes_that_have_ended on people.terminal_codes (ends_at);
