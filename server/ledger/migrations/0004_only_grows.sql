-- SPDX-License-Identifier: Apache-2.0

-- a checkpoint signs which one it follows; null in those that were made before they were chained
alter table ledger.checkpoints add column prev bytea;

-- the server's own seal on what waits, so that nothing that somebody else put there or changed there is numbered as an act;
-- null in rows from before, which are sealed once, when the witness begins
alter table ledger.inbox add column mac text;

-- an act is numbered once: whoever puts a numbered row back into the inbox is found by its id
create index entries_by_id on ledger.entries (id);

-- what is numbered is read and added to, by servers too (kernel/migrate-queries.ts reads this word)
comment on table ledger.entries is 'append-only: the chain';
comment on table ledger.checkpoints is 'append-only: its signed heads';
