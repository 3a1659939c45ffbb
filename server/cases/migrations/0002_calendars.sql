-- SPDX-License-Identifier: Apache-2.0

-- Which calendar the stored due instants were counted with; the newest is the present one.
create table cases.calendars (
  hash text primary key,
  applied_at timestamptz not null,
  moved integer not null
);
