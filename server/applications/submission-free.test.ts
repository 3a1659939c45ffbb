// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { transaction } from '../kernel/index.ts'
import { amendRecords, writeRecord } from '../registers/index.ts'
import { testCity } from '../testing/city.ts'
import { onePixelPng, prepare, submit } from '../testing/journey.ts'

type Row = {
  id: string
  state: string
  source: { kind: string; label: string; at: string; fields: { title: string; value: string }[] } | null
  fallback: string | null
  commitment: unknown
  upload: unknown
}
const permit = { reason: '合法稳定就业', livedSince: '2025-09-02' }
const rent = { amount: 12000, bankAccount: '6217990100000001218', bankName: '云州银行科技路支行' }

test('A23: of four materials one is shared, one verified, one already held, and one upload is asked for; a source that is down falls back to upload', async () => {
  await using city = await testCity()
  const kai = await city.as('zheng-kai')
  const draft = (await kai.post('/drafts', { kind: 'item', id: 'residence-permit' })).body
  await kai.patch(`/drafts/${draft.id}`, { revision: draft.revision, values: permit })
  const materials = async () =>
    new Map<string, Row>(
      (await kai.get(`/drafts/${draft.id}/materials`)).body.rows
        .filter((row: Row) => row.state !== 'not-required')
        .map((row: Row) => [row.id, row]),
    )
  const first = await materials()
  expect([...first].map(([id, { state, source }]) => [id, state, source?.kind ?? null])).toEqual([
    ['id-card', 'obtained', 'licence'],
    ['residence-record', 'obtained', 'verification'],
    ['insurance-record', 'obtained', 'register'],
    ['photo', 'needed', null],
  ])
  // a verification shows what was asked and that it is so, and nothing that the register holds
  expect(first.get('residence-record')?.source).toMatchObject({
    label: '居住登记库在线核验',
    fields: [{ title: '在本市办了居住登记，已满半年', value: '一致' }],
  })
  expect(JSON.stringify(first.get('residence-record'))).not.toMatch(/白云路|2025-09-02/)

  // the register is down: what it answered is asked of her, with the reason; when it is back, not any more
  const steward = await city.as('steward')
  const closed = await steward.put('/registers/residences/source', { kind: 'closed', note: '维护' })
  expect(closed.status, JSON.stringify(closed.body)).toBe(200)
  const fallen = (await materials()).get('residence-record')
  expect(fallen).toMatchObject({ state: 'needed', source: null, upload: { maxMB: 10 } })
  expect(fallen?.fallback).toMatch(/居住登记库.*没有答复/)
  await steward.put('/registers/residences/source', { kind: 'table' })

  const photo = { name: '照片.png', type: 'image/png', content: onePixelPng }
  expect((await kai.upload(`/drafts/${draft.id}/materials/photo/file`, photo)).status).toBe(200)
  const filed = await kai.post(`/drafts/${draft.id}/submission`, {})
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)

  // the office sees source, time and value of each fact that was obtained
  const { root, id } = filed.body
  const seen = (await (await city.as('gaoxin-police')).get(`/desk/cases/${root}/${id}`)).body
  const evidence = new Map<string, Row & { source: NonNullable<Row['source']> }>(seen.materials.map((one: Row) => [one.id, one]))
  for (const one of ['id-card', 'residence-record', 'insurance-record']) {
    const { source } = evidence.get(one) ?? expect.fail(one)
    expect(source.at).toMatch(/^\d{4}-\d{2}-\d{2}T/)
    expect(source.label).not.toBe('')
    expect(source.fields.length).toBeGreaterThan(0)
  }
  expect(evidence.get('insurance-record')?.source.fields).toEqual(
    expect.arrayContaining([{ title: '累计缴费月数', value: '14' }]),
  )
  // and she sees that the register was asked about her
  await city.settle()
  const looks = (await kai.get('/me/reads')).body.rows
  expect(JSON.stringify(looks)).toContain('在本市办了居住登记，已满半年')
})

test('what a verification denies is neither granted nor promised: she is told, may hand in a paper, and the officer sees the doubt', async () => {
  await using city = await testCity()
  const kais = { idNumber: '990107199608081313' }
  expect(await amendRecords(city, city.sql, 'residences', kais, { since: '2026-10-01' }, 'test')).toBe(1)
  const kai = await city.as('zheng-kai')
  const draft = await prepare(kai, { id: 'residence-permit', values: permit })
  const row: Row = (await kai.get(`/drafts/${draft}/materials`)).body.rows.find((one: Row) => one.id === 'residence-record')
  expect(row).toMatchObject({ state: 'uploaded', fallback: expect.stringMatching(/^在线核验没有通过/) })
  const filed = await kai.post(`/drafts/${draft}/submission`, {})
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  const { root, id } = filed.body
  const seen = (await (await city.as('gaoxin-police')).get(`/desk/cases/${root}/${id}`)).body
  expect(seen.materials.find((one: Row) => one.id === 'residence-record')?.source).toMatchObject({
    kind: 'upload',
    doubt: '在本市办了居住登记，已满半年',
  })
})

test('who has a home is told so before she applies, and with a paper against it a person decides: nothing is paid by itself', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const home = {
    id: 'FC1',
    address: '云州市高新区学府路 1 号',
    region: '990107003001',
    use: '住宅',
    ownerId: '990107199803031215',
  }
  await transaction(city.sql, (tx) => writeRecord(city, tx, 'premises', { ...home, kind: 'own' }, 'test'))
  const liu = await city.as('liu-yang')
  const draft = await prepare(liu, { id: 'provident-fund-rent', values: rent })
  const check = (await liu.get(`/drafts/${draft}/check`)).body
  const failing = check.eligibility.conditions.filter((one: { verdict: string }) => one.verdict === 'no')
  expect(failing).toEqual([])
  const filed = await submit(liu, draft)
  expect(filed.status, JSON.stringify(filed.body)).toBe(200)
  await city.settle()
  const seen = (await liu.get(`/me/cases/${filed.body.number}`)).body
  expect(seen.decision).toBe(null)

  const fresh = (await liu.post('/eligibility', { kind: 'item', id: 'provident-fund-rent' })).body
  expect(fresh.conditions.find((one: { id: string }) => one.id === 'no-house')).toMatchObject({ verdict: 'no' })
})
