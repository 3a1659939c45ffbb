-- SPDX-License-Identifier: Apache-2.0
create schema intrusions;

-- What was stopped at the door (F11): one row a day, address, rule, place and route. What was sent is not kept.
create table intrusions.blocks (
  day date not null,
  address text not null,
  rule text not null,
  place text not null,
  route text not null,
  id uuid not null,
  account uuid,
  count integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  constraint one_row_for_what_one_address_tried_in_a_day primary key (day, address, rule, place, route),
  constraint something_was_stopped check (count > 0),
  constraint the_last_is_not_before_the_first check (last_at >= first_at)
);
create unique index blocks_newest_first on intrusions.blocks (id);
