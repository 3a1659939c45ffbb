// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { testCity } from '../testing/city.ts'
import { file } from '../testing/journey.ts'

const XIAOMEI = '91990102MA0C00016W'
const values = { signText: '晓梅小馆', kind: '门头招牌', position: '门头', area: 6, height: 3, lighting: '内透光' }

test('who opens an uploaded file or a paper of a case is on record each time, though the case itself was not opened again', async () => {
  await using city = await testCity()
  const filed = await file(city, 'chen-xiaomei', { id: 'shop-sign', firm: XIAOMEI, values, anyway: true })
  const officer = await city.as('urban-handler')
  const seen = (await officer.get(`/desk/cases/${filed.root}/${filed.id}`)).body
  const upload = seen.materials.find((one: { file: object | null }) => one.file !== null)
  const receipt = seen.history.find((one: { act: string }) => one.act === 'submitted')
  for (const path of [upload.file.url, `/desk/papers/${filed.root}/${filed.id}/${receipt.id}`])
    expect((await officer.get(path)).status).toBe(200)
  await city.settle()
  const texts = (await (await city.as('chen-xiaomei')).get('/me/reads')).body.rows.map((row: { text: string }) => row.text)
  const said = (what: string) => new RegExp(`^市城管局受理岗（.+）为.+查看了${what}$`)
  expect(texts.filter((text: string) => said(upload.name).test(text))).toHaveLength(1)
  expect(texts.filter((text: string) => said('文书').test(text))).toHaveLength(1)
})
