-- SPDX-License-Identifier: Apache-2.0

-- About how many other people an applicant asked on a day, by the keyed index of their numbers: one row an applicant, overwritten
-- the next day. Distributed by the applicant.
create table applications.asked_numbers (
  applicant_id text not null,
  day date not null,
  numbers text[] not null,
  primary key (applicant_id)
);
