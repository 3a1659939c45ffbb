// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { caseWithBill } from '../server/testing/bill.ts'
import { enterDesk } from './desk.ts'
import { bring, signIn } from './portal.ts'
import { startWalk } from './walk.ts'

test('a fee is paid on a phone and gives an e-receipt; a cashier gives a part of it back with another’s leave; each figure of the day opens its rows and they are taken along as a workbook', async () => {
  await using walk = await startWalk()
  const { number, bill, amount } = await caseWithBill(walk.city)
  const payer = await walk.visitor('phone')
  await signIn(payer.page, '陈晓梅')
  await payer.page.goto(`/my/cases/${number}/payment`)
  await payer.page.getByRole('button', { name: /^模拟支付 ¥12,800.00/ }).click()
  const receipt = payer.page.getByText(/电子票据 99010126-0000000001-/)
  await receipt.waitFor()
  const code = /99010126-\d{10}-[0-9A-Z]{6}/.exec((await receipt.textContent()) ?? '')?.[0] ?? ''
  await walk.city.settle()
  await bring(payer.page.getByRole('heading', { level: 2 }).first())
  await payer.look('payments-phone-1-receipt')
  await payer.page.goto(`/my/cases/${number}`)
  await payer.page.getByRole('link', { name: '费用、电子票据和退款' }).waitFor()
  await payer.page.goto('/verify')
  await payer.page.getByRole('textbox', { name: '验证码' }).fill(code)
  await payer.page.getByRole('button', { name: '验证' }).click()
  await payer.page.getByRole('heading', { name: '票据真实有效' }).waitFor()
  await payer.look('payments-phone-2-verified')
  payer.finish()

  const cashier = await walk.visitor('desktop')
  const { page } = cashier
  const openBook = async (name: string) => {
    await enterDesk(page, name)
    await page.getByRole('link', { name: '收费对账' }).click()
    await page.getByRole('heading', { level: 1, name: '收费对账' }).waitFor()
  }
  await openBook('贺秋萍')
  await page.getByText('账平：每一笔都有缴款单或退款单').waitFor()
  const rows = page.getByRole('region', { name: '当日每一笔' })
  await rows.getByRole('button', { name: /^退\s*款$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '退多少（元）' }).fill('12800.01')
  await dialog.getByRole('button', { name: '提交复核' }).click()
  await dialog.getByText(/不超过 12,800.00 的金额/).waitFor()
  await dialog.getByRole('textbox', { name: '退多少（元）' }).fill('１００')
  await dialog.getByRole('textbox', { name: '退款理由' }).fill('挖掘面积多量了 2 平方米')
  await cashier.look('payments-desk-1-ask')
  await dialog.getByRole('button', { name: '提交复核' }).click()
  await page.getByText('您提出的，由另一位同事复核').waitFor()

  await openBook('温志平')
  await page.getByRole('region', { name: '等待复核的退款' }).getByRole('button', { name: '同意退款' }).click()
  await page.getByText('退款单已开出').waitFor()
  await walk.city.settle()
  await page.reload()
  await page.getByText('账平：每一笔都有缴款单或退款单').waitFor()
  await page
    .getByRole('row', { name: /当日开出的退款单/ })
    .getByRole('button', { name: '1' })
    .click()
  const ordered = page.getByRole('region', { name: '当日开出的退款单' })
  await ordered.getByText('挖掘面积多量了 2 平方米').waitFor()
  await cashier.look('payments-desk-2-refunds')
  await page.getByRole('button', { name: '看每一笔收款' }).click()
  await rows.getByText(bill).first().waitFor()
  await cashier.look('payments-desk-3-book')
  await page.getByRole('button', { name: '导出' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /Excel/ }).click()])
  expect(file.suggestedFilename()).toBe('收退款明细 2026-11-20.xlsx')
  const { sheets } = await readXlsx(await readFile(await file.path()), {})
  const payment = sheets[0]?.rows.find((row) => row[3] === bill && row[1] === '收款')
  expect(payment?.[4]).toBe(amount)
  expect(payment?.[0]).toBeInstanceOf(Date)
  cashier.finish()
})
