// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signIn } from './portal.ts'
import { startWalk } from './walk.ts'

const HAN = /\p{Script=Han}/u

const actForHerFirm = `(async () => {
  const { csrf } = await (await fetch('/api/session')).json()
  const { firms } = await (await fetch('/api/me/profile')).json()
  await fetch('/api/session/acting-for', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify({ creditCode: firms[0].creditCode }),
  })
})()`

/** What a part of the page says. */
const textsOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((elements) => elements.map((element) => element.textContent ?? ''))

/** Chinese that nobody has marked as Chinese: the ear would hear it read as English. */
const unmarked = (page: Page) =>
  page.evaluate<string[]>(`[...document.body.querySelectorAll('*')]
    .filter((one) => !['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(one.tagName))
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && /\\p{Script=Han}/u.test(node.textContent)))
    .filter((one) => !one.closest('[lang^="zh"]'))
    .map((one) => one.outerHTML.slice(0, 120))`)

test('A43 the portal in English shows a translated guide and form for every item marked international, and marks what is Chinese only', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await signIn(page, '陈晓梅')
  await page.getByRole('button', { name: 'EN' }).click()
  await page.getByRole('heading', { level: 1, name: /what do you need/ }).waitFor()
  const { rows } = (await walk.city.anyone().get('/items?limit=100')).body as {
    rows: { id: string; kind: string; name: string; en: { name: string; international: boolean } | null }[]
  }
  const servesOf = async (id: string) => (await walk.city.anyone().get(`/items/${id}`)).body.serves as string[]
  const marked = rows.filter((row) => row.en?.international)
  const forFirms = new Set<string>()
  for (const { id } of marked) if (!(await servesOf(id)).includes('person')) forFirms.add(id)
  // what only a firm applies for comes last: then she acts for hers
  const whole = [...marked.filter(({ id }) => !forFirms.has(id)), ...marked.filter(({ id }) => forFirms.has(id))]
  expect(whole.length).toBeGreaterThanOrEqual(8)

  await page.goto('/items')
  const lineOf = (name: string) => page.locator('a.line', { has: page.getByText(name, { exact: true }) })
  for (const row of rows) {
    const line = lineOf(row.en?.name ?? row.name)
    await line.waitFor()
    expect([row.id, await line.getByText('Chinese only').count()]).toEqual([row.id, row.en?.international ? 0 : 1])
  }
  expect(await unmarked(page)).toEqual([])
  await visitor.look('international-desktop-1-catalogue')

  for (const [n, { id, en }] of whole.entries()) {
    if (forFirms.has(id)) await page.evaluate(actForHerFirm)
    await page.goto(`/items/${id}`)
    await page.getByRole('heading', { level: 1, name: en?.name ?? '', exact: true }).waitFor()
    await page.getByRole('heading', { name: 'What we need from you' }).waitFor()
    await page.locator('#qualify-title ~ *').first().waitFor()
    const said = [
      ...(await textsOf(
        page,
        'main h1, main header p, main h2, main h3, #from-you-title ~ ul .strong, #from-you-title ~ ul .small',
      )),
      ...(await textsOf(page, '#from-city-title ~ ul .strong, #steps-title ~ ol .strong, .beside-side dd, .anchors a')),
      // with what is said to somebody who does not meet a condition
      ...(await textsOf(page, '#qualify-title ~ ul > li > span, #qualify-title ~ ul > li > div > span:not(.small)')),
    ]
    expect([
      id,
      said.filter((text) =>
        HAN.test(text.replace(/[（(][^）)]*[）)]|有限责任公司|有限公司|股份|公司|集团|[店馆坊](?=,| or | \()/g, '')),
      ),
    ]).toEqual([id, []])
    expect([id, await page.getByText('Chinese only').count()]).toEqual([id, 0])
    expect([id, await unmarked(page)]).toEqual([id, []])
    if (n === 0) await visitor.look('international-desktop-2-guide')
    await page.getByRole('link', { name: 'Start', exact: true }).click()
    await page.waitForURL(/\/drafts\//)
    await page.getByRole('button', { name: 'Next' }).waitFor()
    const asked = await textsOf(page, 'main h1, main legend, main .field > label, main .help')
    expect(asked.length).toBeGreaterThan(1)
    const odd = asked.filter((text) => HAN.test(text.replace(/云州市晓梅餐饮有限公司|古城区大伟日用品店|餐饮服务|食品销售/g, '')))
    expect([id, odd]).toEqual([id, []])
    expect([id, await unmarked(page)]).toEqual([id, []])
    if (n === 0) await visitor.look('international-desktop-3-form')
  }

  await page.goto('/items/road-occupation')
  await page.getByRole('heading', { level: 1, name: 'Occupying or digging up a road' }).waitFor()
  await page.getByText('Chinese only').waitFor()
  await visitor.look('international-desktop-4-chinese-only')
  await page.goto('/')
  await page.getByRole('combobox', { name: 'Search for a service' }).fill('residence permit')
  await page.getByRole('option', { name: /^Residence permit/ }).waitFor()
  visitor.finish()
})
