// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { transaction } from '../kernel/index.ts'
import { findBillByNumber, signCallback } from '../payments/index.ts'
import { checkDocument } from '../seals/index.ts'
import { caseWithBill } from '../testing/bill.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { issueReceipt } from './issue-receipt.ts'
import { receiptWithWrongSign, seriesHeld } from './receipts-testing-queries.ts'

const DAY = '2026-11-20'
const pay = async (city: TestCity, bill: string, amount: number, transactionNo = 'T-0001') => {
  const said = { bill, transactionNo, amount: amount.toFixed(2), paidAt: `${DAY}T10:00:00+08:00` }
  const signature = signCallback(city.config.partnerSecrets.payment, said)
  return city.anyone().post('/payments/callback', { ...said, signature })
}
const giveBack = async (city: TestCity, bill: string, amount: string) => {
  const asked = await (await city.as('urban-cashier')).post(`/payments/bills/${bill}/refunds`, { amount, reason: '面积量多了' })
  const answer = `/payments/refunds/${encodeURIComponent(asked.body.number)}/answer`
  expect((await (await city.as('urban-cashier-2')).post(answer, { agreed: true })).status).toBe(200)
  await city.settle()
}
const verified = async (city: TestCity, code: string) => (await city.anyone().get(`/verify/receipts/${code}`)).body
const firmClient = async (city: TestCity, login: string, creditCode: string) => {
  const client = await city.as(login)
  expect((await client.post('/session/acting-for', { creditCode })).status).toBeLessThan(300)
  return client
}
const XIAOMEI = '91990102MA0C00016W'
const claimOf = async (city: TestCity, login: string, creditCode: string, receipt: string) =>
  (await firmClient(city, login, creditCode)).post('/me/receipts/claims', { receipt })

test('A07: a case with a fee stops at to pay, goes on after the callback and gives an e-receipt that proves itself as one file; the day balances to zero; the callback again changes nothing; the refund takes the receipt back', async () => {
  await using city = await testCity()
  const { number, bill, amount } = await caseWithBill(city)
  const chen = await city.as('chen-xiaomei')
  expect((await chen.get(`/me/cases/${number}`)).body.todo).toBe('pay')
  expect((await chen.get(`/me/cases/${number}/receipts`)).body.rows).toEqual([])
  expect((await pay(city, bill, amount)).body).toEqual({ booked: true, refund: null })
  expect((await chen.get(`/me/cases/${number}`)).body.todo).not.toBe('pay')
  // at once, before the worker has come by, and the same one afterwards
  const [receipt] = (await chen.get(`/me/cases/${number}/receipts`)).body.rows
  expect(receipt).toMatchObject({ series: '99010126', number: '0000000001', colour: 'blue', amount, bill })
  await city.settle()
  expect((await pay(city, bill, amount)).body).toEqual({ booked: false, refund: null })
  await city.settle()
  expect((await chen.get(`/me/cases/${number}/receipts`)).body.rows).toEqual([receipt])

  const file = await chen.get(`/me/cases/${number}/receipts/${receipt.id}/file`)
  expect(file.headers['content-type']).toBe('application/pdf')
  expect(checkDocument(file.raw, city.vault.publicKeys())).toMatchObject({
    result: 'genuine',
    statement: { kind: 'receipt', series: '99010126', number: '0000000001', amount, checkCode: receipt.code.slice(-6) },
  })
  const changed = Buffer.from(file.raw)
  changed[500] = (changed[500] ?? 0) ^ 1
  expect(checkDocument(changed, city.vault.publicKeys()).result).not.toBe('genuine')
  expect((await chen.get(`/me/cases/${number}/receipts/${receipt.id}/file`)).raw.equals(file.raw)).toBe(true)
  expect((await (await city.as('zhang-defu')).get(`/me/cases/${number}/receipts/${receipt.id}/file`)).status).toBe(404)

  const book = async () => (await (await city.as('supervisor')).get(`/payments/days/${DAY}`)).body
  expect(await book()).toMatchObject({ bills: 1, callbacks: 1, unbooked: 0, unmatched: 0, difference: 0, refundDifference: 0 })
  await giveBack(city, bill, amount.toFixed(2))
  expect(await book()).toMatchObject({ refunds: 1, refundAmount: amount, unmatched: 0, difference: 0, refundDifference: 0 })
  expect((await verified(city, receipt.code)).state).toBe('reversed')
})

