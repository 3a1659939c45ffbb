-- SPDX-License-Identifier: Apache-2.0

-- Every callback says what became of it. What was not booked is money that the city holds and is not owed: it goes back.
alter table payments.callbacks add column outcome text, add column because text;
update payments.callbacks k set outcome = 'booked'
  from payments.bill_numbers n join payments.bills b on b.root = n.root and b.id = n.id
 where n.number = k.bill and k.kind = 'payment' and b.receipt = 'PJ' || k.transaction_no;
update payments.callbacks set outcome = 'unbooked', because = 'paid-already' where outcome is null;
alter table payments.callbacks alter column outcome set not null;
alter table payments.callbacks add constraint a_callback_is_booked_or_says_why_not
  check ((outcome = 'booked' and because is null) or (outcome = 'unbooked' and because is not null));
create index callbacks_for_a_bill on payments.callbacks (bill);

-- An order to give a payment back, whole. Its key is the payment, so that none is given back twice.
create table payments.refunds (
  root uuid not null,
  transaction_no text not null,
  number text not null,
  bill text not null,
  department text not null,
  region text not null,
  fen bigint not null,
  because text not null,
  state text not null,
  ordered_at timestamptz not null,
  day date not null,
  done_at timestamptz,
  done_on date,
  primary key (root, transaction_no),
  constraint refunds_are_positive check (fen > 0),
  constraint states_of_a_refund check (state in ('ordered', 'done')),
  constraint a_done_refund_says_when check (state = 'ordered' or (done_at is not null and done_on is not null))
);
create index refunds_ordered_on_a_day on payments.refunds (day);
create index refunds_done_on_a_day on payments.refunds (done_on) where done_on is not null;

insert into payments.refunds (root, transaction_no, number, bill, department, region, fen, because, state, ordered_at, day)
select root, transaction_no, 'TK' || transaction_no, bill, department, region, fen, because, 'ordered', now(), (now() at time zone 'Asia/Shanghai')::date
  from payments.callbacks where outcome = 'unbooked' and kind = 'payment';
