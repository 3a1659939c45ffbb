// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { doTask, file, openTasks, smallRestaurant } from '../server/testing/journey.ts'
import { enterDesk } from './desk.ts'
import { startWalk } from './walk.ts'

const values = smallRestaurant

const panel = (page: Page) => page.locator('.studio-panel')
async function draw(page: Page, element: string, field: string, value: string): Promise<void> {
  // a second click on what is chosen would let it go
  if ((await panel(page).getAttribute('data-element')) !== element)
    await page.locator(`.djs-element[data-element-id="${element}"] .djs-hit`).first().click({ force: true })
  const input = panel(page).getByRole('textbox', { name: field })
  await input.fill(value)
  await input.press('Enter')
}

test('a steward redraws a process, rehearses it, a second steward publishes it, and the next application follows it', async () => {
  await using walk = await startWalk()
  const { city } = walk
  const author = await walk.visitor('desktop')
  const { page } = author
  await enterDesk(page, '段伟东')
  await page.getByRole('link', { name: '配置' }).click()
  await page.getByRole('searchbox', { name: '查名称、部门' }).fill('食品经营')
  await author.look('studio')
  await page.getByRole('button', { name: '修改食品经营许可', exact: false }).first().click()
  await page.getByText('检查通过，没有发现问题。').waitFor()
  await page.getByRole('tab', { name: '流程图' }).click()
  await draw(page, 'review', '时限（如 3 个工作日）', '300 个工作日')
  await page.locator('.studio-flag-error, .studio-findings').first().waitFor()
  await page.getByText('请放宽承诺或收紧环节', { exact: false }).first().waitFor()
  await draw(page, 'review', '时限（如 3 个工作日）', '1 个工作日')
  await page.getByText('检查通过，没有发现问题。').waitFor()
  await draw(page, 'review', '名称', '书面审查')
  await author.look('studio-drawing')
  // what is not saved is not lost by a click: one is asked
  await page.getByRole('link', { name: '返回配置' }).click()
  await page.getByRole('dialog', { name: '有改动还没有保存' }).getByRole('button', { name: '留下来继续改' }).click()
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('已保存').waitFor()
  await page.getByRole('tab', { name: '改动对照' }).click()
  await page.getByRole('cell', { name: '书面审查', exact: true }).waitFor()

  await page.getByRole('tab', { name: '演练' }).click()
  await page.getByRole('button', { name: '开始演练' }).click()
  const panelOf = page.getByRole('complementary', { name: '演练' })
  for (const outcome of ['受理', '书面审查通过', '准予许可'])
    await panelOf.getByRole('button', { name: outcome, exact: true }).click()
  await panelOf.getByText('流程走完了。').waitFor()
  // told in words: who, within which limit, what the platform did, what the licence says
  const steps = panelOf.getByRole('region', { name: '经过的环节' })
  await steps.getByText('由主办部门的审查岗办理').first().waitFor()
  await steps.getByText('受理，承诺时限和法定时限从这里起算').waitFor()
  await steps.getByText('发出“食品经营许可证”，上面写着：').waitFor()
  await author.look('studio-rehearsal')
  await page.getByRole('button', { name: '提交审核' }).click()
  await page.getByText('起草人不能自己审核').waitFor()
  expect(await page.getByRole('button', { name: '同意', exact: true }).count()).toBe(0)
  author.finish()

  // later than the content that the city began with
  city.clock.forward(60_000)
  const second = await walk.visitor('desktop')
  await enterDesk(second.page, '雷淑芬')
  await second.page.getByRole('link', { name: '配置' }).click()
  await second.page.getByRole('link', { name: '食品经营许可' }).click()
  await second.page.getByRole('button', { name: '同意', exact: true }).click()
  await second.page.getByRole('button', { name: '发布', exact: true }).click()
  await second.page.getByText('已发布，是第 2 版', { exact: false }).waitFor()
  await second.page.getByRole('tab', { name: '历次版本' }).click()
  await second.page.getByRole('row', { name: '第 2 版 雷淑芬', exact: false }).waitFor()
  expect(await second.page.getByText(/[0-9a-f]{8}/).count()).toBe(0)
  await second.look('studio-versions')
  second.finish()

  const filed = await file(city, 'chen-xiaomei', { id: 'food-business-licence', values, firm: '91990102MA0C00016W' })
  await doTask(city, 'market-handler', filed.number, { outcome: 'accept' })
  expect((await openTasks(city, 'market-reviewer', filed.number)).map((task) => task.name)).toEqual(['书面审查'])
})

