// SPDX-License-Identifier: Apache-2.0
import jsQrModule from 'jsqr'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { verify } from '../server/ledger/index.ts'
import { onePagePdf } from '../server/testing/journey.ts'
import { confirm, decide, enterDesk, fillDecision, openMatter, pick, sendNow, workList } from './desk.ts'
import { bring, choose, findMatter, goOn, signIn, write } from './portal.ts'
import { startWalk } from './walk.ts'

const food = '食品经营许可核发'
const fire = '公众聚集场所投入使用、营业前消防安全检查'
const sign = '户外招牌（大型户外广告）设置审批'

test('陈晓梅 opens a restaurant from her phone: one form, one supplement, three departments at once, signed licences, a bad rating that is followed up', async () => {
  await using walk = await startWalk()
  const { city } = walk
  const chen = await walk.visitor('phone')
  const officer = await walk.visitor('desktop')
  const phone = chen.page
  const desk = officer.page

  // she finds it by her own words, and the pre-check sends her to act for her firm
  await signIn(phone, '陈晓梅')
  await findMatter(phone, '开饭店', '开办餐饮店一件事')
  const qualify = phone.getByRole('region', { name: '您能不能办' })
  await qualify.getByRole('status').filter({ hasText: '目前不符合条件' }).waitFor()
  await bring(qualify)
  await chen.inspect('restaurant-phone-precheck-herself')
  await qualify.getByRole('radio', { name: /法定代表人/ }).check()
  await qualify.getByRole('status').filter({ hasNotText: '目前不符合条件' }).waitFor()
  await qualify.getByText('已经取得营业执照，登记状态为存续').waitFor()
  await bring(qualify)
  await chen.look('restaurant-phone-01-precheck-firm')

  // the merged form: what the city knows is there with its source
  await phone.getByRole('link', { name: '开始办理' }).click()
  await phone.getByRole('heading', { level: 1, name: '先看要办哪几件' }).waitFor()
  expect(await phone.getByRole('textbox', { name: '店铺面积' }).inputValue()).not.toBe('')
  await phone
    .getByText(/^来自 .+ · \d\d-\d\d$/)
    .first()
    .waitFor()
  await choose(phone, '所在楼层', '首层带二层')
  await choose(phone, '要不要装门头招牌', '是')
  await choose(phone, '店里还同时经营什么', '无')
  await chen.look('restaurant-phone-02-prefilled')
  await goOn(phone, '店铺')
  await write(phone, '店铺名称', '晓梅小馆')
  await choose(phone, '这个地址是否已有有效的食品经营许可证', '否')
  await goOn(phone, '做什么生意')
  await choose(phone, '主体业态', '餐饮服务经营者')
  await choose(phone, '经营项目', '热食类制售')
  await choose(phone, '经营项目', '自制饮品制售')
  await write(phone, '从业人员人数', '6')
  await choose(phone, '是否放置自动售货设备', '否')
  await goOn(phone, '消防')
  await choose(phone, '场所使用性质', '餐饮')
  await choose(phone, '安全出口和疏散通道是否畅通', '是')
  await write(phone, '灭火器数量', '8')
  await choose(phone, '厨房用什么火源', '全电厨房')
  await choose(phone, '消防是否选择告知承诺', '是')
  await goOn(phone, '招牌')
  await choose(phone, '招牌种类', '门头招牌')
  await choose(phone, '安装位置', '门头')
  await write(phone, '招牌面积', '6')
  await write(phone, '招牌下沿离地高度', '3')
  await choose(phone, '照明方式', '内透光')
  await goOn(phone, '联系方式')
  await goOn(phone, '材料')
  await phone.getByRole('heading', { name: /^城市已替您取得/ }).waitFor()
  await chen.look('restaurant-phone-03-materials')
  const given = await giveMaterials(phone)
  expect(given.committed).toContain('日常维护承诺')
  expect(given.uploaded.length).toBeGreaterThan(0)
  await goOn(phone, '核对并提交')
  await phone.getByRole('radio', { name: /^电子证照/ }).check()
  await phone.getByRole('checkbox', { name: /我确认以上内容真实/ }).check()
  await chen.inspect('restaurant-phone-check')
  await phone.getByRole('button', { name: '提交申请' }).click()
  await phone.getByRole('heading', { level: 1, name: '申请已提交' }).waitFor()
  await city.settle()
  await chen.inspect('restaurant-phone-submitted')
  const [number = ''] = /\d{11,}/.exec((await phone.getByRole('main').textContent()) ?? '') ?? []
  expect(number).not.toBe('')
  await phone.getByRole('link', { name: '查看进度' }).click()
  const lanes = phone.getByRole('region', { name: /个部门/ })
  await phone.getByRole('heading', { name: '3 个部门同时在办' }).waitFor()
  for (const lane of [food, fire, sign]) await lanes.getByText(lane).waitFor()
  await chen.look('restaurant-phone-04-lanes')
  const tracking = phone.url()

  // two departments accept; the third asks, once, for everything that is missing
  await desk.goto('/desk')
  await desk.getByRole('heading', { name: /演示账号/ }).waitFor()
  await officer.inspect('restaurant-desk-sign-in')
  await enterDesk(desk, '沈一鸣')
  await workList(desk).getByRole('row').filter({ hasText: food }).waitFor()
  await officer.look('restaurant-desk-01-work-list')
  await openMatter(desk, food)
  await desk.getByText('文字版').first().waitFor()
  await officer.look('restaurant-desk-02-case')
  const accepting = await fillDecision(desk, { outcome: '受理', opinion: '材料齐全，符合法定形式' })
  await accepting.getByText('受理通知书').first().waitFor()
  await officer.look('restaurant-desk-03-decision')
  await confirm(accepting)
  await sendNow(desk)
  await enterDesk(desk, '蔡雪莲')
  await decide(desk, fire, { outcome: '受理' })
  await enterDesk(desk, '魏志强')
  await openMatter(desk, sign)
  await desk.getByRole('button', { name: /^一次性告知补正/ }).click()
  await askForTwoThings(desk.getByRole('dialog'))
  await officer.look('restaurant-desk-04-supplement')
  await desk.getByRole('button', { name: '发出告知书（2 条）' }).click()
  await desk.getByText(/等申请人补正：还差 2 条/).waitFor()
  await city.settle()

  // she answers both points on one page
  await phone.goto(tracking)
  await phone.getByRole('link', { name: '补充材料' }).click()
  await phone.getByText(/一次补齐下面 2 处/).waitFor()
  await phone
    .getByLabel('为“招牌效果图”选择文件')
    .setInputFiles({ name: '效果图（标尺寸）.pdf', mimeType: 'application/pdf', buffer: onePagePdf })
  await phone.getByText('效果图（标尺寸）.pdf').waitFor()
  await write(phone, '招牌下沿离地高度', '3.2')
  await chen.look('restaurant-phone-05-supplement')
  await phone.getByRole('button', { name: '提交补充' }).click()
  await phone.getByRole('heading', { name: '办理经过' }).waitFor()
  await city.settle()

  // three departments go on side by side; one takes a decision back within its ten seconds
  await enterDesk(desk, '魏志强')
  await openMatter(desk, sign)
  await desk.getByText('申请人已补齐全部 2 条，请核对').waitFor()
  await confirm(await fillDecision(desk, { outcome: '受理' }))
  await sendNow(desk)
  await enterDesk(desk, '卢晓东')
  await decide(desk, food, { outcome: '书面审查通过' })
  await enterDesk(desk, '薛秀英')
  await decide(desk, sign, { outcome: '符合设置规范' })
  await city.settle()
  await phone.goto(tracking)
  await phone.getByRole('heading', { name: '3 个部门同时在办' }).waitFor()
  await chen.look('restaurant-phone-06-parallel')
  await enterDesk(desk, '蒋永康')
  await openMatter(desk, food)
  await confirm(
    await fillDecision(desk, { outcome: '不予许可', opinion: '误点' }).then(async (dialog) => {
      await pick(desk, dialog.getByRole('combobox', { name: '依据' }), '不符合法定条件、标准')
      return dialog
    }),
  )
  await officer.look('restaurant-desk-05-ten-seconds')
  await desk.getByRole('button', { name: /^撤\s*销$/ }).click()
  await desk.getByRole('button', { name: '立即发出' }).waitFor({ state: 'detached' })
  await confirm(await fillDecision(desk, { outcome: '准予许可', opinion: '符合法定条件' }))
  await sendNow(desk)
  await enterDesk(desk, '丁海燕')
  await decide(desk, fire, { outcome: '同意营业', opinion: '告知承诺，符合要求' })
  await enterDesk(desk, '叶新民')
  await decide(desk, sign, { outcome: '批准设置', opinion: '符合街区招牌规范' })
  await city.settle()

  // her results, the card, 亮证, and a stranger who checks the code
  await phone.goto(tracking)
  await phone.getByRole('heading', { name: '办理结果' }).waitFor()
  await phone.getByRole('heading', { name: '3 个部门的办理情况' }).waitFor()
  await chen.look('restaurant-phone-07-results')
  await expect.poll(() => phone.getByRole('link', { name: '查看证照' }).count()).toBe(3)
  await phone.getByRole('link', { name: '查看证照' }).first().click()
  await phone.getByRole('article', { name: '食品经营许可证' }).waitFor()
  await chen.look('restaurant-phone-08-licence')
  await phone.getByRole('button', { name: '亮证' }).click()
  const shown = phone.getByRole('img', { name: '亮证二维码，由对方扫描核验' })
  await shown.waitFor()
  await chen.look('restaurant-phone-09-showing')
  const stranger = await walk.visitor('phone')
  await stranger.page.goto(await readCode(shown))
  await stranger.page.getByRole('heading', { name: '有效，由发证机关签发' }).waitFor()
  await stranger.look('restaurant-phone-10-verified')
  stranger.finish()
  await phone.getByRole('button', { name: '关闭' }).click()

  // the bad rating
  await phone.goto(tracking)
  await phone.getByRole('link', { name: '评价这次服务' }).click()
  await phone.getByRole('radio', { name: '非常不满意' }).check()
  await phone.getByRole('checkbox', { name: '多头跑窗口和部门' }).check()
  await chen.look('restaurant-phone-11-rating')
  await phone.getByRole('button', { name: '提交评价' }).click()
  await phone.getByText(/在规定时限内回访您/).waitFor()
  await city.settle()

  // its return visit cannot be closed without a record
  await enterDesk(desk, '沈一鸣')
  await workList(desk).getByRole('row').filter({ hasText: '回访' }).first().click()
  await desk.getByRole('region', { name: /^办件 / }).waitFor()
  const visiting = await fillDecision(desk, { outcome: '情况属实，需要整改' })
  await confirm(visiting)
  await visiting.getByText('请填写。').waitFor()
  await officer.look('restaurant-desk-06-return-visit')
  await visiting.getByRole('textbox', { name: /^怎样联系上评价人/ }).fill('11月20日上午电话回访')
  await visiting.getByRole('textbox', { name: /^核实情况和答复/ }).fill('申请人补正后又被叫到窗口一次，情况属实，已约谈窗口。')
  await confirm(visiting)
  await sendNow(desk)
  await city.settle()
  await enterDesk(desk, '龙文博')
  await desk.getByRole('link', { name: '督查' }).click()
  const market = desk.getByRole('row').filter({ hasText: '云州市市场监督管理局' })
  await market.waitFor()
  expect(await market.getByRole('cell').last().textContent()).toBe('1')
  await officer.look('restaurant-desk-07-supervision')

  chen.finish()
  officer.finish()

  // check 4: the ledger is whole after all this, and names the row that somebody changes; only the owner of the tables can
  await city.settle()
  const whole = await verify(city.sql, city.vault)
  expect(whole).toMatchObject({ ok: true })
  const tampering = "update ledger.entries set purpose = 'another purpose' where seq = 12"
  await expect(city.sql.unsafe(tampering)).rejects.toThrow('permission denied')
  await city.owner.unsafe(tampering)
  expect(await verify(city.sql, city.vault)).toMatchObject({ ok: false, seq: 12 })
})

