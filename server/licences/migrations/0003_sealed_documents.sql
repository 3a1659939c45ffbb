-- SPDX-License-Identifier: Apache-2.0

-- Distributed by document: papers and other documents that were sealed, once and for good.
create table licences.sealed_documents (
  document text primary key,
  kind text not null,
  file uuid not null,
  sm3 text not null,
  seal text not null,
  sealed_at timestamptz not null
);
