-- SPDX-License-Identifier: Apache-2.0

-- Its table comes over from `cases`, which made it (cases/migrations/0011).
create schema worklist;
