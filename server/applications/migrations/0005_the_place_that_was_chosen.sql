-- SPDX-License-Identifier: Apache-2.0

-- The region that the applicant chose where the item lets her, or where no address tells which body is competent.
alter table applications.drafts add column place text;
