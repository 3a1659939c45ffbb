-- SPDX-License-Identifier: Apache-2.0
-- Whose a row is lies in the index of its state, so that counting within a reach goes over the index alone.
drop index kinds.rows_of_a_state;
create index rows_of_a_state on kinds.rows (kind, state, opened_at desc, id desc) include (department, region);
drop index kinds.rows_ended_since;
create index rows_ended_since on kinds.rows (kind, state, closed_at desc) include (department, region) where closed_at is not null;
