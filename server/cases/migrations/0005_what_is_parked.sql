-- SPDX-License-Identifier: Apache-2.0

-- Cases that stand nowhere were written with the JSON value null, which is not null: each of them was in the index, and in the list of what stands still.
drop index cases.cases_that_are_parked;
create index cases_that_are_parked on cases.cases (id) where jsonb_typeof(parked) = 'object';
