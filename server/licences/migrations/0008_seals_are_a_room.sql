-- SPDX-License-Identifier: Apache-2.0

-- Seals stand on papers and receipts as well as on licences: they are a room of their own, beneath.
alter table licences.seals set schema seals;
alter table licences.seal_uses set schema seals;
alter table licences.seal_counts set schema seals;
alter table licences.sealed_documents set schema seals;
alter table licences.sealings set schema seals;
