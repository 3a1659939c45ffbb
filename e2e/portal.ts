// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from 'playwright-core'

/** What a resident does on the portal's pages, said once. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: `以${name}的身份进入` }).click()
  await page.getByRole('link', { name, exact: true }).waitFor()
}

/** Finds a matter by what people call it and opens its guide. */
export async function findMatter(page: Page, said: string, name: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('combobox', { name: '搜索要办的事' }).fill(said)
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

export const next = (page: Page): Locator => page.getByRole('button', { name: '下一步' })

/** A question that is answered by choosing: its group, then the answer. */
export async function choose(page: Page, question: string, answer: string): Promise<void> {
  await page.getByRole('group', { name: question }).getByText(answer, { exact: true }).click()
}

export async function write(page: Page, question: string, answer: string): Promise<void> {
  await page.getByRole('textbox', { name: question }).fill(answer)
}

/** Goes on and waits for the next step's heading. */
export async function goOn(page: Page, heading: string): Promise<void> {
  await next(page).click()
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

/** Scrolls a part of the page to the top of the screen, so that the picture shows it. */
export const bring = (part: Locator): Promise<void> => part.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }))
