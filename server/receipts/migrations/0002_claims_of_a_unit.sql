-- SPDX-License-Identifier: Apache-2.0

-- a unit looks at what it has booked, the newest first: of some of it the money went back later
create index claims_of_a_unit on receipts.claims (claimant, claimed_at desc, number desc);
