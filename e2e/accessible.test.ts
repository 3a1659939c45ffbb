// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { file } from '../server/testing/journey.ts'
import { findMatter, signIn } from './portal.ts'
import { startWalk, type Visitor } from './walk.ts'

const account = { bankAccount: '6217990100000000814', bankName: '云州银行和平街支行', mobile: '10010039595' }

/** Every rule of WCAG 2.2 A and AA that a machine can check, whatever its weight. */
async function expectWcag({ page, inspect }: Visitor, name: string): Promise<void> {
  await inspect(name)
  const found = await page.evaluate<string[]>(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
    .then(({ violations }) => violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target).join(' ; ')))`)
  expect([name, found]).toEqual([name, []])
}

const sideways = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

const CORE = [
  '/',
  '/search?q=开饭店',
  '/items',
  '/items/old-age-allowance',
  '/bundles/open-restaurant',
  '/help',
  '/track',
  '/verify',
  '/sign-in',
]
const MINE = ['/', '/my', '/my/cases', '/my/cases?state=done', '/my/licences', '/my/reads', '/my/notices', '/my/firms']

/** A page is there when its heading is and nothing of it is still waited for. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.getByRole('heading', { level: 1 }).waitFor()
}

test('A44 the core pages keep to WCAG 2.2 AA, in the ordinary and in the care mode, on a phone and at 400 %', async () => {
  await using walk = await startWalk()
  const filed = await file(walk.city, 'wang-jianguo', { id: 'old-age-allowance', values: account })
  await walk.city.settle()
  const visitor = await walk.visitor('phone')
  const { page } = visitor
  const pages = async (paths: string[], name: string) => {
    for (const path of paths) {
      await open(page, path)
      await expectWcag(visitor, `${name} ${path}`)
      expect([name, path, await sideways(page)]).toEqual([name, path, 0])
    }
  }
  await pages(CORE, 'stranger')
  await signIn(page, '王建国')
  const mine = [...MINE, `/my/cases/${filed.number}`, `/done/${filed.number}`]
  await pages(mine, 'own')
  await open(page, '/')
  await page.getByRole('button', { name: '关怀版' }).click()
  await pages(['/items/old-age-allowance', '/bundles/open-restaurant', ...mine], 'care')
  await open(page, '/bundles/open-restaurant')
  await visitor.look('accessible-phone-1-care-bundle')
  await open(page, `/done/${filed.number}`)
  await visitor.look('accessible-phone-2-care-done')
  await page.getByRole('button', { name: '退出关怀版' }).click()

  // 1280 × 1024 at 400 %: 320 × 256 of its own pixels (WCAG 1.4.10)
  await page.setViewportSize({ width: 320, height: 256 })
  for (const path of ['/', '/items', '/items/old-age-allowance', '/bundles/open-restaurant', ...mine]) {
    await open(page, path)
    expect([path, await sideways(page)]).toEqual([path, 0])
    const inTheWay = await page.evaluate<number>(`[...document.querySelectorAll('body *')].filter((one) => {
      const { position, display } = getComputedStyle(one)
      return display !== 'none' && (position === 'fixed' || position === 'sticky') && one.getBoundingClientRect().height > 0
    }).length`)
    expect([path, inTheWay]).toEqual([path, 0])
  }
  await open(page, '/items/old-age-allowance')
  await visitor.look('accessible-zoom-1-guide')
  visitor.finish()
})

/** Goes on by the key alone to what is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate<string>(`(() => { const one = document.activeElement
      return one?.getAttribute('aria-label') ?? one?.labels?.[0]?.textContent ?? one?.textContent ?? '' })()`)
    if (name.test(here.trim())) return
  }
  throw new Error(`no way by the keyboard to ${name} on ${page.url()}`)
}

test('A44 the care mode finishes a filing by keyboard alone, and each step puts the focus on its heading', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await signIn(page, '王建国')
  await findMatter(page, '老人补贴', '高龄津贴')
  await tabTo(page, /^关怀版$/)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '朗读本页' }).waitFor()
  await tabTo(page, /^开始办理$/)
  await page.keyboard.press('Enter')
  const focused = () => page.evaluate<string>('document.activeElement?.tagName ?? ""')
  const answers: [RegExp, string][] = [
    [/^收款银行账号/, account.bankAccount],
    [/^开户银行/, account.bankName],
  ]
  for (const [n, [question, answer]] of answers.entries()) {
    await page.getByRole('textbox', { name: question }).waitFor()
    if (n > 0) expect(await focused()).toBe('H1')
    await tabTo(page, question)
    await page.keyboard.type(answer)
    await tabTo(page, /^下一步$/)
    await page.keyboard.press('Enter')
  }
  for (const question of [/^联系手机/, /^代办人姓名/]) {
    await page.getByRole('textbox', { name: question }).waitFor()
    await tabTo(page, /^下一步$/)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('heading', { level: 1, name: '材料' }).waitFor()
  await page.getByText('不用您提供任何材料，城市已经有了。').waitFor()
  await tabTo(page, /^下一步$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '核对并提交' }).waitFor()
  await page.getByRole('checkbox', { name: /我确认以上内容真实/ }).waitFor()
  await tabTo(page, /^我确认以上内容真实/)
  await page.keyboard.press('Space')
  await tabTo(page, /^提交申请$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '已办好' }).waitFor()
  await expectWcag(visitor, 'care done')
  visitor.finish()
})
