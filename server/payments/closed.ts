// SPDX-License-Identifier: Apache-2.0
import { closedTable } from '../kernel/index.ts'

/** Who pays. The number of the bill and the sum name nobody. */
export const closedBills = closedTable(
  'payments.bills',
  ['root', 'id'],
  { payer_name: 'text' },
  { as: { payer_name: 'payerName' } },
)
