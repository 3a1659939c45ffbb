-- SPDX-License-Identifier: Apache-2.0

-- What one act tells is one row: what all its facts say alike once, and each of them with an id of its own, in order (ADR 0070).
alter table outbox.facts add column alike jsonb not null default '{}', add column told jsonb;
update outbox.facts set told = jsonb_build_array(jsonb_build_object('id', id, 'kind', kind, 'payload', payload));
alter table outbox.facts alter column told set not null, drop column kind, drop column payload;
