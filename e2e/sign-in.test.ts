// SPDX-License-Identifier: Apache-2.0
import { test } from 'vitest'
import { startWalk } from './walk.ts'

test('a resident whose password is locked by wrong tries is told her ways, and comes in with a code on her telephone', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('phone')
  const { page } = visitor
  visitor.expectTrouble(/^4\d\d POST \/api\/sign-in\//)
  await page.goto('/sign-in?to=%2Fmy')
  await page.getByRole('link', { name: '登录', exact: true }).last().click()
  await page.getByRole('heading', { level: 1, name: '统一身份认证' }).waitFor()
  for (let tries = 0; tries < 6; tries++) {
    await page.getByRole('textbox', { name: '账号' }).fill('chen-xiaomei')
    await page.getByLabel('密码', { exact: true }).fill(`wrong-${tries}`)
    await Promise.all([page.waitForResponse(/\/password$/), page.getByRole('button', { name: '登录', exact: true }).click()])
  }
  await page.getByRole('heading', { name: '现在可以这样办' }).waitFor()
  await visitor.look('sign-in-phone-1-locked')
  await page.getByRole('button', { name: '用短信验证码登录' }).click()
  await page.getByRole('textbox', { name: '手机号码' }).fill('100 1000 7919')
  await page.getByRole('button', { name: '获取验证码' }).click()
  const message = await page.getByText(/验证码 \d{6}，/).innerText()
  await page.getByRole('textbox', { name: '短信验证码（6 位数字）' }).fill(/\d{6}/.exec(message)?.[0] ?? '')
  await visitor.look('sign-in-phone-2-code')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('link', { name: '陈晓梅', exact: true }).waitFor()
  visitor.finish()
})

test('a resident sets a forgotten password with her telephone and her document number', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('desktop')
  const { page } = visitor
  await page.goto('/sign-in?to=%2Fmy')
  await page.getByRole('link', { name: '登录', exact: true }).last().click()
  await page.getByRole('button', { name: '忘记密码' }).click()
  await page.getByRole('textbox', { name: '手机号码' }).fill('10010007919')
  await page.getByRole('button', { name: '获取验证码' }).click()
  const message = await page.getByText(/验证码 \d{6}，/).innerText()
  await page.getByRole('textbox', { name: '短信验证码（6 位数字）' }).fill(/\d{6}/.exec(message)?.[0] ?? '')
  await page.getByRole('textbox', { name: '证件号码' }).fill('990102198803160029')
  await page.getByLabel('新密码').fill('Another-2027')
  await visitor.look('sign-in-desktop-3-new-password')
  await page.getByRole('button', { name: '设好新密码并登录' }).click()
  await page.getByRole('link', { name: '陈晓梅', exact: true }).waitFor()
  visitor.finish()
})

test('A43: a foreign resident registers with her passport in English and is signed in', async () => {
  await using walk = await startWalk()
  const visitor = await walk.visitor('phone')
  const { page } = visitor
  await page.goto('/sign-in?to=%2Fmy')
  await page.getByRole('button', { name: 'EN' }).click()
  await page.getByRole('link', { name: 'Sign in', exact: true }).last().click()
  await page.getByRole('button', { name: /register with a passport/ }).click()
  await page.getByRole('textbox', { name: 'Nationality' }).fill('usa')
  await page.getByRole('textbox', { name: 'Document number' }).fill('561200347')
  await page.getByRole('textbox', { name: /^Name/ }).fill('Anna Marie Collins')
  const born = page.getByRole('group', { name: /Date of birth/ })
  for (const [part, value] of [
    ['Year', '1990'],
    ['Month', '4'],
    ['Day', '12'],
  ] as const)
    await born.getByLabel(part).fill(value)
  await page.getByRole('textbox', { name: 'Mobile number' }).fill('13900000001')
  await page.getByRole('button', { name: 'Send a code' }).click()
  const message = await page.getByText(/验证码 \d{6}，/).innerText()
  await page.getByRole('textbox', { name: 'Code from the SMS (6 digits)' }).fill(/\d{6}/.exec(message)?.[0] ?? '')
  await page.getByRole('textbox', { name: 'Account' }).fill('anna-collins')
  await page.getByLabel('New password').fill('Yunzhou-2027')
  await visitor.look('register-phone-1')
  await page.getByRole('button', { name: 'Register and sign in' }).click()
  await page.getByRole('link', { name: 'Anna Marie Collins', exact: true }).waitFor()
  visitor.finish()
})
