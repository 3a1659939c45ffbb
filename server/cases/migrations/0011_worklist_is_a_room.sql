-- SPDX-License-Identifier: Apache-2.0

-- What waits for whom is a room of its own, beneath: desk, halls and supervision read it without a case.
drop view cases.work_in_hand;
alter table cases.worklist set schema worklist;

create view worklist.in_hand as
select root, case_id, task, name, department, position, region, assignee, is_paused, due_at
  from worklist.worklist;
