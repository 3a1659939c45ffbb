-- SPDX-License-Identifier: Apache-2.0
create schema studio;

-- 改稿: what somebody wants an item's or a bundle's process and decisions to say from now on. A reference table: a few rows a week.
create table studio.drafts (
  id uuid primary key,
  kind text not null,
  matter text not null,
  name text not null,
  -- the version that it was drafted from: it can be published only in that one's place
  base_hash text not null,
  -- the whole texts of the files that it changes, by name
  files jsonb not null,
  note text not null,
  state text not null,
  revision integer not null,
  author uuid not null,
  author_name text not null,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  submitted_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  published_by uuid,
  published_by_name text,
  published_at timestamptz,
  published_hash text,
  constraint drafts_are_of_a_known_kind check (kind in ('item', 'bundle')),
  constraint drafts_have_a_known_state check (state in ('draft', 'submitted', 'approved', 'refused', 'published')),
  constraint a_second_person_decides check (decided_by is null or decided_by <> author),
  constraint a_second_person_publishes check (published_by is null or published_by <> author),
  constraint a_decision_says_who_and_when check
    ((state in ('approved', 'refused', 'published')) = (decided_by is not null and decided_at is not null)),
  constraint a_refusal_says_why check (state <> 'refused' or reason <> ''),
  constraint a_published_draft_names_its_version check ((state = 'published') = (published_hash is not null and published_by is not null))
);
create index drafts_of_a_matter on studio.drafts (kind, matter, changed_at desc);
create index drafts_under_way on studio.drafts (changed_at desc) where state <> 'published';
