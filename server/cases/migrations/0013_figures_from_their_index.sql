-- SPDX-License-Identifier: Apache-2.0

-- What ended in a period is counted by department, item and district, from the index alone: a year of a large city is hundreds of thousands of wide rows.
drop index cases.cases_by_end;
create index cases_by_end on cases.cases (closed_at, id)
  include (root, kind, item, department, region, state, phase, applicant_kind, visits, due_at, yellow_at, decided_at) where closed_at is not null;
