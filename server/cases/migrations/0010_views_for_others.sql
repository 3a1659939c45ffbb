-- SPDX-License-Identifier: Apache-2.0

-- What other rooms may read of cases (Room.views): how each stands, and what officers have in hand and have done. No name of an applicant, nothing that lies closed.
create view cases.standings as
select root, id, kind, number, item, department, region, state, phase, applicant_kind, visits, submitted_at, due_at, yellow_at, decided_at, closed_at
  from cases.cases;

create view cases.work_in_hand as
select root, case_id, task, name, department, position, region, assignee, is_paused, due_at
  from cases.worklist;

create view cases.work_done as
select root, case_id, id as task, name, department, region, ended_by, ended_at, due_at
  from cases.tasks
 where state = 'done';