test('a decision is tried on its table before it is changed', async () => {
  await using walk = await startWalk()
  const { page, look, finish } = await walk.visitor('desktop')
  await enterDesk(page, '段伟东')
  await page.goto('/desk/studio')
  await page.getByRole('searchbox', { name: '查名称、部门' }).fill('高龄')
  await page.getByRole('button', { name: '修改高龄津贴', exact: true }).first().click()
  await page.getByRole('tab', { name: '决策表' }).click()
  await page.getByRole('group', { name: '决策表' }).getByText('年满 80 周岁，本市户籍，登记状态正常').first().waitFor()
  const trial = page.getByRole('region', { name: '试一试' })
  await trial.getByRole('spinbutton', { name: '年龄' }).fill('86')
  await trial.getByText('结果取决于这一项，请填写。').first().waitFor()
  await trial.getByRole('combobox', { name: '户籍状态' }).click()
  await page.getByText('正常', { exact: true }).last().click()
  await trial.getByRole('textbox', { name: '户号' }).fill('1')
  await trial.getByText('结论：当场准予，理由：年满 80 周岁，本市户籍，登记状态正常').waitFor()
  await trial.getByRole('row', { name: '1 命中' }).waitFor()
  await look('studio-decision')
  finish()
})

test('a steward changes guide and form in words, sees what is wrong beside the field, rehearses as a resident, and takes a step back', async () => {
  await using walk = await startWalk()
  const author = await walk.visitor('desktop')
  const { page } = author
  await enterDesk(page, '段伟东')
  await page.getByRole('link', { name: '配置' }).click()
  await page.getByRole('searchbox', { name: '查名称、部门' }).fill('食品经营')
  await page.getByRole('button', { name: '修改食品经营许可核发', exact: true }).click()
  await page.getByRole('tab', { name: '指南' }).waitFor()
  const type = async (label: string, text: string) => {
    const input = page.getByRole('textbox', { name: label, exact: true }).first()
    await input.fill(text)
    await input.blur()
  }
  await type('一句话说清办成什么', '开餐馆、饮品店、食堂之前，先取得食品经营许可证')
  await author.look('studio-guide')
  await page.getByRole('button', { name: /^.*时限和次数/ }).click()
  await type('承诺时限（如 5 个工作日）', '2 个工作日')
  await page.getByRole('alert').filter({ hasText: '请放宽承诺或收紧环节' }).waitFor()
  await author.look('studio-guide-wrong')
  await page.getByRole('button', { name: '撤销上一步' }).click()
  await page.getByText('检查通过，没有发现问题。').waitFor()
  await page.getByRole('tab', { name: '申请表' }).click()
  await page.getByText('店铺名称').first().click()
  await type('题目', '门店招牌名')
  await author.look('studio-form')
  await page.getByRole('tab', { name: '试填' }).click()
  await page.getByRole('combobox', { name: '以谁的身份（演示居民）' }).fill('晓梅餐饮')
  await page.getByText('云州市晓梅餐饮有限公司（陈晓梅）').click()
  // the form as the draft would ask it, filled in as far as the city knows
  await page.getByLabel('门店招牌名').fill('晓梅小馆')
  await page.getByText('来自 法人库', { exact: false }).first().waitFor()
  await author.look('studio-rehearse-form')
  await page.getByRole('button', { name: '看看会怎样' }).click()
  const seen = page.getByRole('status')
  await seen.getByRole('heading', { name: '申请人会看到' }).waitFor()
  await seen.getByText('平台已取得').first().waitFor()
  await seen.getByText('晓梅小馆', { exact: true }).waitFor()
  await seen.scrollIntoViewIfNeeded()
  await author.look('studio-rehearse-as')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('已保存').waitFor()
  await page.getByRole('tab', { name: '改动对照' }).click()
  await page.getByRole('cell', { name: '门店招牌名', exact: true }).waitFor()
  author.finish()
})
