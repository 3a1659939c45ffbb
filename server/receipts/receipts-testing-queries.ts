// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

/** The last number that a series counted, how many receipts it has, and the highest number among them. */
export async function seriesHeld(tx: Tx, series: string): Promise<{ last: number; count: number; most: number }> {
  const [row] = await tx<{ last: number; count: number; most: number }[]>`
    select s.last, (select count(*)::int from receipts.receipts r where r.series = s.series) as count,
           (select max(number) from receipts.receipts r where r.series = s.series) as most
      from receipts.series s where s.series = ${series}`
  return row ?? { last: 0, count: 0, most: 0 }
}

/** The same code with another last sign. */
export const receiptWithWrongSign = (code: string): string => `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`
