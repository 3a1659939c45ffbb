-- SPDX-License-Identifier: Apache-2.0
create schema draws;

-- A random draw, from the promise of its seed to its result. The roll is written when the seed is promised and never again; the result once.
create table draws.draws (
  id uuid primary key,
  declared text not null,
  department text not null,
  region text not null,
  state text not null,
  -- what is published: who stands on it by the id of the roll, what each class gives, who must not be sent where
  roll jsonb not null,
  roll_hash text not null,
  commitment text not null,
  -- closed: the secret until it is drawn, and who is meant by an id of the roll
  secret text not null,
  names jsonb not null,
  not_before timestamptz not null,
  promised_by uuid not null,
  promised_at timestamptz not null,
  published text,
  seed text,
  result jsonb,
  drawn_by uuid,
  drawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  why text,
  constraint states_are_known check (state in ('promised', 'drawn', 'withdrawn')),
  constraint a_result_is_whole check ((state = 'drawn') = (result is not null and seed is not null and published is not null and drawn_by is not null and drawn_at is not null)),
  constraint two_people_draw check (drawn_by is distinct from promised_by),
  constraint an_end_says_why check ((state = 'withdrawn') = (withdrawn_by is not null and withdrawn_at is not null and why is not null))
);
-- two at once of the same list would let somebody hold both and keep the one that she likes
create unique index one_promise_at_a_time on draws.draws (declared) where state = 'promised';
create index draws_by_day on draws.draws (promised_at desc, id desc);
comment on table draws.draws is 'never deleted: anybody may ask years later how somebody was drawn';

-- Each object that was drawn: it is not drawn again within the time, and its case is opened once.
create table draws.drawn (
  draw uuid not null,
  object text not null,
  declared text not null,
  key text not null,
  at timestamptz not null,
  -- whether a case is still to be opened of it, when that was tried last, and what stood against it
  waits boolean not null,
  tried_at timestamptz,
  refused text,
  root uuid,
  primary key (draw, object)
);
create index drawn_before on draws.drawn (declared, at);
create index drawn_waits on draws.drawn (tried_at nulls first, at) where waits;
