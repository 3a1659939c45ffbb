-- SPDX-License-Identifier: Apache-2.0

-- no server deletes what was billed, paid or ordered back (kernel/migrate-queries.ts reads these words)
comment on table payments.bills is 'never deleted: what was billed';
comment on table payments.callbacks is 'never deleted: what the payment service told';
comment on table payments.refunds is 'never deleted: what was ordered back';
