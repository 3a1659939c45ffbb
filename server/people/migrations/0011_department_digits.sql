-- SPDX-License-Identifier: Apache-2.0

-- Three digits stand for a department in the numbers of its cases. They were its place in the list of departments, so a line put in between moved them;
-- the first start after this file writes down the places that were in use (people/department-digits.ts).
alter table people.departments add column digits text;
alter table people.departments add constraint digits_stand_for_one_department unique (digits);
