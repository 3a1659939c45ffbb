-- SPDX-License-Identifier: Apache-2.0

-- A state belongs to the kind of the case; what it is to the platform (new, running, standing still, decided, ended) is its phase, and
-- only that is asked for. `particulars` is what its kind alone reads. No constraint names a kind or a state any more.
alter table cases.cases
  add column phase text,
  add column particulars jsonb not null default '{}',
  drop constraint states_of_a_case,
  drop constraint accepted_cases_carry_the_day,
  drop constraint an_ended_case_says_when;
update cases.cases set phase = case
  when state = 'submitted' then 'new'
  when state in ('supplement', 'suspended') then state
  when state = 'accepted' then 'running'
  when state in ('decided', 'delivering') then 'decided'
  else 'ended' end;
alter table cases.cases
  alter column phase set not null,
  add constraint phases_of_a_case check (phase in ('new', 'running', 'supplement', 'suspended', 'paused', 'decided', 'ended')),
  add constraint an_ended_case_says_when check (phase <> 'ended' or closed_at is not null);

drop index cases.cases_late_by_due;
drop index cases.cases_late_of_a_department;
create index cases_late_by_due on cases.cases (due_at, id)
  where closed_at is null and due_at is not null and decided_at is null and phase not in ('supplement', 'suspended', 'paused');
create index cases_late_of_a_department on cases.cases (department, due_at, id)
  where closed_at is null and due_at is not null and decided_at is null and phase not in ('supplement', 'suspended', 'paused');

-- A kind may number its cases by a pattern of its own; each series counts by itself, the day's serves the short numbers.
alter table cases.serials alter column day type text using day::text;
alter table cases.serials rename column day to series;
