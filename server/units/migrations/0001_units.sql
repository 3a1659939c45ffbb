-- SPDX-License-Identifier: Apache-2.0
create schema units;

-- Who acts for a unit outside the government, in which role, until when (ADR 0075). `unit` is firm/<credit code> or <register>/<key of the row>.
-- Whoever represents the unit stands in no row here: the register says who that is. A row is never taken away: it ends.
create table units.members (
  person uuid not null,
  id uuid not null,
  unit text not null,
  role text not null,
  granted_by uuid not null,
  granted_at timestamptz not null,
  until date not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (person, id),
  constraint an_end_says_who check ((ended_at is null) = (ended_by is null))
);
create unique index one_running_role on units.members (person, unit, role) where ended_at is null;
create index members_of_a_unit on units.members (unit, granted_at desc);
comment on table units.members is 'never deleted: who could act for a unit, and when, is asked about for years';
