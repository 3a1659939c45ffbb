-- SPDX-License-Identifier: Apache-2.0

-- An urging is a demand and its answer, with a right of its own; supervision looks and flags.
alter table supervision.urgings set schema urgings;
