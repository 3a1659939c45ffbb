-- SPDX-License-Identifier: Apache-2.0

-- By what officers find a case among all that they may see: the applicant's name, and the last four digits of a phone number. `owner` is
-- a department that has a part in it, or 'hall:…', where it was taken in; so nobody's search walks through what others own. Distributed by owner.
create table cases.search_keys (
  owner text not null,
  key text collate "C" not null,
  submitted_at timestamptz not null,
  root uuid not null,
  id uuid not null,
  region text not null,
  constraint a_case_is_found_once_under_a_key primary key (owner, key, submitted_at, root, id) include (region)
);

-- cases from before: names as they stand, of firms each end of the name, of phone numbers the last four digits
insert into cases.search_keys (owner, key, submitted_at, root, id, region)
select distinct o.owner, k.key, c.submitted_at, c.root, c.id, c.region
  from cases.cases c
  join cases.dossiers d on d.root = c.root and d.id = c.id
  cross join lateral (
    select c.department as owner
    union select 'hall:' || c.hall where c.hall is not null
    union select t.department from cases.tasks t where t.root = c.root and t.case_id = c.id) o
  cross join lateral (
    select 'name:' || substr(n.name, place) as key
      from (select replace(lower(normalize(c.applicant_name, NFKC)), ' ', '') as name) n,
           generate_series(1, case when c.applicant_kind = 'person' then 1 else least(12, length(n.name) - 1) end) as place
     where place = 1 or substr(n.name, place) !~ '^(有限|股份|责任|公司|集团|分公司)'
    union select 'name:' || replace(lower(normalize(c.agent ->> 'name', NFKC)), ' ', '') where c.agent is not null
    union select 'tail:' || right(m.mobile, 4)
            from (values (d.applicant ->> 'mobile'), (c.delivery ->> 'mobile')) as m(mobile)
           where m.mobile ~ '^\d{11}$') k;

-- What is late or nearly is listed by when it was due, across departments too; and what ended, by its end.
create index cases_late_by_due on cases.cases (due_at, id)
  where closed_at is null and due_at is not null and decided_at is null and state not in ('supplement', 'suspended');
create index cases_late_of_a_department on cases.cases (department, due_at, id)
  where closed_at is null and due_at is not null and decided_at is null and state not in ('supplement', 'suspended');
create index cases_open_in_order on cases.cases (submitted_at, id) where closed_at is null;
create index cases_open_of_a_department on cases.cases (department, submitted_at, id) where closed_at is null;
create index cases_by_end on cases.cases (closed_at, id) where closed_at is not null;
