-- SPDX-License-Identifier: Apache-2.0

-- A timer that throws is put off with growing distance, and every other one fires at its time.
alter table cases.timers
  add column tries integer not null default 0,
  add column not_before timestamptz,
  add column stuck_since timestamptz,
  add column trouble text;
drop index cases.timers_in_order;
create index timers_in_order on cases.timers (greatest(due_at, not_before));
create index timers_that_are_stuck on cases.timers (id) where tries > 0;
create index cases_that_are_parked on cases.cases (id) where parked is not null;
