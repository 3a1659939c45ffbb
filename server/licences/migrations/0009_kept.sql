-- SPDX-License-Identifier: Apache-2.0

-- no server deletes what a holder has given or taken back (kernel/migrate-queries.ts reads these words)
comment on table licences.authorisations is 'never deleted: who might use a licence when';
