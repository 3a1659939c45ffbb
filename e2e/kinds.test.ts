// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { confirm, decide, enterDesk, fillDecision, openMatter, pick, sendNow } from './desk.ts'
import { choose, signIn, write } from './portal.ts'
import { calm, startWalk } from './walk.ts'

const place = '云州市古城区中山路40号门前'
const order = '占道诉求'

/** Opens the queue of a kind by the menu, as an officer does. */
async function openKind(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: '登记办件' }).first().click()
  await page.getByRole('heading', { level: 1, name: '登记办件' }).waitFor()
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

test('an officer opens a case of a kind by its form, its handler fills in what the task asks, another verifies, and the queue, the history and the figures say so', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await enterDesk(page, '邱志强')
  await openKind(page, '责任单位工单')
  await page.getByText('现在没有在办的').waitFor()
  await visitor.look('kinds-desk-01-empty')
  await page.getByRole('link', { name: '登记', exact: true }).click()
  await page.getByRole('button', { name: '确定登记' }).click()
  const mistakes = page.getByRole('alert')
  await mistakes.getByRole('link', { name: /位置/ }).waitFor()
  expect(await page.evaluate(`document.activeElement?.getAttribute('role')`), 'the mistakes are read out').toBe('alert')
  await visitor.look('kinds-desk-02-mistakes')
  await pick(page, page.getByRole('combobox', { name: '类别' }), '占道')
  await page.getByRole('textbox', { name: '位置' }).fill(place)
  await page.getByRole('textbox', { name: '诉求内容' }).fill('夜市摊位占了盲道')
  await page.getByRole('spinbutton', { name: '已退回次数' }).fill('0')
  await page.getByRole('textbox', { name: '来电号码' }).fill('139 0013 9031')
  // what is typed is still there after a reload
  await page.reload()
  expect(await page.getByRole('textbox', { name: '位置' }).inputValue()).toBe(place)
  await page.getByRole('button', { name: '确定登记' }).dblclick()
  const opened = page.getByRole('region', { name: /^办件 GD20261120-0001/ })
  await opened.getByText('待签收').first().waitFor()
  await visitor.look('kinds-desk-03-case')

  // her own body's, wherever it is handled; opened once, however often the button was pressed
  await openKind(page, '责任单位工单')
  await page.getByText('我单位登记的', { exact: true }).click()
  const rows = page.getByRole('grid', { name: '责任单位工单列表' }).locator('tbody tr')
  await rows.filter({ hasText: 'GD20261120-0001' }).waitFor()
  expect(await rows.count()).toBe(1)

  await enterDesk(page, '魏志强')
  await decide(page, order, { outcome: '签收' })
  await openMatter(page, order)
  const dialog = await fillDecision(page, { outcome: '已处置' })
  await confirm(dialog)
  await dialog.getByText('请填写「办理结果」。').waitFor()
  await dialog.getByRole('textbox', { name: '办理结果' }).fill('划定摊位线，盲道清空')
  await visitor.look('kinds-desk-04-task-form')
  await confirm(dialog)
  await sendNow(page)
  await enterDesk(page, '薛秀英')
  await decide(page, order, { outcome: '属实' })

  await enterDesk(page, '龙文博')
  await openKind(page, '责任单位工单')
  await page
    .getByRole('button', { name: /^已办结/ })
    .first()
    .click()
  await rows.filter({ hasText: 'GD20261120-0001' }).waitFor()
  await page.getByRole('heading', { name: /^统计/ }).waitFor()
  await visitor.look('kinds-desk-05-queue')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: '记录' }).click()
  await page.getByText('进入“处置中”').waitFor()
  await page.getByText('划定摊位线，盲道清空').first().waitFor()
  await visitor.look('kinds-desk-06-history')
  visitor.finish()
})

test('what only one case may have leads the officer from the refusal to the case that is there', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  const form = {
    alarmNumber: '110202611200001',
    callerMobile: '13900139021',
    category: '占道',
    place,
    text: '店外摆了一条街的货',
  }
  const first = await (await walk.city.as('police-dispatcher')).post('/kinds/alarm-diversion/cases', { form })
  expect(first.status, JSON.stringify(first.body)).toBe(201)
  await enterDesk(page, '尤小萍')
  await page.goto('/desk/kinds/alarm-diversion/new')
  await page.getByRole('textbox', { name: '警情编号' }).fill(form.alarmNumber)
  await pick(page, page.getByRole('combobox', { name: '类别' }), form.category)
  await page.getByRole('textbox', { name: '位置' }).fill(form.place)
  await page.getByRole('textbox', { name: '警情内容' }).fill(form.text)
  await page.getByRole('textbox', { name: '来电号码' }).fill(form.callerMobile)
  visitor.expectTrouble(/^409 POST \/api\/kinds\/alarm-diversion\/cases$/)
  await page.getByRole('button', { name: '确定登记' }).click()
  await page.getByRole('link', { name: '打开已有的那一件' }).waitFor()
  await visitor.look('kinds-desk-07-already')
  await page.getByRole('link', { name: '打开已有的那一件' }).click()
  await page.getByRole('region', { name: `办件 ${first.body.number}` }).waitFor()
  visitor.finish()
})

const sideways = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

