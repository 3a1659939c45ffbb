// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import type { Download, Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { doTask, file, foodLicence, smallRestaurant } from '../server/testing/journey.ts'
import { confirm, enterDesk, figuresOpen, openMatter, workList } from './desk.ts'
import { calm, startWalk } from './walk.ts'

const account = { bankAccount: '6217990100000000830', bankName: '云州银行北环路支行' }
const XIAOMEI = '91990102MA0C00016W'
const sign = { signText: '晓梅小馆', kind: '门头招牌', position: '门头', area: 6, height: 3, lighting: '内透光' }

/** Opens the export's list and takes the CSV of it. */
async function takeCsv(page: Page, button: Locator): Promise<Download> {
  await button.click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /CSV/ }).click()])
  return download
}

test('an officer sees the sum of the clock, reads evidence beside the form, decides with a phrase, is led to the next case, and Esc closes one thing', async () => {
  await using walk = await startWalk()
  const { city } = walk
  await file(city, 'chen-xiaomei', { id: 'shop-sign', firm: XIAOMEI, values: sign, anyway: true })
  const second = await file(city, 'chen-xiaomei', {
    ...{ id: 'shop-sign', firm: XIAOMEI, values: { ...sign, signText: '晓梅二店', position: '墙面' }, anyway: true },
  })
  await city.settle()
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await enterDesk(page, '魏志强')
  await workList(page).getByText('未看').first().waitFor({ state: 'attached' })
  await visitor.look('officers-desk-01-unread')
  const opened = await openMatter(page, '户外招牌（大型户外广告）设置审批')
  await opened.getByText(/^一次性告知时限：收件 11-20 \+ 5 个工作日 = 11-27 24:00$/).waitFor()

  // evidence beside the field: the next one is a press away, the form stays readable
  await page
    .getByRole('button', { name: /^查看 / })
    .first()
    .click()
  const preview = page.getByRole('dialog')
  await preview.waitFor()
  await calm(page)
  expect(await opened.getByText('晓梅小馆').first().isVisible()).toBe(true)
  const title = preview.locator('.ant-drawer-title')
  const first = await title.textContent()
  await preview.getByRole('button', { name: '下一份' }).click()
  await expect.poll(() => title.textContent()).not.toBe(first)
  await preview.getByRole('button', { name: '上一份' }).click()
  await expect.poll(() => title.textContent()).toBe(first)
  await visitor.look('officers-desk-02-evidence')
  await page.keyboard.press('Escape')
  await preview.waitFor({ state: 'hidden' })
  expect(await opened.isVisible(), 'Esc closed the preview and left the case open').toBe(true)
  await page.getByRole('button', { name: /^其他操作/ }).click()
  await page.getByRole('menuitem').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('menuitem').first().waitFor({ state: 'hidden' })
  expect(await opened.isVisible(), 'Esc closed the menu and left the case open').toBe(true)

  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await calm(page)
  await dialog.getByText(/^一次性告知时限：/).waitFor()
  await dialog.getByRole('radio').first().check()
  await dialog.getByRole('textbox', { name: /意见/ }).fill('材料齐全，符合法定形式，予以受理。')
  await dialog.getByRole('button', { name: '常用意见' }).click()
  await page.getByRole('button', { name: '把现在的意见存为我的常用' }).click()
  await page.getByRole('button', { name: '材料齐全，符合法定形式，予以受理。', exact: true }).waitFor()
  await visitor.look('officers-desk-03-phrases')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '材料齐全，符合法定形式，予以受理。', exact: true }).waitFor({ state: 'hidden' })
  expect(await dialog.isVisible(), 'Esc closed the phrases and left the dialog open').toBe(true)
  const before = await opened.getAttribute('aria-label')
  await confirm(dialog)
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => page.getByRole('region', { name: /^办件 / }).getAttribute('aria-label')).not.toBe(before)
  await page.getByRole('button', { name: '立即发出' }).click()
  await page.getByRole('button', { name: '立即发出' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: /^办件 / }).waitFor({ state: 'detached' })

  // among all that she may see
  await page.getByText('查全部').click()
  const ask = page.getByRole('searchbox', { name: /^编号、短号、姓名/ })
  for (const q of ['晓梅餐饮', second.number, '7919']) {
    await ask.fill(q)
    await ask.press('Enter')
    await workList(page).getByText(second.number).waitFor()
  }
  await visitor.look('officers-desk-04-search')
  expect(new URL(page.url()).search, 'no name and no number in the address').not.toMatch(/7919|%/)
  await ask.fill('无此一人')
  await ask.press('Enter')
  await page.getByText('没有找到这样的办件').waitFor()
  visitor.finish()
})

