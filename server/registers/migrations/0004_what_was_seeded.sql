-- SPDX-License-Identifier: Apache-2.0

-- How many rows of the demo content a register was given under the same keys (their keyed index): a start adds what a newer content brings,
-- and never again what somebody has changed since.
create table registers.seeds (
  register text not null,
  key text not null,
  rows integer not null,
  primary key (register, key),
  constraint seeds_are_counted check (rows > 0)
);
