-- SPDX-License-Identifier: Apache-2.0
create schema applications;

-- What somebody is filling in. Its id becomes the root of the case, so that a submission sent twice is one case.
-- Distributed by owner: the account (a person's, or the counter clerk's) that fills it in.
create table applications.drafts (
  owner uuid not null,
  id uuid not null,
  kind text not null,
  of text not null,
  hash text not null,
  applicant_id text not null,
  applicant jsonb not null,
  agent jsonb,
  region text not null,
  hall text,
  channel text not null,
  answers jsonb not null default '{}',
  prefilled jsonb not null default '{}',
  corrected text[] not null default '{}',
  objections jsonb not null default '[]',
  materials jsonb not null default '{}',
  delivery jsonb,
  revision integer not null default 1,
  state text not null default 'open',
  created_at timestamptz not null,
  saved_at timestamptz not null,
  submitted jsonb,
  primary key (owner, id),
  constraint drafts_are_for_items_or_bundles check (kind in ('item', 'bundle')),
  constraint states_of_a_draft check (state in ('open', 'submitted', 'discarded')),
  constraint a_submitted_draft_names_its_case check ((state = 'submitted') = (submitted is not null))
);
create unique index one_open_draft_for_one_thing on applications.drafts (owner, kind, of, applicant_id) where state = 'open';
create index drafts_of_an_account on applications.drafts (owner, saved_at desc) where state = 'open';

-- Somebody says that a value which the city holds is wrong (数据异议): kept for the data's steward.
create table applications.objections (
  root uuid not null,
  id uuid not null,
  applicant_id text not null,
  about text not null,
  source text not null,
  shown jsonb,
  note text not null,
  at timestamptz not null,
  primary key (root, id)
);