test('a picture among the evidence is made larger, smaller and turned, by press and by key', async () => {
  await using walk = await startWalk()
  const values = {
    forChild: false,
    cardHolderName: '张德福',
    cardHolderId: '990105194302200513',
    birthDate: '1943-02-20',
    bank: '云州银行',
  }
  await file(walk.city, 'zhang-defu', { id: 'social-card', values, anyway: true })
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await enterDesk(page, '钟春燕')
  await openMatter(page, '社会保障卡申领')
  await page.getByRole('button', { name: /^查看 .*照片/ }).click()
  const preview = page.getByRole('dialog')
  const picture = preview.locator('.preview-image img')
  await picture.waitFor()
  await preview.getByRole('button', { name: '放大' }).click()
  await preview.getByText('150%').waitFor()
  await preview.getByRole('button', { name: '向右转' }).click()
  expect(await picture.getAttribute('style')).toMatch(/width: 150%.*rotate\(90deg\)/)
  await page.keyboard.press('-')
  await preview.getByText('100%').waitFor()
  await visitor.look('officers-desk-16-picture')
  await preview.getByRole('button', { name: '还原' }).click()
  expect(await picture.getAttribute('style')).toMatch(/rotate\(0deg\)/)
  visitor.finish()
})

test('an officer claims several at once and is told of each what came of it', async () => {
  await using walk = await startWalk()
  const { city } = walk
  const first = await file(city, 'chen-xiaomei', foodLicence)
  const second = { ...smallRestaurant, premisesAddress: '云东区人民路 8 号' }
  await file(city, 'chen-xiaomei', { id: 'food-business-licence', values: second, firm: XIAOMEI })
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await enterDesk(page, '沈一鸣')
  await workList(page).getByText(first.number).waitFor()
  await page.getByRole('button', { name: '批量认领' }).click()
  await page.getByRole('button', { name: '全选没人认领的' }).click()
  // meanwhile it is decided elsewhere
  await doTask(city, 'market-handler', first.number, { outcome: 'accept' })
  visitor.expectTrouble(/^4\d\d POST \/api\/desk\/tasks\/.*\/claim$/)
  await page.getByRole('button', { name: '认领所选 2 件' }).click()
  const told = page.getByRole('dialog', { name: '认领到 1 件，共 2 件' })
  await told.waitFor()
  await calm(page)
  await visitor.look('officers-desk-05-bulk-claim')
  await told.getByRole('button', { name: '知道了' }).click()
  visitor.finish()
})

