-- SPDX-License-Identifier: Apache-2.0

-- A supervisor of one district sees what is of that district: each row says where it belongs.
alter table supervision.urgings add column region text;
update supervision.urgings u set region = c.region from cases.cases c where c.root = u.root and c.id = u.case_id;
alter table supervision.urgings alter column region set not null;

alter table supervision.flags add column region text;
update supervision.flags set region = detail ->> 'region';
alter table supervision.flags alter column region set not null;

-- Who sees every department walks from the newest flag back, and passes over other regions.
create index flags_newest on supervision.flags (at desc, id desc);
