-- SPDX-License-Identifier: Apache-2.0

-- What proves a payment is its fiscal e-receipt (receipts.receipts), not a number made of the transaction's.
alter table payments.bills drop constraint a_paid_bill_says_when;
alter table payments.bills drop column receipt;
alter table payments.bills add constraint a_paid_bill_says_when check (state <> 'paid' or paid_at is not null);
