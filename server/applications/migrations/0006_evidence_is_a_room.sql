-- SPDX-License-Identifier: Apache-2.0

-- Whom an applicant asks about is counted by the room that asks, `evidence`.
alter table applications.asked_numbers set schema evidence;
