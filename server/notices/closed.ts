// SPDX-License-Identifier: Apache-2.0
import { closedTable } from '../kernel/index.ts'

/** What a person was told. */
export const closedNotices = closedTable('notices.notices', ['account', 'id'], { body: 'text', said: 'json' })
export const closedMessages = closedTable('notices.messages', ['account', 'id'], { body: 'text' })
/** To which number: by `vault.protect`, as it lies with the account. */
export const protectedMobiles = closedTable(
  'notices.messages',
  ['account', 'id'],
  { mobile: 'text' },
  { isProtected: true, bound: () => '' },
)
