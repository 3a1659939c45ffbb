-- SPDX-License-Identifier: Apache-2.0

-- A licence that a part of a bundle gave waits for the other parts, so that all are handed over together: until then its holder and who checks its
-- code do not see it, while cases of the same bundle use it.
alter table licences.licences add column waits boolean not null default false;
