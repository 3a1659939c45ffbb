-- SPDX-License-Identifier: Apache-2.0
-- The keyed digest of what a machine told under its id: the same id with something else in it is refused, not answered with the old case.
-- What was told before this migration has none, and is taken for the same.
alter table kinds.signals add column told text;
