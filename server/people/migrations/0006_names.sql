-- SPDX-License-Identifier: Apache-2.0

-- an auditor asks whose a leaked name is
create index persons_by_name on people.persons (name);
create index officers_by_name on people.officers (name);
create index firms_by_name on people.firms (name);
