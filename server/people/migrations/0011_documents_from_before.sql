-- SPDX-License-Identifier: Apache-2.0

-- Accounts that were opened on-line with a foreign document while that gave level 2 at once, and whose document no counter has seen since.
-- A server makes what they say of themselves a declaration when it starts (the numbers lie closed), and tells them; then the row goes.
-- Distributed by the person.
create table people.unseen_documents (
  person uuid primary key,
  document text not null,
  since timestamptz not null,
  constraint documents_that_may_be_unseen check (document in ('passport', 'permit'))
);

insert into people.unseen_documents (person, document, since)
select distinct on (p.id) p.id, said.document, said.at
  from ledger.documents_said said
  join people.persons p on p.id::text = said.account
 where said.act = 'account.registered' and p.level > 1 and said.document in ('passport', 'permit')
   and not exists (select 1 from people.declarations d where d.person = p.id)
   and not exists (select 1 from ledger.documents_said seen where seen.account = p.id::text and seen.act = 'identity.confirmed')
 order by p.id, said.at;
