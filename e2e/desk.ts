// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { calm } from './walk.ts'

/** What an officer does on the desk's pages, said once. */
export async function enterDesk(page: Page, name: string): Promise<void> {
  // what the last officer was still reading is given up with her page
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.goto('/desk')
  await page.getByRole('searchbox', { name: '按姓名、岗位或部门查找' }).fill(name)
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.getByRole('navigation', { name: '工作台栏目' }).waitFor()
}

export const workList = (page: Page): Locator => page.getByRole('grid', { name: '待办列表' })

/** Opens the one matter of this name in the officer's list; answers with the case on the screen. */
export async function openMatter(page: Page, item: string): Promise<Locator> {
  await workList(page).getByRole('row').filter({ hasText: item }).first().click()
  const opened = page.getByRole('region', { name: /^办件 / })
  await opened.getByRole('heading', { level: 2, name: item }).waitFor()
  return opened
}

export type Decision = { outcome: string; opinion?: string }

/** Fills in the decision dialog; it stays open. */
export async function fillDecision(page: Page, { outcome, opinion }: Decision): Promise<Locator> {
  await page.getByRole('button', { name: /^办理：/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await calm(page)
  await dialog.getByRole('radio', { name: outcome, exact: true }).check()
  if (opinion) await dialog.getByRole('textbox', { name: /意见|理由/ }).fill(opinion)
  return dialog
}

export const confirm = (dialog: Locator): Promise<void> => dialog.getByRole('button', { name: /^确\s*定$/ }).click()

/** Does not wait for the ten seconds in which it could be taken back. */
export async function sendNow(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/completion'))
  await page.getByRole('button', { name: '立即发出' }).click()
  await answered
  await page.getByRole('button', { name: '立即发出' }).waitFor({ state: 'detached' })
}

export async function decide(page: Page, item: string, decision: Decision): Promise<void> {
  await openMatter(page, item)
  await confirm(await fillDecision(page, decision))
  await sendNow(page)
}

/** Every figure on the page that is not nought leads to its rows. */
export async function figuresOpen(page: Page): Promise<void> {
  const closed = await page.evaluate(`
    [...document.querySelectorAll('.totals dd:not(.compared), td.figures')]
      .filter((place) => place.checkVisibility() && /^[\\d.]*[1-9][\\d.]*%?$/.test(place.innerText.trim()))
      .flatMap((place) => (place.querySelector('button, a') === null ? [place.innerText.trim()] : []))`)
  expect(closed, 'figures that open nothing').toEqual([])
}

/** Chooses in a list that opens over the page. */
export async function pick(page: Page, box: Locator, choice: string): Promise<void> {
  await calm(page)
  await box.click()
  await box.pressSequentially(choice.slice(0, 8))
  const list = page.locator('.ant-select-dropdown:visible')
  await list.getByTitle(choice, { exact: true }).click()
  await list.waitFor({ state: 'detached' })
}
