-- SPDX-License-Identifier: Apache-2.0

-- A resident's name lies closed (ADR 0050); an auditor who asks whose a leaked name is finds it by its keyed index. Accounts from before are
-- closed and indexed in the background; until then they are found by the name as it lies.
alter table people.persons add column name_index text;
drop index people.persons_by_name;
create index persons_by_name on people.persons (name_index) where name_index is not null;
create index persons_by_open_name on people.persons (name) where name_index is null;
