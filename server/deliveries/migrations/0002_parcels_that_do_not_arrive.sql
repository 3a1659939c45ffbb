-- SPDX-License-Identifier: Apache-2.0

-- The courier may lose a parcel, and a receiver may refuse it. What the latest report says is the parcel's state; reports come in any order, so
-- the instant of the one that said so is kept. Served is only what is delivered.
alter table deliveries.parcels drop constraint states_of_a_parcel;
alter table deliveries.parcels add constraint states_of_a_parcel check (state in ('booked', 'moving', 'delivered', 'returned', 'lost', 'refused'));
alter table deliveries.parcels add column state_at timestamptz;
update deliveries.parcels set state_at = coalesce(delivered_at, booked_at), delivered_at = case when state = 'delivered' then coalesce(delivered_at, booked_at) end;
alter table deliveries.parcels alter column state_at set not null;
alter table deliveries.parcels add constraint only_what_was_delivered_is_served check ((state = 'delivered') = (delivered_at is not null));
