// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { file } from '../testing/journey.ts'

type Read = { isPlatform: boolean; reader: string | null; purpose: string | null; fields: string[]; text: string }

test('谁看过我的信息 lists what the platform itself fetched, with its purpose in words, and neither a raw field name nor a number that nobody says', async () => {
  await using city = await testCity({ at: '2026-11-20T09:00:00+08:00' })
  const account = { bankAccount: '6217990100000000814', bankName: '云州银行和平街支行', mobile: '10010039595' }
  const filed = await file(city, 'wang-jianguo', { id: 'old-age-allowance', values: account })
  await city.settle()
  const wang = await city.as('wang-jianguo')
  const { rows } = (await wang.get('/me/reads')).body as { rows: Read[] }
  const purposes = rows.map((row) => row.purpose)
  const said = `办理“高龄津贴”（编号 ${filed.number.slice(11, -1)}）`
  expect(purposes).toContain('填写“高龄津贴”')
  expect(purposes).toContain(said)
  const atOpening = rows.find((row) => row.purpose === '填写“高龄津贴”')
  expect(atOpening).toMatchObject({ isPlatform: true, reader: null })
  expect(atOpening?.fields.length).toBeGreaterThan(0)
  expect(rows.find((row) => row.purpose === said)?.fields).toContain('户口簿（本人页）')
  for (const { text, fields, purpose } of rows) {
    expect(`${text}${purpose}`).not.toMatch(/\d{15,}|[0-9a-f]{8}-[0-9a-f]{4}/)
    for (const field of fields) expect(field).toMatch(/\p{Script=Han}/u)
  }
})

test('an officer’s look at a case names the matter and the number that is on its receipt', async () => {
  await using city = await testCity({ at: '2026-11-20T09:00:00+08:00' })
  const filed = await file(city, 'wang-jianguo', {
    id: 'old-age-allowance',
    values: { bankAccount: '6217990100000000814', bankName: '云州银行和平街支行', mobile: '10010039595' },
  })
  const officer = await city.as('civil-handler')
  expect((await officer.get(`/desk/cases/${filed.root}/${filed.id}`)).status).toBe(200)
  await city.settle()
  const { rows } = (await (await city.as('wang-jianguo')).get('/me/reads')).body as { rows: Read[] }
  expect(rows[0]).toMatchObject({
    isPlatform: false,
    purpose: `办理“高龄津贴”（编号 ${filed.number.slice(11, -1)}）`,
  })
  expect(rows[0]?.reader).toMatch(/^.\*+$/)
})