test('A51: a paid case yields a receipt with a check code that anyone verifies, with no more of the payer than the receipt shows', async () => {
  await using city = await testCity()
  const { number, bill, amount } = await caseWithBill(city)
  await pay(city, bill, amount)
  await city.settle()
  const [receipt] = (await (await city.as('chen-xiaomei')).get(`/me/cases/${number}/receipts`)).body.rows
  expect(receipt.code).toMatch(/^99010126-0000000001-[0-9A-HJKMNP-TV-Z]{6}$/)
  const seen = await verified(city, receipt.code)
  expect(seen).toMatchObject({
    state: 'valid',
    amount,
    payer: '云州市晓梅餐饮有限公司',
    claimedOn: null,
    original: null,
    reds: [],
  })
  expect(JSON.stringify(seen)).not.toMatch(/陈晓梅|\d{17}[\dX]|91990102|10010007/)
  // typed in full width, in small letters, with other dashes and spaces
  const typed = receipt.code.toLowerCase().replaceAll('-', '－ ').replaceAll('0', '０')
  expect(await verified(city, encodeURIComponent(typed))).toMatchObject({ number: '0000000001' })
  const wrong = receiptWithWrongSign(receipt.code)
  expect((await city.anyone().get(`/verify/receipts/${wrong}`)).code).toBe('RECEIPT_UNKNOWN')
  expect((await city.anyone().get('/verify/receipts/99010126-0000000009-000000')).code).toBe('RECEIPT_UNKNOWN')
})

test('A51: a red reversal links to the original: for a part of it when a part went back, for the rest with the rest, and each refund once', async () => {
  await using city = await testCity()
  const { number, bill, amount } = await caseWithBill(city)
  await pay(city, bill, amount)
  await giveBack(city, bill, '100.00')
  const chen = await city.as('chen-xiaomei')
  const rows = async () => (await chen.get(`/me/cases/${number}/receipts`)).body.rows
  const [blue, red] = await rows()
  expect(red).toMatchObject({ colour: 'red', amount: -100, number: '0000000002', series: blue.series })
  expect(await verified(city, blue.code)).toMatchObject({
    state: 'part-reversed',
    reversed: 100,
    reds: [{ number: '0000000002', amount: -100 }],
  })
  expect(await verified(city, red.code)).toMatchObject({ state: 'red', original: { series: blue.series, number: blue.number } })
  const file = await chen.get(`/me/cases/${number}/receipts/${red.id}/file`)
  expect(checkDocument(file.raw, city.vault.publicKeys())).toMatchObject({
    result: 'genuine',
    statement: { colour: 'red', original: blue.code, amount: -100 },
  })
  await giveBack(city, bill, (amount - 100).toFixed(2))
  expect(await verified(city, blue.code)).toMatchObject({ state: 'reversed', reversed: amount })
  expect((await rows()).map((one: { amount: number }) => one.amount)).toEqual([amount, -100, 100 - amount])
  expect((await claimOf(city, 'chen-xiaomei', XIAOMEI, blue.code)).code).toBe('RECEIPT_REVERSED')
  expect((await claimOf(city, 'chen-xiaomei', XIAOMEI, red.code)).code).toBe('RECEIPT_REVERSED')
})

/** The receipt of a payer who is a person: no item of the demo city charges one, so the bill is made out to her. */
const madeOutToPerson = (city: TestCity, bill: string) =>
  city.owner`
    update payments.bills b set payer_id = p.id::text, payer_name = '陈晓梅'
      from people.persons p where p.login = 'chen-xiaomei' and b.number = ${bill}`

// made out to a person since one that is made out to a unit is booked by that unit alone (ADR 0033)
test('A51: a receipt is reimbursed once: of two units at the same instant one has it, the same unit again gets what it got, and a person is no unit', async () => {
  await using city = await testCity()
  const { number, bill, amount } = await caseWithBill(city)
  await madeOutToPerson(city, bill)
  await pay(city, bill, amount)
  await city.settle()
  const chen = await city.as('chen-xiaomei')
  const [{ code }] = (await chen.get(`/me/cases/${number}/receipts`)).body.rows
  expect((await (await city.as('zhang-defu')).post('/me/receipts/claims', { receipt: code })).code).toBe(
    'RECEIPT_CLAIMED_BY_UNITS',
  )
  const firm = await firmClient(city, 'gao-qiming', '91990107MA0C00040M')
  const department = await city.as('urban-cashier')
  const answers = await Promise.all([
    firm.post('/me/receipts/claims', { receipt: code }),
    department.post('/receipts/claims', { receipt: code }),
    firm.post('/me/receipts/claims', { receipt: code }),
    department.post('/receipts/claims', { receipt: code }),
  ])
  const won = answers.filter((answer) => answer.status === 200)
  expect(won).toHaveLength(2)
  expect(new Set(won.map((answer) => answer.body.claimant)).size).toBe(1)
  expect(won.map((answer) => answer.body.again).toSorted()).toEqual([false, true])
  expect(answers.filter((answer) => answer.code === 'RECEIPT_CLAIMED')).toHaveLength(2)
  const [claims] = await city.sql`select count(*)::int as n from receipts.claims`
  expect(claims?.n).toBe(1)
  const seen = await verified(city, code)
  expect(seen).toMatchObject({ state: 'valid', claimedOn: DAY })
  const { issuer: _charged, ...told } = seen
  expect(JSON.stringify(told)).not.toContain(won[0]?.body.claimant)
  await expect(city.sql`delete from receipts.claims`).rejects.toMatchObject({ code: '42501' })
})

