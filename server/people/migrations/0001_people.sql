-- SPDX-License-Identifier: Apache-2.0
create schema people;

-- reference tables, refreshed from the city's content at every start
create table people.regions (
  code text primary key,
  name text not null,
  level text not null,
  parent text
);

create table people.departments (
  code text primary key,
  key text not null,
  name text not null,
  short text not null,
  region text not null,
  kind text not null,
  phone text not null default '',
  constraint departments_have_one_key_each unique (key)
);

create table people.positions (
  id text primary key,
  name text not null,
  permissions text[] not null,
  never text[] not null default '{}'
);

-- officers: a reference table (tens of thousands of rows in the largest city)
create table people.officers (
  id uuid primary key,
  login text not null,
  name text not null,
  password text not null,
  second_factor text,
  second_factor_step bigint not null default 0,
  stopped_at timestamptz,
  constraint officers_have_one_login_each unique (login)
);

create table people.appointments (
  id uuid primary key,
  officer uuid not null,
  position text not null,
  department text not null,
  region text not null,
  since date not null,
  until date,
  state text not null,
  asked_by uuid,
  asked_at timestamptz not null,
  reason text not null default '',
  answered_by uuid,
  answered_at timestamptz,
  ended_by uuid,
  constraint appointments_are_asked_then_answered check (state in ('asked', 'granted', 'refused', 'ended')),
  constraint nobody_approves_his_own_request check (answered_by is null or answered_by <> asked_by),
  constraint nobody_approves_his_own_appointment check (answered_by is null or answered_by <> officer)
);
create index appointments_by_officer on people.appointments (officer);
create index appointments_waiting on people.appointments (asked_at) where state = 'asked';

-- natural persons: distributed by id; the two narrow tables find the id
create table people.persons (
  id uuid primary key,
  login text not null,
  name text not null,
  id_number text not null,
  id_number_index text not null,
  mobile text not null,
  level smallint not null,
  password text not null,
  demo_story text,
  created_at timestamptz not null,
  constraint real_name_levels_are_1_to_4 check (level between 1 and 4)
);

create table people.logins (
  login text primary key,
  kind text not null,
  account uuid not null,
  constraint accounts_are_officers_or_persons check (kind in ('officer', 'person'))
);

create table people.identities (
  id_number_index text primary key,
  person uuid not null
);

-- firms as accounts: who may act for them by law; kept in step with the firms register
create table people.firms (
  credit_code text primary key,
  name text not null,
  legal_person_index text not null
);
create index firms_by_legal_person on people.firms (legal_person_index);

-- an agent acts for a firm until a date: distributed by the agent
create table people.firm_authorisations (
  person uuid not null,
  id uuid not null,
  credit_code text not null,
  given_by uuid not null,
  given_at timestamptz not null,
  until date not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (person, id)
);
create index firm_authorisations_by_firm on people.firm_authorisations (credit_code);

-- distributed by account; the token itself is never stored
create table people.sessions (
  account uuid not null,
  digest text not null,
  kind text not null,
  begun_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  acting_for jsonb,
  snapshot jsonb not null,
  primary key (account, digest)
);
create index sessions_that_have_ended on people.sessions (ends_at);

-- failures of signing in, by account name or by address, counted over a window
create table people.sign_in_failures (
  key text primary key,
  failures integer not null,
  since timestamptz not null,
  until timestamptz not null
);
