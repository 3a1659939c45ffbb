// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { findMatter, signIn, write } from './portal.ts'
import { startWalk } from './walk.ts'

test('two windows with one application: who saves second is told what the other window says, and neither answer is lost', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('desktop')
  const { page: first, context } = visitor
  visitor.expectTrouble(/^409 PATCH/)
  await signIn(first, '王建国')
  await findMatter(first, '老人补贴', '高龄津贴')
  await first.getByRole('link', { name: '开始办理' }).click()
  await first.getByRole('heading', { level: 1, name: '钱打到哪里' }).waitFor()
  const second = await context.newPage()
  await second.goto(first.url())
  await second.getByRole('heading', { level: 1, name: '钱打到哪里' }).waitFor()
  const saved = (page: typeof first) =>
    page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.status() === 200)

  const kept = saved(first)
  await write(first, '开户银行', '云州银行和平街支行')
  await first.getByRole('textbox', { name: '开户银行' }).blur()
  await kept
  const keptToo = saved(second)
  await write(second, '开户银行', '云州农商银行北环路支行')
  await second.getByRole('textbox', { name: '开户银行' }).blur()
  const both = second.getByRole('alert', { name: /^“开户银行”在另一个窗口也改过/ })
  await both.waitFor()
  await keptToo
  const said = await both.innerText()
  expect(said).toContain('这里填的是：云州农商银行北环路支行')
  expect(said).toContain('另一个窗口填的是：云州银行和平街支行')
  const taken = saved(second)
  await both.getByRole('button', { name: '用另一个窗口的' }).click()
  await taken
  expect(await second.getByRole('textbox', { name: '开户银行' }).inputValue()).toBe('云州银行和平街支行')
  visitor.finish()
})
