-- SPDX-License-Identifier: Apache-2.0

-- who used a licence or a seal is read and added to, by servers too (kernel/migrate-queries.ts reads this word)
comment on table licences.uses is 'append-only: who looked at a licence, and on what ground';
comment on table licences.seal_uses is 'append-only: what a seal was put on';
