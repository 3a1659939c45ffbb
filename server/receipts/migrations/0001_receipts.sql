-- SPDX-License-Identifier: Apache-2.0
create schema receipts;

-- The last number of a series. Its row is held until the receipt that took the number stands, so that no number is ever missing.
create table receipts.series (
  series text primary key,
  last bigint not null,
  constraint numbers_have_ten_digits check (last between 0 and 9999999999)
);

-- Fiscal e-receipts. A red one takes back another, or a part of it, and is never changed either.
create table receipts.receipts (
  root uuid not null,
  id uuid not null,
  series text not null,
  number bigint not null,
  check_code text not null,
  colour text not null,
  case_id uuid not null,
  bill text not null,
  original uuid,
  refund text,
  department text not null,
  region text not null,
  name text not null,
  basis text not null,
  fen bigint not null,
  payer text not null,
  issued_at timestamptz not null,
  day date not null,
  primary key (root, id),
  constraint colours_of_a_receipt check (colour in ('blue', 'red')),
  constraint a_red_receipt_takes_money_back check ((colour = 'red') = (fen < 0)),
  constraint a_red_receipt_names_its_original check ((colour = 'red') = (original is not null and refund is not null)),
  constraint receipts_are_of_something check (fen <> 0)
);
comment on table receipts.receipts is 'append-only: fiscal e-receipts, blue and red';
create unique index one_receipt_of_a_bill on receipts.receipts (root, bill) where colour = 'blue';
create unique index one_red_receipt_of_a_refund on receipts.receipts (root, refund) where colour = 'red';
create index red_receipts_of_an_original on receipts.receipts (root, original) where colour = 'red';

-- Where a receipt lies, by what is printed on it. This row is held by whoever reverses or claims it.
create table receipts.numbers (
  number bigint not null,
  series text not null,
  root uuid not null,
  id uuid not null,
  primary key (number, series)
);

-- A unit has reimbursed this receipt: once, because the number is the key.
create table receipts.claims (
  number bigint not null,
  series text not null,
  claimant text not null,
  claimant_name text not null,
  claimed_by text not null,
  fen bigint not null,
  claimed_at timestamptz not null,
  day date not null,
  primary key (number, series)
);
comment on table receipts.claims is 'append-only: which unit reimbursed a receipt';
