// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { startWalk } from './walk.ts'

test('a guide on paper has nothing of the screen on it, and everything that is folded on the screen', async () => {
  await using walk = await startWalk()
  const { page } = await walk.visitor('phone')
  await page.goto('/items/provident-fund-rent')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.locator('details').first().waitFor()
  await page.emulateMedia({ media: 'print' })
  const shown = await page.evaluate(() => ({
    bars: [...document.querySelectorAll('.tabs-below, .action, .foot, nav')].filter((one) => one.checkVisibility()).length,
    folded: document.querySelectorAll('details:not([open])').length,
    hidden: [...document.querySelectorAll('details')].filter(
      (one) => ![...one.querySelectorAll('p, li, dd')].some((part) => part.checkVisibility({ contentVisibilityAuto: true })),
    ).length,
  }))
  expect(shown.folded).toBeGreaterThan(0)
  expect([shown.bars, shown.hidden]).toEqual([0, 0])
})
