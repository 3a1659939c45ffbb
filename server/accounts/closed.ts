// SPDX-License-Identifier: Apache-2.0
import { closedTable } from '../kernel/index.ts'

/** What a posting was for, in somebody's words. Postings are only added to: their keys stay. */
export const closedPostings = closedTable('accounts.postings', ['account', 'id'], { purpose: 'text' }, { appendOnly: 'postings' })
