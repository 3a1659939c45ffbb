// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { findMatter, goOn, next, signIn, write } from './portal.ts'
import { startWalk } from './walk.ts'

test('somebody who has not signed in finds and reads a guide, and is told what signing in adds', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('phone')
  const { page } = visitor
  await findMatter(page, 'canji butie', '困难残疾人生活补贴和重度残疾人护理补贴')
  const qualify = page.getByRole('region', { name: '您能不能办' })
  await qualify.getByText('持有有效的残疾人证').waitFor()
  await qualify.getByRole('link', { name: '登录后，马上告诉您是否符合每一条' }).waitFor()
  await page.getByRole('region', { name: '办理依据' }).waitFor()
  await visitor.look('anonymous-phone-1-guide')
  visitor.finish()
})

test('a session that ends in the middle of a form loses nothing: signing in again comes back to the same step with the same answers', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('phone')
  const { page } = visitor
  await signIn(page, '王建国')
  await findMatter(page, '高龄津贴', '高龄津贴')
  await page.getByRole('link', { name: '开始办理' }).click()
  await page.getByRole('heading', { level: 1, name: '钱打到哪里' }).waitFor()
  await write(page, '收款银行账号', '6217990100000000814')
  await page.getByRole('textbox', { name: '开户银行' }).focus()
  await page.getByText(/^已保存/).waitFor()
  walk.city.clock.forward(40 * 60_000)
  visitor.expectTrouble(/^401 /)
  await write(page, '开户银行', '云州银行和平街支行')
  await next(page).click()
  const ended = page.getByRole('dialog', { name: '登录已过期' })
  await ended.waitFor()
  await visitor.look('expiry-phone-1-ended')
  await ended.getByRole('link', { name: '重新登录并继续' }).click()
  await page.getByRole('button', { name: '以王建国的身份进入' }).click()
  await page.getByText(/^第 \d 步/).waitFor()
  const back = page.getByRole('button', { name: '上一步' })
  if (await back.count()) await back.click()
  await page.getByRole('heading', { level: 1, name: '钱打到哪里' }).waitFor()
  expect((await page.getByRole('textbox', { name: '收款银行账号' }).inputValue()).replaceAll(' ', '')).toBe('6217990100000000814')
  expect(await page.getByRole('textbox', { name: '开户银行' }).inputValue()).toBe('云州银行和平街支行')
  await visitor.inspect('expiry-phone-kept')
  await goOn(page, '联系方式')
  visitor.finish()
})
