-- SPDX-License-Identifier: Apache-2.0
create schema halls;

-- A case that was not taken in at her hall lies open to a clerk for a while: because whoever it belongs to stands there and shows
-- the code on the receipt, or for a cause that she wrote down. Distributed by the clerk.
create table halls.openings (
  officer uuid not null,
  root uuid not null,
  case_id uuid not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  cause text,
  primary key (officer, root, case_id)
);
