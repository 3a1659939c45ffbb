-- SPDX-License-Identifier: Apache-2.0

-- A foreign document that somebody said at registration was hers. Until a counter has seen the original, her account carries a number
-- that nothing else carries, so that it opens nobody's records; then the document becomes the account's and the row goes.
-- Several may declare the same document: one has it confirmed. Distributed by the person.
create table people.declarations (
  person uuid primary key,
  document text not null,
  number text not null,
  number_index text not null,
  declared_at timestamptz not null,
  constraint documents_that_may_be_declared check (document in ('passport', 'permit'))
);