/** Everything that waits for her: a promise where one is offered, a file otherwise. */
async function giveMaterials(page: Page): Promise<{ committed: string[]; uploaded: string[] }> {
  const waiting = page.getByRole('listitem').filter({ has: page.getByText('待提供', { exact: true }) })
  const given = { committed: [] as string[], uploaded: [] as string[] }
  for (let left = await waiting.count(); left > 0; left = await waiting.count()) {
    const one = waiting.first()
    const name = (await one.locator('.strong').first().textContent()) ?? ''
    const instead = one.getByText('暂时没有这份材料？可以承诺')
    if (await instead.count()) await instead.click()
    const promise = one.getByRole('checkbox', { name: /^承诺：/ })
    if (await promise.count()) {
      await promise.check()
      await one.getByRole('button', { name: '我承诺' }).click()
      given.committed.push(name)
    } else {
      await one
        .getByLabel(`为“${name}”选择文件`)
        .setInputFiles({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: onePagePdf })
      given.uploaded.push(name)
    }
    await waiting.nth(left - 1).waitFor({ state: 'detached' })
  }
  return given
}

/** A material and a field in one notice. */
async function askForTwoThings(dialog: Locator): Promise<void> {
  const page = dialog.page()
  const about = dialog.getByRole('combobox', { name: '补哪份材料、改哪项内容' })
  const ground = dialog.getByRole('combobox', { name: '哪里不符合' })
  const how = dialog.getByRole('textbox', { name: /^怎么补才算合格/ })
  await pick(page, about, '招牌效果图')
  await pick(page, ground, '效果图没有标尺寸或者离地高度，请补标')
  await dialog.getByRole('button', { name: '再加一条' }).click()
  await pick(page, about.nth(1), '招牌下沿离地高度（米）')
  await pick(page, ground.nth(1), '表单填写有误，请按提示更正')
  await how.nth(1).fill('请按现场量到的高度填写，精确到 0.1 米。')
}

// biome-ignore lint/suspicious/noExplicitAny: jsqr's typings know only its CommonJS face
const readQr = ((jsQrModule as any).default ?? jsQrModule) as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null

/** Reads the picture as another phone's camera would. */
async function readCode(picture: Locator): Promise<string> {
  const { size, bytes } = await picture.evaluate((image) => {
    const canvas = image.ownerDocument.createElement('canvas')
    const size: number = image.naturalWidth
    canvas.width = size
    canvas.height = size
    const pen = canvas.getContext('2d')
    pen.drawImage(image, 0, 0)
    let bytes = ''
    for (const byte of pen.getImageData(0, 0, size, size).data) bytes += String.fromCharCode(byte)
    return { size, bytes: btoa(bytes) }
  })
  const read = readQr(new Uint8ClampedArray(Buffer.from(bytes, 'base64')), size, size)
  if (!read) throw new Error('the code cannot be read')
  return read.data
}
