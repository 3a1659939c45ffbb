// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { file } from '../server/testing/journey.ts'
import { enterDesk, workList } from './desk.ts'
import { calm, startWalk } from './walk.ts'

const account = { bankAccount: '6217990100000000830', bankName: '云州银行北环路支行' }

test('an officer works the list by keyboard alone: J and K move, Enter opens, C claims, D decides, Ctrl+Enter confirms', async () => {
  await using walk = await startWalk()
  const { city } = walk
  await file(city, 'wu-guiqin', { id: 'disability-allowance', values: { ...account, careNeeds: '自己能料理' }, anyway: true })
  await file(city, 'ma-lijuan', { id: 'disability-allowance', values: { ...account, careNeeds: '家人照顾' } })
  await city.settle()
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await enterDesk(page, '窦志远')
  const rows = workList(page).getByRole('row')
  await rows.nth(1).waitFor()
  await expect.poll(() => rows.count()).toBe(3)
  const cursor = () => page.evaluate<string>('document.querySelector("tr[tabindex=\\"0\\"]")?.textContent ?? ""')
  const first = await cursor()
  await page.keyboard.press('j')
  await expect.poll(cursor).not.toBe(first)
  await page.keyboard.press('k')
  await expect.poll(cursor).toBe(first)
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: /^办件 / }).waitFor()
  await page.keyboard.press('c')
  await page.getByText(/^已认领：/).waitFor()
  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await calm(page)
  await visitor.look('keyboard-desk-1-decision')
  await dialog.getByRole('radio').first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '立即发出' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '立即发出' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: /^办件 / }).waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: '键盘操作' }).waitFor()
  await visitor.inspect('keyboard-desk-help')
  visitor.finish()
})
