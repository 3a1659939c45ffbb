-- SPDX-License-Identifier: Apache-2.0

-- Nobody acts as a unit for a firm that is dissolved (ADR 0075); kept in step with the firms register by whoever writes it.
alter table people.firms add column has_ended boolean not null default false;
