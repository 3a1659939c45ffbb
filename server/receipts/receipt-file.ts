// SPDX-License-Identifier: Apache-2.0
import type { Case } from '../cases/index.ts'
import type { OpenFile } from '../files/index.ts'
import { departmentOf } from '../items/index.ts'
import { Refusal, transaction } from '../kernel/index.ts'
import { billsOfCase } from '../payments/index.ts'
import { byThePlatform, sealOnce } from '../seals/index.ts'
import { printReceipt } from './draw-receipt.ts'
import { issueReceipt, opened } from './issue-receipt.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { codeOf, numberText, type Receipt } from './receipt.ts'

/** The receipts of these cases. A bill that has just been paid, or was before receipts were issued, gets its own now. */
export async function receiptsOf(city: City, cases: Case[]): Promise<Receipt[]> {
  const [first] = cases
  if (first === undefined) return []
  const ids = cases.map((one) => one.id)
  const paid = (await billsOfCase(city.sql, first.root, ids)).filter((bill) => bill.paidAt !== null)
  const known = await queries.receiptsOfCases(city.sql, first.root, ids)
  const missing = paid.filter((bill) => !known.some((one) => one.bill === bill.number))
  if (missing.length === 0) return known.map((row) => opened(city, row))
  for (const bill of missing) await transaction(city.sql, (tx) => issueReceipt(city, tx, bill))
  return (await queries.receiptsOfCases(city.sql, first.root, ids)).map((row) => opened(city, row))
}

/** A receipt as one file that proves itself: drawn, sealed by whoever charged and signed when it is first asked for, then the same bytes. */
export async function receiptFile(city: City, cases: Case[], id: string): Promise<OpenFile> {
  const receipts = await receiptsOf(city, cases)
  const receipt = receipts.find((one) => one.id === id)
  const subject = cases.find((one) => one.id === receipt?.caseId)
  if (receipt === undefined || subject === undefined) throw new Refusal('NOT_FOUND')
  const original = receipts.find((one) => one.id === receipt.original)
  const code = codeOf(receipt)
  const issuer = departmentOf(city, receipt.department).name
  const { series, checkCode, colour, name, fen, payer, day } = receipt
  return sealOnce(city, {
    document: { kind: 'receipt', id: receipt.id },
    department: receipt.department,
    name: `电子票据-${series}-${numberText(receipt.number)}.pdf`,
    purpose: `电子票据 ${series} ${numberText(receipt.number)}`,
    by: byThePlatform,
    facts: {
      ...{ title: '非税收入电子票据', series, number: numberText(receipt.number), checkCode, colour, name, amount: fen / 100 },
      ...{ payer: { ...payer }, issuedOn: day, original: original ? codeOf(original) : null },
    },
    draw: (seal) =>
      printReceipt({
        ...receipt,
        ...{ city: city.content.city, issuer, caseNumber: subject.number, originalCode: original ? codeOf(original) : null },
        ...{ verifyUrl: `${city.config.publicUrl}/verify/${code}`, simulated: city.config.demo, seal },
      }),
  })
}
