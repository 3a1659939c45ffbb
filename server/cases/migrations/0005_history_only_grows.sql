-- SPDX-License-Identifier: Apache-2.0

-- what was done with a case is read and added to, by servers too (kernel/migrate-queries.ts reads this word)
comment on table cases.history is 'append-only: what was done with a case';
