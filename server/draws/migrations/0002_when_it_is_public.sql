-- SPDX-License-Identifier: Apache-2.0

-- Whether the roll is public is said when it is promised and never again; what came out is public from an instant on, so that nobody who was
-- drawn knows it before the visit.
alter table draws.draws add column is_public boolean not null default false;
alter table draws.draws add column public_from timestamptz;
