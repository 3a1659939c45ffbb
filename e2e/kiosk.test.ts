// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { enterDesk, figuresOpen } from './desk.ts'
import { goOn, signIn, write } from './portal.ts'
import { calm, startWalk } from './walk.ts'

test('A45: on a Saturday night a resident signs in at a kiosk with the code on her phone, files, prints, and leaves nothing behind', async () => {
  await using walk = await startWalk('2026-11-21T23:30:00+08:00')
  const phone = await walk.visitor('phone')
  await signIn(phone.page, '王建国')
  await phone.page.goto('/my/terminal')
  await phone.page.getByRole('button', { name: '出码' }).click()
  const code = (await phone.page.getByText(/^\d{4} \d{4}$/).innerText()).replace(' ', '')
  await phone.look('kiosk-phone-1-code')

  const kiosk = await walk.visitor('kiosk')
  const { page } = kiosk
  // Chromium without a screen has no printer, and its PDF viewer ends the page: the file is asked for, not shown to the viewer
  await page.addInitScript(
    "Object.defineProperty(HTMLIFrameElement.prototype, 'src', { set(address) { this.dataset.src = address } })",
  )
  await page.goto('/kiosk?point=kiosk-01')
  await page.getByText('滨江街道24小时自助服务区').waitFor()
  await page
    .getByText(/办事指南第 \d+ 版/)
    .first()
    .waitFor()
  await kiosk.look('kiosk-1-come-in')
  for (const digit of code) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText(/没有操作会自动退出/).waitFor()
  await page.getByRole('link', { name: /^井盖问题上报/ }).waitFor()
  await kiosk.look('kiosk-2-inside')
  await page.getByRole('link', { name: /^高龄津贴/ }).click()
  await page.getByRole('heading', { level: 1, name: '钱打到哪里' }).waitFor()
  await write(page, '收款银行账号', '6217990100000000814')
  await write(page, '开户银行', '云州银行和平街支行')
  await kiosk.look('kiosk-3-form')
  await goOn(page, '联系方式')
  await goOn(page, '材料')
  await goOn(page, '核对并提交')
  await page.getByRole('checkbox', { name: /我确认以上内容真实/ }).check()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { level: 1, name: '已办好' }).waitFor()
  await page.getByRole('link', { name: '回到首页' }).click()
  const row = page.getByRole('listitem').filter({ hasText: '待遇核定通知' })
  const [printed] = await Promise.all([
    page.waitForResponse(/\/kiosk\/prints$/),
    row.getByRole('button', { name: '打印' }).click(),
  ])
  expect(printed.status()).toBe(200)
  await page.getByText('待遇核定通知已打印').waitFor()
  await kiosk.look('kiosk-4-printed')
  await page.getByRole('button', { name: '办完了，退出并清除' }).click()
  await page.getByRole('heading', { name: '用手机登录（推荐）' }).waitFor()
  // the terminal's own name, and how far the router's pages were scrolled; nothing of hers
  const kept = (await page.evaluate('[...Object.keys(localStorage), ...Object.keys(sessionStorage)]')) as string[]
  expect(kept.filter((key) => key !== 'chengshu.terminal' && !key.startsWith('tsr-scroll'))).toEqual([])
  expect((await kiosk.context.request.get('/api/session').then((answer) => answer.json())).caller).toBeNull()
  kiosk.finish()
})

test('a kiosk that nobody touches for two minutes ends the session and begins anew', async () => {
  await using walk = await startWalk()
  const kiosk = await walk.visitor('kiosk')
  const { page } = kiosk
  await signIn(page, '王建国')
  await page.goto('/kiosk?point=kiosk-01')
  await page.getByText(/没有操作会自动退出/).waitFor()
  await kiosk.context.clock.fastForward(130_000)
  await page.getByRole('heading', { name: '用手机登录（推荐）' }).waitFor()
  expect((await kiosk.context.request.get('/api/session').then((answer) => answer.json())).caller).toBeNull()
  kiosk.finish()
})

test('A45: supervision sees the share of addresses within a quarter of an hour, how it was counted, and the gaps', async () => {
  await using walk = await startWalk()
  const desk = await walk.visitor('desktop')
  await enterDesk(desk.page, '龙文博')
  await desk.page.getByRole('link', { name: '服务圈' }).click()
  await desk.page.getByText('计算口径：步行 15 分钟').waitFor()
  await desk.page.getByRole('columnheader', { name: '到不了的地址' }).waitFor()
  await figuresOpen(desk.page)
  await desk.look('coverage-desk-1')
  await desk.page.getByRole('button', { name: /^全部：15 分钟内到得了 .*查看清单$/ }).click()
  const list = desk.page.getByRole('dialog', { name: '全部 · 15 分钟内到得了的地址' })
  await list.getByRole('row').nth(3).waitFor()
  await calm(desk.page)
  await desk.look('coverage-desk-2-rows')
  desk.finish()
})
