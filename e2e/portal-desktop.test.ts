// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { file } from '../server/testing/journey.ts'
import { findMatter, goOn, signIn, write } from './portal.ts'
import { startWalk } from './walk.ts'

/** Nothing hangs out of the window. */
const expectNoSideways = async (page: Page) =>
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)

const sideOf = (page: Page) => page.locator('.beside-side')

test('on a wide screen the guide keeps what one gets, how long, the cost, the answer and the button in view', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await signIn(page, '王建国')
  await findMatter(page, '老人补贴', '高龄津贴')
  await sideOf(page).getByText('您符合条件').waitFor()
  await visitor.look('portal-desktop-1-guide')
  await page.getByRole('navigation', { name: '本页内容' }).getByRole('link', { name: '依据和要素' }).click()
  for (const text of ['高龄津贴核定通知', '不收费', '您符合条件', '开始办理'])
    expect(await sideOf(page).getByText(text).isVisible()).toBe(true)
  const box = await sideOf(page).getByRole('link', { name: '开始办理' }).boundingBox()
  expect((box?.y ?? -1) >= 0 && (box?.y ?? 9999) + (box?.height ?? 0) <= 900).toBe(true)
  expect((box?.x ?? 0) > 800).toBe(true)
  await expectNoSideways(page)
  visitor.finish()
})

test('the end of a matter says what came of it first: the money, the account, the month', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await signIn(page, '王建国')
  await findMatter(page, '老人补贴', '高龄津贴')
  await page.getByRole('link', { name: '开始办理' }).click()
  await page.getByRole('heading', { level: 1, name: '钱打到哪里' }).waitFor()
  await write(page, '收款银行账号', '6217990100000000814')
  await write(page, '开户银行', '云州银行和平街支行')
  await goOn(page, '联系方式')
  // what was begun lies on the front page
  await page.goto('/')
  await page.getByRole('region', { name: '没填完的申请' }).getByRole('link', { name: '高龄津贴' }).waitFor()
  await visitor.look('portal-desktop-2-home-mine')
  await expectNoSideways(page)
  await page.getByRole('region', { name: '没填完的申请' }).getByRole('link', { name: '高龄津贴' }).click()
  await page.getByRole('heading', { level: 1, name: '钱打到哪里' }).waitFor()
  await goOn(page, '联系方式')
  await goOn(page, '材料')
  await goOn(page, '核对并提交')
  await page.getByRole('checkbox', { name: /我确认以上内容真实/ }).check()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { level: 1, name: '已办好' }).waitFor()
  const outcome = page.getByRole('region', { name: '办理结果' })
  await outcome.getByText('每月 ¥50.00，打入尾号 0814 的账户，2026年12月起发放').waitFor()
  await visitor.look('portal-desktop-3-outcome')
  await page.getByRole('link', { name: '查看进度' }).click()
  await sideOf(page).getByText('什么时候').waitFor()
  await page.getByText('每月 ¥50.00，打入尾号 0814 的账户，2026年12月起发放').waitFor()
  await visitor.look('portal-desktop-4-tracking')
  await expectNoSideways(page)
  await page.goto('/my/licences')
  await page.getByRole('region', { name: '通知和证明' }).getByText('待遇核定通知').waitFor()
  await visitor.look('portal-desktop-5-licences')
  visitor.finish()
})

test('a stranger on a wide screen sees search, stages and what is done in one go; on a phone one number and two days tell how a case stands', async () => {
  await using walk = await startWalk()
  const { city } = walk
  const account = { bankAccount: '6217990100000000830', bankName: '云州银行北环路支行', careNeeds: '家人照顾' }
  const filed = await file(city, 'ma-lijuan', { id: 'disability-allowance', values: account })
  await city.settle()
  const stranger = await walk.visitor('desktop')
  await stranger.page.goto('/')
  await stranger.page.getByRole('heading', { name: '一次办好几件事' }).waitFor()
  await stranger.look('portal-desktop-6-home')
  stranger.finish()
  const visitor = await walk.visitor('phone')
  const { page } = visitor
  await signIn(page, '陈晓梅')
  await findMatter(page, '灵活就业', '灵活就业社会保险补贴')
  await visitor.look('portal-phone-1-guide')
  await expectNoSideways(page)
  visitor.finish()
  const applicant = await walk.visitor('phone')
  const { page: phone } = applicant
  await signIn(phone, '马丽娟')
  await phone.goto('/my/cases')
  const matter = phone.getByRole('article')
  await matter.getByText(/11月27日（周五）前告知是否受理，预计不晚于12月18日（周五）办结/).waitFor()
  const said = await matter.innerText()
  expect(said).toContain(`编号 ${filed.number.slice(11, -1)}`)
  expect(said).not.toContain(filed.number)
  await applicant.look('portal-phone-2-cases')
  await expectNoSideways(phone)
  applicant.finish()
})
