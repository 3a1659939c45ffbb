// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { file } from '../server/testing/journey.ts'
import { signIn } from './portal.ts'
import { startWalk } from './walk.ts'

test('a guide on paper has nothing of the screen on it, and everything that is folded on the screen', async () => {
  await using walk = await startWalk()
  const { page } = await walk.visitor('phone')
  await page.goto('/items/provident-fund-rent')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.locator('details').first().waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.tabs-below:visible, .action:visible, .foot:visible, nav:visible').count()).toBe(0)
  const folded = await page.locator('details:not([open])').all()
  expect(folded.length).toBeGreaterThan(0)
  for (const one of folded) expect(await one.locator('p, li, dd').first().isVisible()).toBe(true)
})

/** Anything that stays at a fixed place of the screen, or holds more than it shows, would be repeated or cut on paper. */
const cut = `[...document.querySelectorAll('main, main *')].filter((one) => {
  const style = getComputedStyle(one)
  return style.display !== 'none' && (style.position === 'fixed' || style.position === 'sticky' ||
    (one.scrollHeight > one.clientHeight + 1 && style.overflowY !== 'visible' && style.clip === 'auto' && one.clientHeight > 1))
}).map((one) => one.className || one.tagName)`

test('a case and its end on paper say the number, what came of it and what happened, and nothing that only a screen can do', async () => {
  await using walk = await startWalk()
  const filed = await file(walk.city, 'wang-jianguo', {
    id: 'old-age-allowance',
    values: { bankAccount: '6217990100000000814', bankName: '云州银行和平街支行', mobile: '10010039595' },
  })
  await walk.city.settle()
  const { page } = await walk.visitor('desktop')
  await signIn(page, '王建国')
  for (const path of [`/my/cases/${filed.number}`, `/done/${filed.number}`, '/items/old-age-allowance']) {
    await page.goto(path, { waitUntil: 'networkidle' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect([
      path,
      await page.locator('button:visible, .button:visible, nav:visible, .foot:visible, .action:visible').count(),
    ]).toEqual([path, 0])
    expect([path, await page.evaluate<string[]>(cut)]).toEqual([path, []])
    if (path.startsWith('/items')) continue
    for (const text of [filed.number.slice(11, -1), '每月 ¥50.00，打入尾号 0814 的账户，2026年12月起发放'])
      expect([path, text, await page.getByText(text).first().isVisible()]).toEqual([path, text, true])
    await page.emulateMedia({ media: 'screen' })
  }
})
