-- SPDX-License-Identifier: Apache-2.0

-- What is handed in and has not become part of a case is looked at again: whether anything still refers to it.
-- `look_at` is null once it never needs to be looked at again (it belongs to a case, or the city made it).
-- `loose_since` is when it was found, or said, to be referred to by nothing.
-- `account` is whose share of the disk it takes while it waits.
alter table files.files
  add column account text,
  add column look_at timestamptz,
  add column loose_since timestamptz,
  add constraint what_is_loose_is_looked_at check (loose_since is null or look_at is not null);
update files.files set look_at = kept_at where owner_kind in ('draft', 'case');
create index files_to_look_at on files.files (look_at) where look_at is not null;
create index files_that_wait_of_an_account on files.files (account) where look_at is not null;
create index files_of_a_digest on files.files (sm3 text_pattern_ops);
