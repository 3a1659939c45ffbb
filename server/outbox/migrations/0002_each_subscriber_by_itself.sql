-- SPDX-License-Identifier: Apache-2.0

-- A fact that one subscriber could not receive: kept for that one alone, while all others have had it and the fact is
-- gone. The common path writes none of these rows.
create table outbox.unheard (
  root uuid not null,
  fact uuid not null,
  subscriber text not null,
  kind text not null,
  payload jsonb not null,
  at timestamptz not null,
  since timestamptz not null,
  tries integer not null default 1,
  not_before timestamptz not null,
  trouble text not null,
  primary key (root, fact, subscriber)
);
create index unheard_to_try_again on outbox.unheard (not_before);
create index unheard_in_order on outbox.unheard (fact, subscriber);

-- A sweep that threw, until it runs again without: one row a sweep, whatever the number of servers.
create table outbox.resting_sweeps (
  name text primary key,
  since timestamptz not null,
  tries integer not null default 1,
  not_before timestamptz not null,
  trouble text not null
);

-- What waited as a whole before is delivered again: its effects were all rolled back.
drop index outbox.facts_in_order;
drop index outbox.facts_to_try_again;
alter table outbox.facts drop column tries, drop column not_before, drop column trouble;
create index facts_in_order on outbox.facts (id);
