-- SPDX-License-Identifier: Apache-2.0

-- no server deletes an account, a post or a right to act for another (kernel/migrate-queries.ts reads these words)
comment on table people.persons is 'never deleted: accounts of residents';
comment on table people.officers is 'never deleted: accounts of officers';
comment on table people.appointments is 'never deleted: who had which post when';
comment on table people.firm_authorisations is 'never deleted: who might act for a firm when';
comment on table people.proxies is 'never deleted: who might act for another when';
