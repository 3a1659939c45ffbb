-- SPDX-License-Identifier: Apache-2.0

-- What other rooms may read of the ledger (Room.views): which accounts were opened on-line with a document, and whose document a counter has seen.
create view ledger.documents_said as
select subject as account, act, facts ->> 'document' as document, at
  from ledger.entries where act in ('account.registered', 'identity.confirmed')
union all
select entry -> 'subject' ->> 'id', entry ->> 'act', entry -> 'facts' ->> 'document', at
  from ledger.inbox where entry ->> 'act' in ('account.registered', 'identity.confirmed');
