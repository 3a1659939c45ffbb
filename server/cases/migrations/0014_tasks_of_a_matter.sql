-- SPDX-License-Identifier: Apache-2.0

-- A matter has few tasks that have ended: those of one case of it are found by the primary key, which begins with the matter.
drop index cases.tasks_of_a_case;
