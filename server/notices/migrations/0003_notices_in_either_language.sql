-- SPDX-License-Identifier: Apache-2.0

-- A notice is said in the language of whoever reads it: beside its Chinese text lies what it was written from. Rows from before have none.
alter table notices.notices add column said jsonb;
