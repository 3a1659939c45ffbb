-- SPDX-License-Identifier: Apache-2.0

-- Whoever fills something in lets one helper see it, or fill it in: a clerk at a counter by a code, or a helper who answers a call for
-- help. A consent names the draft and ends with it. Distributed by the draft, whose id is the root of the case.
create table applications.consents (
  draft uuid not null,
  id uuid not null,
  owner uuid not null,
  whose text not null,
  kind text not null,
  may text not null,
  item_name text not null,
  region text not null,
  note text not null,
  given_at timestamptz not null,
  waits_until timestamptz not null,
  helper uuid,
  helper_name text,
  joined_at timestamptz,
  ends_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  hints jsonb not null default '[]',
  stars smallint,
  opinion text,
  rated_at timestamptz,
  primary key (draft, id),
  constraint a_consent_is_for_a_counter_or_for_help check (kind in ('counter', 'help')),
  constraint a_helper_guides_or_fills_in check (may in ('guide', 'fill')),
  constraint whoever_joined_has_until_when check ((helper is null) = (ends_at is null)),
  constraint help_is_rated_once_it_was_given check (stars is null or (stars between 1 and 5 and helper is not null))
);
create unique index one_call_for_help_at_a_time on applications.consents (draft, kind) where helper is null and ended_at is null;
create index consents_of_a_helper on applications.consents (helper, draft) where ended_at is null;
create index calls_for_help on applications.consents (given_at) where kind = 'help' and helper is null and ended_at is null;
create index consents_of_an_owner on applications.consents (owner, given_at);

-- what the applicant confirmed, when somebody else files it for her: a digest of answers, materials and delivery as she saw them
alter table applications.drafts add column confirmed text;
