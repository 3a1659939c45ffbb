-- SPDX-License-Identifier: Apache-2.0

-- Subjects and keys are keyed indexes of identity numbers and codes (HMAC-SM3, room vault); in a city from before the numbers themselves, until they have been closed.
-- A record that is closed takes its keys along.
create index keys_of_a_record on registers.keys (id);
