// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next'
import { yuan } from './yuan.ts'

/** The sum of a row, under the one that says which bill it belongs to. */
export const billAndAmount = <Row extends { amount: number }>(t: TFunction) => [
  { title: t('payments.bill'), dataIndex: 'bill', className: 'figures' },
  {
    title: t('payments.amount'),
    key: 'amount',
    align: 'right' as const,
    className: 'figures',
    render: (_: unknown, row: Row) => yuan(row.amount),
  },
]
