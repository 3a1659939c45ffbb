-- SPDX-License-Identifier: Apache-2.0
-- Kinds of content are registered by rooms and declared by cities: which there are is not for this table to say (docs/decisions/0037).
alter table packs.versions drop constraint versions_are_of_a_known_kind;