test('the queue and the form of a kind serve on a phone', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('phone')
  const { page } = visitor
  const counter = await walk.city.as('city-counter')
  const form = { callerMobile: '13900139031', category: '占道', place, text: '夜市摊位占了盲道', timesBack: 0 }
  expect((await counter.post('/kinds/duty-order/cases', { form })).status).toBe(201)
  await enterDesk(page, '魏志强')
  await page.goto('/desk/kinds')
  await page.getByRole('heading', { level: 1, name: '登记办件' }).waitFor()
  await visitor.look('kinds-phone-01-list')
  await page.goto('/desk/kinds/duty-order')
  await page.getByText('GD20261120-0001').waitFor()
  expect(await sideways(page)).toBe(0)
  await visitor.look('kinds-phone-02-queue')
  await page.goto('/desk/kinds/duty-order?view=late')
  await page.getByText('没有超期的').waitFor()
  await page.getByRole('button', { name: '清除筛选' }).click()
  await page.getByText('GD20261120-0001').waitFor()
  await page.goto('/desk/kinds/manhole-report')
  await page.getByText('现在没有在办的').waitFor()
  visitor.finish()
})

/** the smallest picture that a camera could have made */
const picture = Buffer.from('ffd8ffe000104a46494600010100000100010000ffda00080101000000003f00d2ffd9', 'hex')

test('a resident reports a manhole, is told number and promise, follows it, and hears the result', async () => {
  await using walk = await startWalk()
  const { city } = walk
  const visitor = await walk.visitor('phone')
  const { page } = visitor
  await page.goto('/')
  await page.getByRole('heading', { level: 2, name: '我要反映、登记' }).waitFor()
  await page.getByRole('link', { name: /^井盖问题上报/ }).click()
  await page.getByRole('heading', { level: 1, name: '井盖问题上报' }).waitFor()
  await page.getByText('登录以后，办到哪一步才能告诉您本人。').waitFor()
  await signIn(page, '陈晓梅')
  await page.goto('/kinds')
  await visitor.look('kinds-portal-01-list')
  await page.getByRole('link', { name: /^井盖问题上报/ }).click()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('alert').getByText('请填写「在哪里」。').waitFor()
  await visitor.look('kinds-portal-02-mistakes')
  await choose(page, '什么问题', '缺失')
  await write(page, '在哪里', place)
  await write(page, '图上的位置', '115.0052，30.0049')
  await page.reload()
  expect(await page.getByRole('textbox', { name: '在哪里' }).inputValue()).toBe(place)
  await page.locator('input[type=file]').first().setInputFiles({ name: '井盖.jpg', mimeType: 'image/jpeg', buffer: picture })
  await page.getByText('已收到：井盖.jpg').waitFor()
  await page.getByRole('button', { name: '提交' }).dblclick()
  await page.getByRole('heading', { level: 1, name: '已收到', exact: true }).waitFor()
  await page
    .getByText(/11月21日/)
    .first()
    .waitFor()
  await visitor.look('kinds-portal-03-done')

  const number = page.url().split('/').pop() ?? ''
  const [{ root }] = (await city.sql`select root from kinds.rows where kind = 'manhole-report'`) as unknown as [{ root: string }]
  const act = async (who: string, said: object) => {
    const [task] = await city.sql<{ id: string }[]>`select id from cases.open_tasks where root = ${root}`
    const officer = await city.as(who)
    expect((await officer.post(`/desk/tasks/${root}/${task?.id}/completion`, said)).status).toBe(200)
  }
  await act('urban-handler', { outcome: 'real' })
  await act('urban-handler', { outcome: 'done', output: { measure: '更换', result: '已换上新井盖' }, opinion: '内部备注' })
  const sent = { name: '修好以后.jpg', type: 'image/jpeg', content: picture }
  const kept = await (await city.as('urban-reviewer')).upload('/kinds/answer-files/photo', sent)
  await act('urban-reviewer', { outcome: 'pass', output: { after: kept.body.id } })
  await city.settle()
  await page.goto('/kinds/manhole-report')
  const mine = page.getByRole('region', { name: '我反映、登记过的' })
  await mine.getByText('已修复').waitFor()
  expect(await mine.getByRole('listitem').count()).toBe(1)
  await visitor.look('kinds-portal-04-mine')
  await page.goto(`/my/cases/${number}`)
  await page.getByText('已换上新井盖').first().waitFor()
  await calm(page)
  expect(await page.getByText('内部备注').count()).toBe(0)
  await visitor.look('kinds-portal-05-tracking')
  visitor.finish()

  const wide = await walk.visitor('desktop')
  await signIn(wide.page, '陈晓梅')
  await wide.page.goto('/kinds/manhole-report')
  await wide.page.getByRole('region', { name: '我反映、登记过的' }).waitFor()
  await wide.look('kinds-portal-06-desktop')
  wide.finish()

  // a school that has to put something right: its head finds it, hands it in, and it is there no more
  const found = { school: 'XX0001', problem: '留样不全', text: '周三的午餐没有留样' }
  const issued = await (await city.as('market-registrar')).post('/kinds/campus-food/cases', { form: found })
  expect(issued.status).toBe(201)
  const head = await walk.visitor('phone')
  await signIn(head.page, '唐建平')
  await head.page.goto('/my/units')
  await head.page.getByRole('link', { name: /留样不全/ }).waitFor()
  await head.look('units-01-list')
  await head.page.getByRole('link', { name: /留样不全/ }).click()
  await head.page.getByText('周三的午餐没有留样').waitFor()
  await choose(head.page, '怎么答复？', '说明不属于本校')
  await head.page.getByRole('button', { name: '说明不属于本校' }).click()
  await head.page.getByRole('alert').getByText('请选择理由').waitFor()
  await choose(head.page, '怎么答复？', '整改完成')
  await write(head.page, '整改措施', '已补齐留样，专人登记')
  await head.look('units-02-task')
  await head.page.goto('/my/units/members?unit=school/XX0001')
  await head.page.getByText('还没有授予过角色').waitFor()
  await head.look('units-03-members')
  head.finish()
})
