// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TestCity } from '../server/testing/city.ts'
import { doTask, file, prepare, wholeRestaurant } from '../server/testing/journey.ts'
import { signIn } from './portal.ts'
import { startWalk } from './walk.ts'

const HERS = '91990102MA0C00016W'

const actForHerFirm = `(async () => {
  const { csrf } = await (await fetch('/api/session')).json()
  const { firms } = await (await fetch('/api/me/profile')).json()
  await fetch('/api/session/acting-for', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify({ creditCode: firms[0].creditCode }),
  })
})()`

/** What people and firms wrote and are called stays as it is written, and so do the words that the law wants in the name of a company or shop. */
const NAMES =
  '陈晓梅|晓梅小馆|云州市云东区滨江路88号|云州市晓梅餐饮有限公司|古城区大伟日用品店|有限责任公司|股份有限公司|股份公司|有限公司|公司|集团|店|馆|坊'

/** Every Chinese text of the page's content, as text or as the name of something, without names. */
const chineseOn = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const main = document.querySelector('main')
    const said = [document.title, ...[...main.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label'))]
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode
      // what somebody wrote is told apart beside it
      if (!parentElement.closest('p, li, a')?.textContent.includes('Chinese only')) said.push(textContent)
    }
    return [...new Set(said)].filter((text) => /\\p{Script=Han}/u.test(text.replace(/${NAMES}/g, '')))
  })()`)

/** What is wider than a small phone: whoever reads it has to push the page to and fro. */
const tooWide = async (page: Page): Promise<string[]> => {
  const found: string[] = []
  for (const width of [360, 390]) {
    await page.setViewportSize({ width, height: 844 })
    const sticksOut = await page.evaluate<string[]>(`document.documentElement.scrollWidth <= ${width} ? [] :
      [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > ${width})
        .map((one) => one.outerHTML.slice(0, 120))`)
    found.push(...sticksOut.map((element) => `wider than ${width}: ${element}`))
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  return found
}

/** Opening a restaurant in one go, granted by all three departments and in the hands of the courier. */
async function openRestaurant(city: TestCity): Promise<string> {
  const { number } = await file(city, 'chen-xiaomei', {
    ...{ kind: 'bundle' as const, id: 'open-restaurant', firm: HERS, values: wholeRestaurant, anyway: true },
    delivery: { choice: 'courier', address: 'Riverside 88', receiver: 'Chen Xiaomei', mobile: '10010007919' },
  })
  const chen = await city.as('chen-xiaomei')
  const { lanes } = (await chen.get(`/me/cases/${number}`)).body
  const acts: Record<string, [login: string, outcome: string][]> = {
    食品经营许可核发: [
      ['market-handler', 'accept'],
      ['market-reviewer', 'pass'],
      ['market-decider', 'grant'],
    ],
    '户外招牌（大型户外广告）设置审批': [
      ['urban-handler', 'accept'],
      ['urban-reviewer', 'pass'],
      ['urban-decider', 'grant'],
    ],
  }
  const fire: (typeof acts)[string] = [
    ['fire-handler', 'accept'],
    ['fire-decider', 'grant'],
  ]
  for (const lane of lanes as { name: string; number: string }[])
    for (const [login, outcome] of acts[lane.name] ?? fire) await doTask(city, login, lane.number, { outcome })
  return number
}

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
  const draft = await prepare(await walk.city.as('chen-xiaomei'), { id: 'residence-permit', values: { reason: '合法稳定住所' } })
  const number = await openRestaurant(walk.city)
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
    left.push(...(await tooWide(page)).map((text) => `${id} guide: ${text}`))
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

  // her own pages, with a bundle that is granted and travels, and then one that is over
  const own: [at: string, waits: string][] = [
    ['/', 'Yunzhou: what do you need?'],
    [`/my/cases/${number}`, 'Decided, on its way'],
    ['/my/cases', 'Opening a restaurant'],
    [`/drafts/${draft}/check`, 'Submit'],
  ]
  const after: [at: string, waits: string][] = [
    [`/my/cases/${number}`, 'What I promised'],
    ['/my/notices', 'My notices'],
    ['/my', 'Sign out'],
    ['/my/licences', 'Food business licence'],
    ['/my/reads', 'Who read my data'],
    ['/my/relatives', 'relatives'],
    ['/my/firms', 'Firms'],
    ['/my/seals', 'Seals and signatures'],
    ['/track', 'Track by number'],
    ['/verify', 'Verify'],
    ['/help', 'Help'],
  ]
  const read = async ([at, waits]: [string, string]) => {
    await page.goto(at)
    await page.getByText(waits).first().waitFor()
    await page.waitForLoadState('networkidle')
    left.push(...(await chineseOn(page)).map((text) => `${at}: ${text}`))
    left.push(...(await tooWide(page)).map((text) => `${at}: ${text}`))
  }
  for (const one of own) await read(one)
  await page.goto(`/my/cases/${number}`)
  await page.getByText('The courier has the result').waitFor()
  await visitor.look('international-desktop-5-travelling')
  await walk.city.settle()
  for (const one of after) await read(one)
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
