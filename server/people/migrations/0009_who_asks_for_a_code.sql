-- SPDX-License-Identifier: Apache-2.0

-- whether the browser that asked is known for the number: what the city sends in an hour goes to those first
alter table people.sms_codes add column is_known boolean not null default false;
