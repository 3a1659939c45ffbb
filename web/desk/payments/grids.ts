// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next'
import { type DayRefund, type Movement, movementsOf, refundsOfDay } from '../doors/payments.ts'
import type { Page } from '../doors/types.ts'
import type { Grid } from '../work/sheet.ts'
import { type MovementFilter, movementFits } from './filters.ts'

/** A day's list to its end, not only what is on the screen. */
async function toTheEnd<Row>(read: (after: string | null) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | null = null
  do {
    const page: Page<Row> = await read(after)
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}

const heads = (t: TFunction, names: string[]): string[] => names.map((name) => t(`payments.${name}`))

export async function movementGrid(day: string, filter: MovementFilter, t: TFunction): Promise<Grid> {
  const rows = (await toTheEnd<Movement>((after) => movementsOf(day, after))).filter(movementFits[filter])
  return {
    name: t('payments.files.rows', { day }),
    heads: heads(t, ['at', 'kind', 'transaction', 'bill', 'amount', 'outcome', 'refund']),
    rows: rows.map((row) => [
      { instant: row.at },
      t(`payments.kinds.${row.kind}`),
      row.transactionNo,
      row.bill,
      { amount: row.amount },
      row.because === null ? t('payments.booked') : t(`payments.because.${row.because}`),
      row.refunds.map((one) => `${t(`payments.states.${one.state}`)} ${one.amount.toFixed(2)} ${one.number}`).join('；'),
    ]),
  }
}

export async function refundGrid(day: string, of: 'ordered' | 'done', t: TFunction): Promise<Grid> {
  const rows = await toTheEnd<DayRefund>((after) => refundsOfDay(day, of, after))
  return {
    name: t(`payments.files.${of}`, { day }),
    heads: heads(t, ['refund', 'transaction', 'bill', 'amount', 'why', 'outcome', 'orderedAt', 'doneAt']),
    rows: rows.map((row) => [
      ...[row.number, row.transactionNo, row.bill],
      { amount: row.amount },
      row.reason ?? t(`payments.because.${row.because}`),
      t(`payments.states.${row.state}`),
      { instant: row.orderedAt },
      { instant: row.doneAt },
    ]),
  }
}
