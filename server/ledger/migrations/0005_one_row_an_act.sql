-- SPDX-License-Identifier: Apache-2.0

-- What one act says is one row: the first entry where it always was, and the others with ids of their own; one seal on all of it (ADR 0070).
alter table ledger.inbox add column more jsonb;

create view ledger.waiting as
select id, root, at, entry from ledger.inbox
union all
select (m ->> 'id')::uuid, (m ->> 'root')::uuid, i.at, m -> 'entry' from ledger.inbox i, jsonb_array_elements(i.more) as m;
