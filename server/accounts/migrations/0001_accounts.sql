-- SPDX-License-Identifier: Apache-2.0
create schema accounts;

-- What an owner has of one thing. Control accounts (issued, spent, expired) have no row here: what they stand at is the sum of their
-- postings, so that no row of theirs is waited for. `held`: the part that is reserved and not yet taken lies in an account of its own.
create table accounts.balances (
  account text primary key,
  type text not null,
  owner_kind text not null,
  owner text not null,
  period text not null,
  is_held boolean not null,
  balance bigint not null,
  floor bigint not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  constraint balances_keep_their_floor check (balance >= floor),
  constraint balances_are_counted_exactly check (balance between -1000000000000000 and 1000000000000000)
);
create index accounts_of_an_owner on accounts.balances (owner_kind, owner, type);
create index accounts_of_a_type on accounts.balances (type, account);

-- Each posting stands in both of its accounts under one id, once with each sign: all of them together are always nothing.
create table accounts.postings (
  account text not null,
  id uuid not null,
  at timestamptz not null,
  type text not null,
  other text not null,
  amount bigint not null,
  act text not null,
  ref text not null,
  purpose text not null,
  actor_kind text not null,
  actor text not null,
  root uuid,
  case_id uuid,
  case_number text,
  primary key (account, id),
  constraint one_posting_of_a_reference unique (account, ref),
  constraint a_posting_moves_something check (amount <> 0),
  constraint a_posting_has_two_accounts check (account <> other),
  constraint acts_of_a_posting check (act in ('post', 'hold', 'release', 'capture', 'hand', 'expire', 'period'))
);
comment on table accounts.postings is 'append-only: what went from which account to which';
create index postings_by_time on accounts.postings (account, at desc, id desc);

-- What of an account has come together and runs out together. Whoever changes it holds the account's row.
create table accounts.lots (
  account text not null,
  lot text not null,
  type text not null,
  expires_on date,
  amount bigint not null,
  is_held boolean not null,
  primary key (account, lot),
  constraint lots_are_never_less_than_nothing check (amount >= 0)
);
create index lots_that_run_out on accounts.lots (type, expires_on) where amount > 0 and not is_held and expires_on is not null;
