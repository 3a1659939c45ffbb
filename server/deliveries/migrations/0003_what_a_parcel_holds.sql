-- SPDX-License-Identifier: Apache-2.0

-- Several parcels may be under way in one matter: each says what is in it, by the names of the licences, as it was when it was handed over.
alter table deliveries.parcels add column contents jsonb not null default '[]';
alter table deliveries.parcels add constraint contents_are_a_list check (jsonb_typeof(contents) = 'array');