test('a leader opens a figure, urges from its list and takes the list along; the officer sees it on her list and on the case', async () => {
  await using walk = await startWalk('2026-11-02T09:00:00+08:00')
  const { city } = walk
  const late = await file(city, 'chen-xiaomei', foodLicence)
  await doTask(city, 'market-handler', late.number, { outcome: 'accept' })
  const granted = await file(city, 'wang-jianguo', { id: 'old-age-allowance', values: account })
  expect(granted.state).toBe('closed')
  city.clock.set('2026-11-12T09:00:00+08:00')
  await city.settle()
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await enterDesk(page, '尹泽民')
  await page.getByRole('link', { name: '督查' }).click()
  const figure = page.getByRole('button', { name: '云州市市场监督管理局：超期 1，查看清单' })
  await figure.waitFor()
  await page.getByText('办结趋势').waitFor()
  await figuresOpen(page)
  await visitor.look('officers-desk-06-supervision')
  await page.getByRole('tab', { name: '到场次数' }).click()
  await page.getByText('全部事项', { exact: true }).click()
  await figuresOpen(page)
  await page.getByRole('button', { name: /^高龄津贴.*：件数 1，查看清单$/ }).click()
  await page
    .getByRole('dialog', { name: /· 办结的件$/ })
    .getByText(granted.number)
    .waitFor()
  await page.keyboard.press('Escape')
  await calm(page)
  await visitor.look('officers-desk-06-visits')
  await page.getByRole('tab', { name: '证照覆盖率' }).click()
  await page.getByRole('columnheader', { name: '还没有' }).waitFor()
  await figuresOpen(page)
  await page.getByRole('tab', { name: '总览' }).click()
  await page.getByText('事项', { exact: true }).first().click()
  await page.getByRole('button', { name: /食品经营许可.*：超期 1，查看清单/ }).click()
  const list = page.getByRole('dialog', { name: /· 超期$/ })
  await list.getByText(late.number).waitFor()
  await calm(page)
  const download = await takeCsv(page, list.getByRole('button', { name: '导出' }))
  const text = readFileSync(await download.path(), 'utf8')
  expect(text).toContain(late.number)
  await visitor.look('officers-desk-07-figure')
  await list.getByRole('button', { name: '督办', exact: true }).click()
  const urging = page.getByRole('dialog', { name: `督办 ${late.number}` })
  await urging.getByRole('textbox', { name: /^督办要求/ }).fill('已超期，请今日说明原因')
  await urging.getByRole('button', { name: '发出督办' }).click()
  await urging.waitFor({ state: 'hidden' })

  await enterDesk(page, '卢晓东')
  await workList(page).getByRole('row').filter({ hasText: '督办' }).waitFor()
  const opened = await openMatter(page, '食品经营许可核发')
  await opened.getByText(/已超期，请今日说明原因/).waitFor()
  await visitor.look('officers-desk-08-urged')
  await enterDesk(page, '蒋永康')
  await page.getByRole('link', { name: '督查' }).click()
  await page.getByRole('tab', { name: '本部门人员' }).click()
  await page.getByRole('button', { name: '沈一鸣：办完的任务 1，查看清单' }).click()
  await page.getByRole('dialog', { name: '沈一鸣 · 办完的任务' }).getByText(late.number).waitFor()
  await calm(page)
  await visitor.look('officers-desk-09-people')
  visitor.finish()
  const phone = await walk.visitor('phone')
  await enterDesk(phone.page, '龙文博')
  await phone.page.goto('/desk/supervision')
  await phone.page.getByText('办结趋势').waitFor()
  await phone.look('officers-phone-1-supervision')
  await enterDesk(phone.page, '卢晓东')
  await openMatter(phone.page, '食品经营许可核发')
  await phone.look('officers-phone-2-case')
  phone.finish()
})

