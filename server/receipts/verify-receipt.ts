// SPDX-License-Identifier: Apache-2.0

import { departmentOf } from '../items/index.ts'
import { localIso } from '../kernel/index.ts'
import { maskName } from '../people/index.ts'
import { receiptByCode } from './claim.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { numberText, type Receipt } from './receipt.ts'

const placeOf = ({ series, number }: Pick<Receipt, 'series' | 'number'>) => ({ series, number: numberText(number) })

/**
 * What anyone learns who has a receipt in hand: whether it is genuine, what of it was taken back, and whether it has been reimbursed.
 * A person's name stays masked, and which unit claimed it is not told. Throws RECEIPT_UNKNOWN.
 */
export async function verifyReceipt(city: City, text: string) {
  const receipt = await receiptByCode(city, city.sql, text)
  const { root, id, series, number, colour } = receipt
  const [reds, claim, original] = await Promise.all([
    queries.redOf(city.sql, root, id),
    queries.findClaim(city.sql, series, number),
    receipt.original === null ? undefined : queries.findReceipt(city.sql, root, receipt.original),
  ])
  const reversed = reds.reduce((sum, red) => sum - red.fen, 0)
  return {
    ...placeOf(receipt),
    name: receipt.name,
    amount: receipt.fen / 100,
    payer: receipt.payer.creditCode === undefined ? maskName(receipt.payer.name) : receipt.payer.name,
    issuer: departmentOf(city, receipt.department).name,
    issuedOn: receipt.day,
    state: colour === 'red' ? 'red' : reversed === 0 ? 'valid' : reversed < receipt.fen ? 'part-reversed' : 'reversed',
    reversed: reversed / 100,
    reds: reds.map((red) => ({ ...placeOf(red), amount: red.fen / 100, issuedOn: red.day })),
    original: original === undefined ? null : placeOf(original),
    claimedOn: claim?.day ?? null,
    simulated: city.config.demo,
    checkedAt: localIso(city.clock.now()),
  }
}
