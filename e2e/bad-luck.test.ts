// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { prepare } from '../server/testing/journey.ts'
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

test('a courier that was chosen is never lost: without an address the application is not sent, and one that was typed but not kept goes with it', async () => {
  await using walk = await startWalk()
  const shop = { shopName: '晓梅小馆', trade: '餐饮服务经营者', projects: ['热食类制售'], staff: 6, vending: false }
  const chen = await walk.city.as('chen-xiaomei')
  const values = { ...shop, alreadyHeld: false }
  const draft = await prepare(chen, { id: 'food-business-licence', firm: '91990102MA0C00016W', values })
  const visitor = await walk.visitor('phone')
  const { page } = visitor
  await signIn(page, '陈晓梅')
  await page.goto('/my')
  await page.getByRole('radio', { name: /晓梅餐饮/ }).check()
  await page.getByRole('link', { name: /晓梅餐饮/ }).waitFor()
  await page.goto(`/drafts/${draft}/check`)
  await page.getByRole('radio', { name: /^快递送达/ }).check()
  await page.getByRole('checkbox', { name: /我确认以上内容真实/ }).check()
  visitor.expectTrouble(/^400 POST .+\/submission$/)
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('邮寄需要填写收件人、手机号和详细地址。').waitFor()
  await page.getByRole('textbox', { name: '收件人', exact: true }).fill('陈晓梅')
  await page.getByRole('textbox', { name: '收件人手机' }).fill('10010007919')
  await page.getByRole('textbox', { name: '详细地址' }).fill('云州市云东区滨江路88号')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { level: 1, name: '申请已提交' }).waitFor()
  expect((await chen.get(`/drafts/${draft}`)).body.delivery).toMatchObject({
    choice: 'courier',
    address: '云州市云东区滨江路88号',
  })
  visitor.finish()
})
