-- SPDX-License-Identifier: Apache-2.0
create schema notices;

-- What the city tells a person, kept with the account.
create table notices.notices (
  account uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  title text not null,
  body text not null,
  link text not null,
  read_at timestamptz,
  primary key (account, id)
);
create index notices_unread on notices.notices (account) where read_at is null;

-- Text messages handed to the SMS service (simulated here: the contract is docs/protocols/sms.md). The number is stored protected.
create table notices.messages (
  account uuid not null,
  id uuid not null,
  mobile text not null,
  body text not null,
  state text not null,
  asked_at timestamptz not null,
  sent_at timestamptz,
  primary key (account, id),
  constraint states_of_a_message check (state in ('waiting', 'sent', 'failed'))
);
