-- SPDX-License-Identifier: Apache-2.0
create schema payments;

-- A bill of a case, with its statutory basis. Money is kept in fen, so that no sum is ever off by a fraction.
create table payments.bills (
  root uuid not null,
  id uuid not null,
  case_id uuid not null,
  number text not null,
  payer_id text not null,
  payer_name text not null,
  department text not null,
  name text not null,
  basis text not null,
  fen bigint not null,
  state text not null,
  billed_at timestamptz not null,
  paid_at timestamptz,
  receipt text,
  primary key (root, id),
  constraint amounts_are_positive check (fen > 0),
  constraint states_of_a_bill check (state in ('open', 'paid', 'refunded', 'void')),
  constraint a_paid_bill_says_when check (state <> 'paid' or (paid_at is not null and receipt is not null))
);
create index bills_of_a_case on payments.bills (root, case_id);

-- Every callback of the payment service, once: the transaction number is its identity.
create table payments.callbacks (
  transaction_no text primary key,
  bill text not null,
  root uuid not null,
  fen bigint not null,
  kind text not null,
  at timestamptz not null,
  day date not null,
  constraint kinds_of_callback check (kind in ('payment', 'refund'))
);
create index callbacks_of_a_day on payments.callbacks (day);

-- Where a bill is, by the number that the payment service knows.
create table payments.bill_numbers (
  number text primary key,
  root uuid not null,
  id uuid not null
);
