-- SPDX-License-Identifier: Apache-2.0

-- Whose account gave the rating: of a firm's case the agent who did, so that the answer finds her. Of a person's case it is the applicant's own.
alter table ratings.ratings add column rated_by text;
update ratings.ratings r set rated_by = r.applicant_id
  from cases.cases c where c.root = r.root and c.id = r.case_id and c.applicant_kind = 'person';
