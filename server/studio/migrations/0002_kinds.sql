-- SPDX-License-Identifier: Apache-2.0
-- Kinds of case that packs declare are changed here as items and bundles are.
alter table studio.drafts
  drop constraint drafts_are_of_a_known_kind,
  add constraint drafts_are_of_a_known_kind check (kind in ('item', 'bundle', 'kind'));
