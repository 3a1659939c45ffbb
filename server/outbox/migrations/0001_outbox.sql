-- SPDX-License-Identifier: Apache-2.0
create schema outbox;

-- What has happened and has not been received by every room that asked. A row lives for milliseconds.
create table outbox.facts (
  root uuid not null,
  id uuid not null,
  kind text not null,
  payload jsonb not null,
  at timestamptz not null,
  tries integer not null default 0,
  not_before timestamptz,
  trouble text,
  primary key (root, id)
);
create index facts_in_order on outbox.facts (id) where not_before is null;
create index facts_to_try_again on outbox.facts (not_before) where not_before is not null;
