// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { hygiene } from '../server/signatures/testing-signing.ts'
import { prepare } from '../server/testing/journey.ts'
import { enterDesk } from './desk.ts'
import { bring, signIn } from './portal.ts'
import { startWalk } from './walk.ts'

test('A50: on a phone a firm applies for its seal, seals its letter of commitment in the simulated service and submits it; the officer opens it, anybody verifies it, and a suspended seal signs no more', async () => {
  await using walk = await startWalk()
  const draft = await prepare(await walk.city.as('chen-xiaomei'), hygiene)
  const owner = await walk.visitor('phone')
  const { page } = owner
  await signIn(page, '陈晓梅')
  await page.goto('/my/seals')
  await page.getByRole('radio', { name: /云州市晓梅餐饮有限公司/ }).click()
  await page.getByRole('button', { name: '申领电子印章' }).click()
  await page.getByText('还没有用过。').waitFor()

  await page.goto(`/drafts/${draft}/check`)
  const paper = page.getByRole('heading', { name: '提交前请签署《告知承诺书》' })
  await paper.waitFor()
  await page.getByRole('checkbox', { name: /我确认/ }).check()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page
    .getByRole('button', { name: '请先签署《告知承诺书》' })
    .or(page.getByText('请先签署《告知承诺书》'))
    .first()
    .waitFor()
  await bring(paper)
  await owner.look('signatures-phone-1-needed')
  await page.getByRole('button', { name: '去签署' }).click()
  await page.getByRole('heading', { name: '云州市请您签署' }).waitFor()
  await owner.look('signatures-phone-2-service')
  await page.getByRole('checkbox', { name: /我看过文件/ }).check()
  await page.getByRole('button', { name: '确认盖章' }).click()
  await page.getByRole('heading', { name: '已签署', exact: true }).waitFor()
  await owner.look('signatures-phone-3-done')
  await page.getByRole('link', { name: '回到申请，继续提交' }).click()
  await page.getByRole('heading', { name: '《告知承诺书》已签署' }).waitFor()
  await page.getByRole('checkbox', { name: /我确认/ }).check()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.waitForURL(/\/done\//)
  const number = page.url().split('/').at(-1) ?? ''

  await page.goto('/my/seals')
  await page.getByText(/^陈晓梅 · /).waitFor()
  await owner.look('signatures-phone-4-log')
  await page.getByRole('button', { name: '停用' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /原因/ }).fill('印章盘点')
  await dialog.getByRole('button', { name: '停用' }).click()
  await page.getByText('已停用').waitFor()
  owner.finish()

  const desktop = await walk.visitor('desktop')
  const [given] = await walk.city.sql<{ code: string }[]>`select code from signatures.given_signatures`
  await signIn(desktop.page, '陈晓梅')
  await desktop.page.goto(`/verify/${given?.code}`)
  await desktop.page.getByRole('heading', { name: '签名真实有效' }).waitFor()
  const chen = await walk.city.as('chen-xiaomei')
  const [seal] = (await chen.get('/me/firm-seals')).body.seals
  const [use] = (await chen.get(`/me/firm-seals/${seal.id}/uses`)).body.rows
  const file = (await chen.get(`/me/signatures/${use.request}/file`)).raw
  const choose = (buffer: Buffer) =>
    desktop.page.getByLabel('选择文件').setInputFiles({ name: '承诺书.pdf', mimeType: 'application/pdf', buffer })
  await choose(file)
  await desktop.page.getByText('文件真实，没有改动').waitFor()
  const changed = Buffer.from(file)
  changed[2000] = (changed[2000] ?? 0) ^ 1
  await choose(changed)
  await desktop.page.getByText('验证不通过：文件被改过').waitFor()
  await desktop.look('signatures-desktop-1-verified')
  await desktop.page.goto('/my/seals')
  await desktop.page.getByRole('radio', { name: /云州市晓梅餐饮有限公司/ }).click()
  await desktop.page.getByText('已停用').waitFor()
  await desktop.look('signatures-desktop-2-seals')
  desktop.finish()

  const officer = await walk.visitor('desktop')
  await enterDesk(officer.page, '孙春明')
  const [task] = await walk.city.sql<{ root: string; id: string }[]>`select root, id from cases.cases where root = ${draft}`
  await officer.page.goto(`/desk/cases/${task?.root}/${task?.id}`)
  await officer.page.getByText('告知承诺书').first().waitFor()
  await officer.look('signatures-desk-1-case')
  officer.finish()
  expect(number).not.toBe('')
})
