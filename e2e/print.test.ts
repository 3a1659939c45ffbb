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
  expect(await page.locator('.tabs-below:visible, .action:visible, .foot:visible, nav:visible').count()).toBe(0)
  const folded = await page.locator('details:not([open])').all()
  expect(folded.length).toBeGreaterThan(0)
  for (const one of folded) expect(await one.locator('p, li, dd').first().isVisible()).toBe(true)
})
