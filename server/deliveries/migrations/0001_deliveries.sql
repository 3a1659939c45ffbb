-- SPDX-License-Identifier: Apache-2.0
create schema deliveries;

-- A parcel with the result of a case. The address is the receiver's own and stays in this row.
create table deliveries.parcels (
  root uuid not null,
  id uuid not null,
  case_id uuid not null,
  waybill text not null,
  receiver text not null,
  mobile text not null,
  address text not null,
  state text not null,
  booked_at timestamptz not null,
  delivered_at timestamptz,
  steps jsonb not null default '[]',
  primary key (root, id),
  constraint states_of_a_parcel check (state in ('booked', 'moving', 'delivered', 'returned'))
);
create index parcels_of_a_case on deliveries.parcels (root, case_id);

create table deliveries.waybills (
  waybill text primary key,
  root uuid not null,
  id uuid not null
);