test('A51: a receipt that is made out to a firm is booked by that firm alone, by no other firm and no department', async () => {
  await using city = await testCity()
  const { number, bill, amount } = await caseWithBill(city)
  await pay(city, bill, amount)
  await city.settle()
  const chen = await city.as('chen-xiaomei')
  const [{ code }] = (await chen.get(`/me/cases/${number}/receipts`)).body.rows
  const others = [
    await claimOf(city, 'gao-qiming', '91990107MA0C00040M', code),
    await (await city.as('urban-cashier')).post('/receipts/claims', { receipt: code }),
  ]
  expect(others.map((answer) => [answer.status, answer.code])).toEqual(
    Array.from({ length: 2 }, () => [403, 'RECEIPT_MADE_OUT_TO_ANOTHER']),
  )
  expect(await city.sql`select 1 from receipts.claims`).toHaveLength(0)
  expect((await claimOf(city, 'chen-xiaomei', XIAOMEI, code)).body).toMatchObject({ amount, standing: amount, again: false })
})

test('A51: money that goes back after a claim is told to whoever booked the receipt, and the claim stands for what is left', async () => {
  await using city = await testCity()
  const { number, bill, amount } = await caseWithBill(city)
  await pay(city, bill, amount)
  await giveBack(city, bill, '50.00')
  const chen = await city.as('chen-xiaomei')
  const [{ code }] = (await chen.get(`/me/cases/${number}/receipts`)).body.rows
  const claimed = amount - 50
  expect((await claimOf(city, 'chen-xiaomei', XIAOMEI, code)).body).toMatchObject({ amount: claimed, standing: claimed })
  const told = async () =>
    (await chen.get('/me/notices?limit=100')).body.rows.filter((row: { kind: string }) => row.kind === 'claimReversed')
  expect(await told()).toEqual([])
  await giveBack(city, bill, '100.00')
  expect(await told()).toMatchObject([
    { link: `/verify/${code}`, text: expect.stringContaining(`¥${(claimed - 100).toFixed(2)}`) },
  ])
  const firm = await firmClient(city, 'chen-xiaomei', XIAOMEI)
  const claims = async () => (await firm.get('/me/receipts/claims')).body.rows
  expect(await claims()).toMatchObject([{ code, amount: claimed, standing: claimed - 100 }])
  expect((await firm.post('/me/receipts/claims', { receipt: code })).body).toMatchObject({ standing: claimed - 100, again: true })
  await giveBack(city, bill, (claimed - 100).toFixed(2))
  expect(await claims()).toMatchObject([{ amount: claimed, standing: 0 }])
  expect(await told()).toHaveLength(2)
  expect((await (await city.as('zhang-defu')).get('/me/receipts/claims')).code).toBe('RECEIPT_CLAIMED_BY_UNITS')
  const others = await firmClient(city, 'gao-qiming', '91990107MA0C00040M')
  expect((await others.get('/me/receipts/claims')).body.rows).toEqual([])
})

test('A51: a department sees what it booked, and what of it was taken back', async () => {
  await using city = await testCity()
  const { number, bill, amount } = await caseWithBill(city)
  await madeOutToPerson(city, bill)
  await pay(city, bill, amount)
  await city.settle()
  const [{ code }] = (await (await city.as('chen-xiaomei')).get(`/me/cases/${number}/receipts`)).body.rows
  const cashier = await city.as('urban-cashier')
  expect((await cashier.post('/receipts/claims', { receipt: code })).status).toBe(200)
  await giveBack(city, bill, '100.00')
  expect((await cashier.get('/receipts/claims')).body.rows).toMatchObject([{ code, amount, standing: amount - 100 }])
  expect((await (await city.as('market-handler')).get('/receipts/claims')).code).toBe('NOT_PERMITTED')
})

test('A51: numbers of a series have no gap and no receipt two numbers, when many are issued at once and some of the acts are undone', async () => {
  await using city = await testCity()
  const filed = await caseWithBill(city)
  await pay(city, filed.bill, filed.amount)
  const bill = await findBillByNumber(city.sql, filed.bill)
  if (bill === undefined) throw new Error('the bill is there')
  const like = (n: number) => ({ ...bill, number: `JK-${n}` })
  const issue = (n: number, undo = false) =>
    transaction(city.sql, async (tx) => {
      const receipt = await issueReceipt(city, tx, like(n))
      if (undo) throw new Error('undone')
      return receipt.number
    }).catch(() => undefined)
  const numbers = await Promise.all(Array.from({ length: 60 }, (_, at) => issue(at % 20, at % 7 === 6)))
  await city.settle()
  const { last, count, most } = await seriesHeld(city.sql, '99010126')
  expect(new Set(numbers.filter((one) => one !== undefined)).size).toBe(20)
  expect([last, count, most]).toEqual([21, 21, 21])
})
