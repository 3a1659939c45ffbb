-- SPDX-License-Identifier: Apache-2.0

-- How much of a payment is on its way back. The database holds it below what came, whoever orders at the same instant.
alter table payments.callbacks add column returning_fen bigint not null default 0, add column refund text;
update payments.callbacks k set returning_fen = r.fen
  from payments.refunds r where r.root = k.root and r.transaction_no = k.transaction_no and k.kind = 'payment';
alter table payments.callbacks add constraint no_more_goes_back_than_came check (returning_fen between 0 and fen);

-- A payment may go back in parts. What an officer asks for waits for another officer; everything else is ordered at once.
alter table payments.refunds
  add column serial integer not null default 1,
  add column reason text,
  add column asked_at timestamptz,
  add column asked_by text,
  add column answered_by text,
  alter column ordered_at drop not null,
  alter column day drop not null,
  drop constraint refunds_pkey,
  drop constraint states_of_a_refund,
  drop constraint a_done_refund_says_when;
alter table payments.refunds
  add primary key (root, transaction_no, serial),
  add constraint states_of_a_refund check (state in ('asked', 'refused', 'ordered', 'done')),
  add constraint an_ordered_refund_says_when check (state in ('asked', 'refused') or (ordered_at is not null and day is not null)),
  add constraint a_done_refund_says_when check (state <> 'done' or (done_at is not null and done_on is not null)),
  add constraint an_asked_refund_says_why check (asked_by is null or (asked_at is not null and reason is not null)),
  add constraint another_officer_answers check (asked_by is null or answered_by is null or answered_by <> asked_by);
create unique index one_refund_of_a_payment_waits on payments.refunds (root, transaction_no) where state = 'asked';
create index refunds_that_wait on payments.refunds (department, asked_at) where state = 'asked';

-- What the payment service said under a number that stands for other money already. It may be money all the same, so it is kept.
create table payments.contradictions (
  transaction_no text not null,
  kind text not null,
  bill text not null,
  fen bigint not null,
  root uuid not null,
  department text not null,
  region text not null,
  at timestamptz not null,
  day date not null,
  primary key (transaction_no, kind, bill, fen),
  constraint kinds_of_contradiction check (kind in ('payment', 'refund'))
);
comment on table payments.contradictions is 'append-only: callbacks whose number stands for other money already';
create index contradictions_of_a_day on payments.contradictions (day);
