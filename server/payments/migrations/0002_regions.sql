-- SPDX-License-Identifier: Apache-2.0

-- Whose money it is: the books of a district are those of its own bills and of the callbacks for them.
alter table payments.bills add column region text;
update payments.bills b set region = c.region from cases.cases c where c.root = b.root and c.id = b.case_id;
alter table payments.bills alter column region set not null;

alter table payments.callbacks add column department text, add column region text;
update payments.callbacks k set department = b.department, region = b.region
  from payments.bill_numbers n join payments.bills b on b.root = n.root and b.id = n.id
 where n.number = k.bill;
alter table payments.callbacks alter column department set not null, alter column region set not null;
