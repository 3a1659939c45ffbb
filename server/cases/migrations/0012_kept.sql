-- SPDX-License-Identifier: Apache-2.0

-- no server deletes a case, its dossier, a task that was done or a number that was given (kernel/migrate-queries.ts reads these words)
comment on table cases.cases is 'never deleted: the case';
comment on table cases.dossiers is 'never deleted: what was asked and handed in';
comment on table cases.tasks is 'never deleted: what was done';
comment on table cases.numbers is 'never deleted: numbers that were given';
comment on table cases.short_numbers is 'never deleted: numbers that were given';
comment on table cases.serials is 'never deleted: how far the numbers have come';
