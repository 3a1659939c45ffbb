-- SPDX-License-Identifier: Apache-2.0

-- which accounts have a mobile number: an old couple may share one. Distributed by the keyed index of the number.
create table people.mobiles (
  mobile_index text not null,
  person uuid not null,
  primary key (mobile_index, person)
);
create index mobiles_of_a_person on people.mobiles (person);

-- a code of six digits that was sent to a number (simulated SMS). The code itself is nowhere: it follows from the id and the city's
-- secret. It works in the sign-in in which it was asked for, and once. Distributed by that sign-in.
create table people.sms_codes (
  interaction text not null,
  id uuid not null,
  purpose text not null,
  mobile_index text not null,
  mobile text not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz,
  primary key (interaction, id),
  constraint what_a_code_is_for check (purpose in ('sign-in', 'reset', 'register'))
);
create index sms_codes_that_have_ended on people.sms_codes (ends_at);
