-- SPDX-License-Identifier: Apache-2.0

-- When the applicant was told that an untouched draft will be deleted; it counts only while nothing was saved since.
alter table applications.drafts add column warned_at timestamptz;
create index drafts_by_age on applications.drafts (state, saved_at) where state <> 'submitted';
-- a file names its draft by the id alone
create index drafts_by_id on applications.drafts (id);