test('F02: an auditor lists the readers of a leaked number; entries leave only when another person has let them', async () => {
  await using walk = await startWalk()
  const { city } = walk
  const filed = await file(city, 'zhang-defu', { id: 'old-age-allowance', values: account })
  await (await city.as('civil-handler')).get(`/desk/cases/${filed.root}/${filed.id}`)
  await city.settle()
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await enterDesk(page, '钱立群')
  await page.getByRole('textbox', { name: '查询事由' }).fill('信访核查第 12 号')
  await page.getByRole('textbox', { name: /^查什么/ }).fill('张德福')
  await page.getByRole('button', { name: '谁看过' }).click()
  await page.getByRole('row').filter({ hasText: '杜振华' }).waitFor()
  await visitor.look('officers-desk-10-readers')
  await page.getByRole('textbox', { name: /^查什么/ }).fill(filed.number)
  await page.getByRole('button', { name: '查询记录' }).click()
  await page.getByRole('row').filter({ hasText: '提交申请' }).waitFor()
  await page.getByRole('button', { name: '申请导出' }).click()
  const asked = page.getByRole('region', { name: '导出申请' })
  await asked.getByText('等待同意').waitFor()
  await visitor.look('officers-desk-11-entries')
  await enterDesk(page, '段秋实')
  await page.getByRole('link', { name: '审计' }).click()
  await asked.getByRole('button', { name: /^同\s*意$/ }).click()
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /确定|OK/ })
    .click()
  await asked.getByText('已同意').waitFor()
  await enterDesk(page, '钱立群')
  const download = await takeCsv(page, asked.getByRole('button', { name: '导出' }))
  expect(readFileSync(await download.path(), 'utf8')).toContain('提交申请')
  await asked.getByText(/已取得 1 次/).waitFor()
  await visitor.look('officers-desk-12-let-out')
  visitor.finish()
})

test('who keeps watch sees what stands still and tries it again; who guards the door sees what was stopped', async () => {
  await using walk = await startWalk()
  const { city } = walk
  await city.sql`
    insert into outbox.resting_sweeps (name, since, tries, not_before, trouble)
    values ('notices.sweep', ${city.clock.now()}, 3, ${new Date(city.clock.now().getTime() + 3_600_000)}, '短信服务没有答复')`
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await enterDesk(page, '汤慧敏')
  await page.getByRole('link', { name: '运行值守' }).click()
  await page.getByRole('row').filter({ hasText: '短信服务没有答复' }).waitFor()
  await visitor.look('officers-desk-13-operations')
  await page.getByRole('button', { name: '立即重试' }).first().click()
  await page.getByText('已安排 1 个立即重试').waitFor()

  visitor.expectTrouble(/^403 GET \/api\/items$/)
  await page.evaluate(`fetch('/api/items?q=' + encodeURIComponent("' or 1=1 --"))`)
  await expect
    .poll(async () => (await city.settle(), (await city.sql`select 1 from intrusions.blocks`).length))
    .toBeGreaterThan(0)
  await enterDesk(page, '段秋实')
  await page.getByRole('link', { name: '安全事件' }).click()
  await page.getByRole('row').filter({ hasText: 'SQL 注入' }).waitFor()
  await visitor.look('officers-desk-14-security')
  visitor.finish()
})

test('a clerk opens a case from the portal with the code of whoever stands before her', async () => {
  await using walk = await startWalk()
  const { city } = walk
  const filed = await file(city, 'zhang-defu', { id: 'old-age-allowance', values: account })
  const [row] = await city.sql<{ code: string }[]>`select query_code as code from cases.short_numbers where id = ${filed.id}`
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await enterDesk(page, '邱志强')
  await page.getByRole('link', { name: '综合窗口' }).click()
  await page.getByRole('textbox', { name: '办件编号或短号' }).fill(filed.number)
  const open = page.getByRole('button', { name: '打开', exact: true })
  expect(await open.isDisabled(), 'without a code or a cause nothing opens').toBe(true)
  await page.getByRole('textbox', { name: '当事人收件凭证上的查询码' }).fill(row?.code ?? '')
  await visitor.look('officers-desk-15-counter-open')
  await open.click()
  await page.getByRole('region', { name: `办件 ${filed.number}` }).waitFor()
  await city.settle()
  const texts = (await (await city.as('zhang-defu')).get('/me/reads')).body.rows.map((one: { text: string }) => one.text)
  expect(texts.some((text: string) => text.includes('当事人在窗口出示查询码'))).toBe(true)
  visitor.finish()
})
