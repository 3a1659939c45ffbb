-- SPDX-License-Identifier: Apache-2.0

-- Its table comes over from `supervision`, which made it (supervision/migrations/0003).
create schema urgings;
