// SPDX-License-Identifier: Apache-2.0
import { closedTable } from '../kernel/index.ts'

/** What a person was told. */
export const closedNotices = closedTable('notices.notices', ['account', 'id'], { body: 'text' })
export const closedMessages = closedTable('notices.messages', ['account', 'id'], { body: 'text' })
