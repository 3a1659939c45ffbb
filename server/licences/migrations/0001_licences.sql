-- SPDX-License-Identifier: Apache-2.0
create schema licences;

-- Hands out numbers without a row that every act would wait for. Not rolled back, so blocks of it may be kept in memory; gaps do not matter.
create sequence licences.serials;

-- Distributed by holder: the keyed digest (HMAC-SM3) of an identity number or credit code. `sealed` is SM4: who holds it and what it says.
create table licences.licences (
  holder text not null,
  id uuid not null,
  type text not null,
  number text not null,
  mark text not null,
  version smallint not null,
  code text not null,
  status text not null default '01',
  holder_kind text not null,
  sealed text not null,
  whole boolean not null,
  valid_from date not null,
  valid_to date,
  issued_by text not null,
  region text not null,
  issued_at timestamptz not null,
  root uuid not null,
  case_id uuid,
  before uuid,
  ended_at timestamptz,
  ended_because text,
  ended_by text,
  primary key (holder, id),
  constraint licences_have_a_known_status check (status in ('01', '02', '03', '04', '05', '06', '07', '99')),
  constraint licences_are_held_by_persons_or_firms check (holder_kind in ('person', 'firm')),
  constraint licences_end_after_they_begin check (valid_to is null or valid_to >= valid_from),
  constraint an_end_has_its_time check ((status = '01') = (ended_at is null))
);
create index licences_in_force on licences.licences (holder, type, issued_at) where status = '01';
create index licences_by_type on licences.licences (type, status, whole);

-- Distributed by key: number:<type>:<number>, mark:<mark>, code:<code>, id:<id> → where the licence lies. Keeps each of them single.
create table licences.lookups (
  key text primary key,
  holder text not null,
  id uuid not null
);

-- Distributed by holder: the signed file of a version, made when it is first asked for.
create table licences.signed_files (
  holder text not null,
  licence uuid not null,
  file uuid not null,
  sm3 text not null,
  seal text,
  signed_at timestamptz not null,
  primary key (holder, licence)
);

-- Distributed by holder: what the holder allows others to use.
create table licences.authorisations (
  holder text not null,
  id uuid not null,
  licence uuid not null,
  given_to text not null,
  given_to_name text not null,
  purpose text not null,
  given_at timestamptz not null,
  ends_at timestamptz not null,
  uses_given integer not null,
  uses_left integer not null,
  withdrawn_at timestamptz,
  primary key (holder, id),
  constraint authorisations_are_not_overdrawn check (uses_left >= 0)
);
create index authorisations_of_a_licence on licences.authorisations (holder, licence, given_at);

-- Distributed by holder: every use and every refused try, for the holder to see.
create table licences.uses (
  holder text not null,
  id uuid not null,
  licence uuid not null,
  used_at timestamptz not null,
  basis text not null,
  by_kind text not null,
  by_id text not null,
  by_name text not null,
  department text,
  authorisation uuid,
  case_id uuid,
  case_number text,
  item text,
  purpose text not null,
  fields text[] not null,
  primary key (holder, id),
  constraint uses_have_a_basis check (basis in ('case', 'authorisation', 'showing', 'refused'))
);
create index uses_of_a_licence on licences.uses (holder, licence, used_at);

-- Reference: the seals of departments.
create table licences.seals (
  id text primary key,
  department text not null,
  name text not null,
  status text not null default 'active',
  made_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by text,
  changed_because text,
  constraint departments_have_one_seal_each unique (department),
  constraint seals_have_a_known_status check (status in ('active', 'suspended', 'destroyed'))
);

-- Distributed by document: every use of a seal, tied to the digest of what it sealed.
create table licences.seal_uses (
  document text not null,
  id uuid not null,
  seal text not null,
  document_kind text not null,
  sm3 text not null,
  used_at timestamptz not null,
  used_by text not null,
  purpose text not null,
  primary key (document, id)
);
create index uses_of_a_seal on licences.seal_uses (seal, used_at);
