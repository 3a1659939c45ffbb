// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signIn } from './portal.ts'
import { startWalk } from './walk.ts'

const actForHerFirm = `(async () => {
  const { csrf } = await (await fetch('/api/session')).json()
  const { firms } = await (await fetch('/api/me/profile')).json()
  await fetch('/api/session/acting-for', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify({ creditCode: firms[0].creditCode }),
  })
})()`

/** Whose names stay as they are written, and the words that the law wants in the name of a company or shop. */
const NAMES = '陈晓梅|云州市晓梅餐饮有限公司|古城区大伟日用品店|有限责任公司|股份有限公司|股份公司|有限公司|公司|集团|店|馆|坊'

/** Every Chinese text of the page's content, as text or as the name of something, without names. */
const chineseOn = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const main = document.querySelector('main')
    const said = [...main.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label'))
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) said.push(walker.currentNode.textContent)
    return [...new Set(said)].filter((text) => /\\p{Script=Han}/u.test(text.replace(/${NAMES}/g, '')))
  })()`)

/** Chinese that nobody has marked as Chinese: the ear would hear it read as English. */
const unmarked = (page: Page) =>
  page.evaluate<string[]>(`[...document.body.querySelectorAll('*')]
    .filter((one) => !['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(one.tagName))
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && /\\p{Script=Han}/u.test(node.textContent)))
    .filter((one) => !one.closest('[lang^="zh"]'))
    .map((one) => one.outerHTML.slice(0, 120))`)

type Row = { id: string; kind: string; name: string; en: { name: string; international: boolean } | null }

test('A43 the portal in English shows a translated guide and form for every item marked international, and marks what is Chinese only', async () => {
  await using walk = await startWalk()
  // a city that has not translated this one: the rest of its pack is whole
  const { items } = walk.city.content
  const untranslated = items.get('road-occupation')
  if (untranslated) items.set(untranslated.id, { ...untranslated, en: undefined })
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await signIn(page, '陈晓梅')
  await page.getByRole('button', { name: 'EN' }).click()
  await page.getByRole('heading', { level: 1, name: 'Yunzhou: what do you need?' }).waitFor()
  await page.getByRole('link', { name: 'Insurance and assistance' }).waitFor()
  const { rows } = (await walk.city.anyone().get('/items?limit=100')).body as { rows: Row[] }
  const servesOf = async ({ kind, id }: Row) => (await walk.city.anyone().get(`/${kind}s/${id}`)).body.serves as string[]
  const marked = rows.filter((row) => row.en?.international)
  const forFirms = new Set<string>()
  for (const row of marked) if (!(await servesOf(row)).includes('person')) forFirms.add(row.id)
  // what only a firm applies for comes last: then she acts for hers
  const whole = [...marked.filter(({ id }) => !forFirms.has(id)), ...marked.filter(({ id }) => forFirms.has(id))]
  expect(whole.length).toBe(rows.length - 1)

  await page.goto('/items')
  const lineOf = (name: string) => page.locator('a.line', { has: page.getByText(name, { exact: true }) })
  for (const row of rows) {
    const line = lineOf(row.en?.name ?? row.name)
    await line.waitFor()
    expect([row.id, await line.getByText('Chinese only').count()]).toEqual([row.id, row.en?.international ? 0 : 1])
  }
  expect(await unmarked(page)).toEqual([])
  await visitor.look('international-desktop-1-catalogue')

  const left: string[] = []
  for (const [n, { id, kind, en }] of whole.entries()) {
    if (forFirms.has(id)) await page.evaluate(actForHerFirm)
    await page.goto(`/${kind}s/${id}`)
    await page.getByRole('heading', { level: 1, name: en?.name ?? '', exact: true }).waitFor()
    await page.getByRole('heading', { name: 'What we need from you' }).waitFor()
    await page.locator('#qualify-title ~ *').first().waitFor()
    left.push(...(await chineseOn(page)).map((text) => `${id} guide: ${text}`))
    expect([id, await page.getByText('Chinese only').count()]).toEqual([id, 0])
    if (n === 0) await visitor.look('international-desktop-2-guide')
    await page.getByRole('link', { name: 'Start', exact: true }).click()
    await page.waitForURL(/\/drafts\//)
    await page.getByRole('button', { name: 'Next' }).waitFor()
    // what is wrong or missing is told in English too
    await page.getByRole('button', { name: 'Next' }).click()
    expect(await page.locator('main legend, main .field > label').count()).toBeGreaterThan(0)
    left.push(...(await chineseOn(page)).map((text) => `${id} form: ${text}`))
    expect([id, await unmarked(page)]).toEqual([id, []])
    if (n === 0) await visitor.look('international-desktop-3-form')
  }

  expect(left).toEqual([])

  await page.goto('/items/road-occupation')
  await page.getByRole('heading', { level: 1, name: '城市道路占用、挖掘许可' }).waitFor()
  await page.getByText('Chinese only').waitFor()
  expect(await unmarked(page)).toEqual([])
  await visitor.look('international-desktop-4-chinese-only')
  await page.goto('/')
  await page.getByRole('combobox', { name: 'Search for a service' }).fill('residence permit')
  await page.getByRole('option', { name: /^Residence permit/ }).waitFor()
  visitor.finish()
})
