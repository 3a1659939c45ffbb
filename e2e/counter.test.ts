// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { decide, enterDesk, pick } from './desk.ts'
import { startWalk } from './walk.ts'

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a street clerk finds a walk-in by his number, files his card, prints the receipt; the card is handed out at the issuing counter', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await enterDesk(page, '顾建平')
  await page.getByRole('link', { name: '综合窗口' }).click()
  await page.getByRole('heading', { level: 1, name: '综合窗口受理' }).waitFor()
  await page.getByText(/滨江街道便民服务中心/).waitFor()
  await page.getByRole('searchbox', { name: /身份证号或统一社会信用代码/ }).fill('990107199608081313')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByText('郑凯').first().waitFor()
  await page.getByRole('textbox', { name: '事项名称，或者群众的说法' }).fill('社保卡')
  const item = page.getByRole('listitem').filter({ hasText: '社会保障卡申领' })
  await item.waitFor()
  await visitor.look('counter-desk-1-walk-in')
  await item.getByRole('button', { name: '选这个' }).click()
  await page.getByRole('heading', { level: 1, name: '社会保障卡申领' }).waitFor()
  await page.getByRole('radio', { name: '否' }).check()
  await page.getByRole('textbox', { name: '持卡人姓名' }).fill('郑凯')
  await page.getByRole('textbox', { name: '持卡人身份证号' }).fill('990107199608081313')
  await page.getByLabel('持卡人出生日期').first().fill('1996-08-08')
  await pick(page, page.getByRole('combobox', { name: '合作银行' }), '云州农商银行')
  await page.getByText('平台已取得').first().waitFor()
  await page.locator('input[type=file]').setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: photo })
  await page.getByText('申请人已上传').waitFor()
  await page.getByRole('radio', { name: '到窗口领取' }).check()
  await visitor.look('counter-desk-2-form')
  await page.getByRole('button', { name: '核对无误，提交' }).click()
  await page.getByRole('heading', { name: '已提交' }).waitFor()
  const print = page.getByRole('button', { name: '打印收件凭证' })
  await print.waitFor()
  await visitor.look('counter-desk-3-submitted')
  const [paper] = await Promise.all([page.waitForResponse(/\/api\/desk\/papers\//), print.click()])
  expect((await (await visitor.context.request.get(paper.url())).body()).subarray(0, 5).toString()).toBe('%PDF-')
  await page.getByTitle('收件凭证', { exact: true }).waitFor()
  await walk.city.settle()

  await enterDesk(page, '钟春燕')
  await decide(page, '社会保障卡申领', { outcome: '准予发卡' })
  await walk.city.settle()
  await enterDesk(page, '邵振华')
  await page.getByRole('link', { name: '出件' }).click()
  await page.getByRole('row').filter({ hasText: '社会保障卡' }).getByRole('button', { name: '发出' }).click()
  await page.getByRole('textbox', { name: /^领取人姓名/ }).fill('郑凯')
  await visitor.look('counter-desk-4-hand-out')
  await page.getByRole('button', { name: '确认发出' }).click()
  await page.getByText('没有等待领取的结果').waitFor()
  visitor.finish()
})

test('a district centre sends a personal matter to the street and says where', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await enterDesk(page, '江新民')
  await page.getByRole('link', { name: '综合窗口' }).click()
  await page.getByRole('searchbox', { name: /身份证号或统一社会信用代码/ }).fill('990102194505120311')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('textbox', { name: '事项名称，或者群众的说法' }).fill('高龄津贴')
  visitor.expectTrouble(/^4\d\d POST \/api\/halls\/drafts$/)
  await page.getByRole('listitem').filter({ hasText: '高龄津贴' }).getByRole('button', { name: '选这个' }).click()
  const where = page.getByRole('alert').filter({ hasText: '便民服务中心' })
  await where.waitFor()
  await visitor.look('counter-desk-5-elsewhere')
  visitor.finish()
})
