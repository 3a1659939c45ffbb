-- SPDX-License-Identifier: Apache-2.0
create schema signatures;

-- Distributed by firm: the e-seal that a firm holds. A revoked one stays for its log; the firm may then have another.
create table signatures.firm_seals (
  firm text not null,
  id uuid not null,
  number text not null,
  name text not null,
  status text not null,
  uses bigint not null default 0,
  made_at timestamptz not null,
  last_used_at timestamptz,
  changed_at timestamptz not null,
  changed_by uuid not null,
  changed_because text,
  primary key (firm, id),
  constraint states_of_a_firm_seal check (status in ('active', 'suspended', 'revoked'))
);
create unique index a_firm_holds_one_seal_at_a_time on signatures.firm_seals (firm) where status <> 'revoked';

-- Distributed by firm: an agent whom the legal representative lets use the seal, for as long as the authorisation on which it stands runs.
create table signatures.seal_leaves (
  firm text not null,
  id uuid not null,
  seal uuid not null,
  person uuid not null,
  authorisation uuid not null,
  given_by uuid not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (firm, id)
);
create unique index one_leave_for_one_authorisation on signatures.seal_leaves (firm, seal, authorisation) where withdrawn_at is null;

-- Distributed by document: what somebody is asked to sign, and the signature that came of it.
create table signatures.signings (
  document uuid not null,
  id uuid not null,
  account uuid not null,
  user_name text not null,
  signer_kind text not null,
  signer text not null,
  signer_name text not null,
  seal uuid,
  seal_number text,
  applicant_kind text not null,
  applicant text not null,
  matter text not null,
  content text not null,
  sm3 text not null,
  title text not null,
  purpose text not null,
  paper jsonb,
  code text not null,
  state text not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  signed_at timestamptz,
  given jsonb,
  file uuid,
  primary key (document, id),
  constraint states_of_a_signing check (state in ('asked', 'signed', 'declined', 'replaced')),
  constraint a_firm_signs_with_its_seal check ((signer_kind = 'firm') = (seal is not null)),
  constraint what_is_signed_has_its_signature check (state <> 'signed' or (signed_at is not null and given is not null and file is not null))
);
create unique index one_open_signing_of_a_document on signatures.signings (document) where state = 'asked';

-- Distributed by owner, the account of a person or the credit code of a firm: the log of who signed what, when, over which digest.
create table signatures.given_signatures (
  owner text not null,
  id uuid not null,
  document uuid not null,
  seal uuid,
  account uuid not null,
  user_name text not null,
  title text not null,
  sm3 text not null,
  code text not null,
  signed_at timestamptz not null,
  primary key (owner, id)
);
create index signatures_of_an_owner on signatures.given_signatures (owner, signed_at desc, id desc);
comment on table signatures.given_signatures is 'append-only: who signed what, and with which seal';

-- Distributed by code: where the signature is that a printed code names.
create table signatures.signing_codes (
  code text primary key,
  document uuid not null,
  id uuid not null
);
