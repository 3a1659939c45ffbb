-- SPDX-License-Identifier: Apache-2.0

-- what waits is put there and taken from there; nobody changes it meanwhile, servers neither (kernel/migrate-queries.ts reads this word)
comment on table ledger.inbox is 'written once: what waits to be numbered';
