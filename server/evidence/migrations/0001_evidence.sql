-- SPDX-License-Identifier: Apache-2.0

-- Its table, `asked_numbers`, comes over from `applications`, which made it (applications/migrations/0006).
create schema evidence;
