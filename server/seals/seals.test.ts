// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'
import { findLicence } from '../licences/find.ts'
import { signedFileOf } from '../licences/index.ts'
import { grantAlone } from '../licences/testing-licences.ts'
import { drawSeal, print } from '../print/index.ts'
import type { SealFace } from '../print/seal-face.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { byThePlatform, checkDocument, sealOnce } from './index.ts'

let city: TestCity
let keeper: Client
let seal: { id: string; department: string; status: string; uses: number; lastUsedAt: string | null }

beforeAll(async () => {
  city = await testCity()
  keeper = await city.as('market-decider')
  seal = (await keeper.get('/seals')).body.rows[0]
})
afterAll(() => city[Symbol.asyncDispose]())

const zheng = { kind: 'officer', id: newId(), name: '郑浩' }
const grant = async (address = '滨江路88号') => {
  const made = await grantAlone(city, {
    root: newId(),
    caseId: newId(),
    type: 'food-licence',
    holder: { kind: 'firm', id: '91990102MA0C00016W', name: '云州市晓梅餐饮有限公司' },
    fields: {
      name: '云州市晓梅餐饮有限公司',
      creditCode: '91990102MA0C00016W',
      legalPerson: '陈晓梅',
      address,
      items: '热食',
    },
    issuedBy: seal.department,
    region: '990102',
    by: zheng,
  })
  return (await findLicence(city, city.sql, made.id))!
}
/** A notice, and what happens when it has been drawn. */
const noticeOf = (id: string, after: () => Promise<unknown> = async () => {}) => ({
  document: { kind: 'paper', id },
  department: seal.department,
  name: '受理通知书.pdf',
  purpose: '受理通知书 1',
  by: byThePlatform,
  facts: { title: '受理通知书' },
  draw: async (face: SealFace) => {
    const page = { width: 300, height: 300, title: '受理通知书', author: face.name, at: city.clock.now() }
    const drawn = await print(page, (sheet) => drawSeal(sheet, face, { x: 150, y: 150 }))
    await after()
    return drawn
  },
})
const set = (status: string, reason = '印章管理需要') => keeper.post(`/seals/${seal.id}/status`, { status, reason })

describe('A50 each use of a seal is authorised, counted and tied to the document', () => {
  test('the log of a seal’s uses shows who, which document with its digest, and when', async () => {
    const licence = await grant()
    const { stream } = await signedFileOf(city, licence)
    const file = Buffer.concat(await stream().toArray())
    const { rows } = (await keeper.get(`/seals/${seal.id}/uses`)).body
    const { statement } = checkDocument(file, city.vault.publicKeys())
    expect(rows[0]).toEqual({
      document: licence.id,
      documentKind: 'licence',
      sm3: statement?.body.sm3,
      usedAt: '2026-11-20T01:00:00.000Z',
      usedBy: zheng.id,
      usedByKind: 'officer',
      usedByName: '郑浩',
      purpose: '制发《食品经营许可证》第 1 版',
    })
    expect(statement?.seal).toMatchObject({ id: seal.id })
    expect((await keeper.get('/seals')).body.rows[0]).toMatchObject({ uses: 1, lastUsedAt: '2026-11-20T01:00:00.000Z' })
  })

  test('a suspended seal signs nothing: no licence, no file, no paper; activated again it does', async () => {
    const waiting = await grant()
    expect((await set('suspended')).body.status).toBe('suspended')
    await expect(signedFileOf(city, waiting)).rejects.toMatchObject({ code: 'SEAL_NOT_ACTIVE' })
    const decided = await grant()
    await expect(signedFileOf(city, decided)).rejects.toMatchObject({ code: 'SEAL_NOT_ACTIVE' })
    const paper = noticeOf(newId())
    await expect(sealOnce(city, paper)).rejects.toMatchObject({ code: 'SEAL_NOT_ACTIVE' })
    const [{ n }] = await city.sql<
      [{ n: number }]
    >`select count(*) as n from seals.seal_uses where document in (${waiting.id}, ${paper.document.id})`
    expect(n).toBe(0)
    await set('active')
    expect((await signedFileOf(city, waiting)).file.type).toBe('pdf')
    await sealOnce(city, paper)
    // suspended, or ended, between the look and the use
    const late = noticeOf(newId(), () => set('suspended'))
    await expect(sealOnce(city, late)).rejects.toMatchObject({ code: 'SEAL_NOT_ACTIVE' })
    await set('active')
    expect((await keeper.get(`/seals/${seal.id}/uses`)).body.rows).toHaveLength(3)
    expect((await keeper.get('/seals')).body.rows[0].uses).toBe(3)
  })

  test('a paper is sealed once: the same bytes for all who ask, one use of the seal, and it stays when the seal is suspended later', async () => {
    const id = newId()
    const both = Promise.withResolvers<void>()
    let drawn = 0
    // each is drawn before either is kept
    const paper = noticeOf(id, () => {
      if (++drawn === 2) both.resolve()
      return both.promise
    })
    const bytes = async () => Buffer.concat(await (await sealOnce(city, paper)).stream().toArray())
    const [one, other] = await Promise.all([bytes(), bytes()])
    expect(one!.equals(other!)).toBe(true)
    expect(checkDocument(one!, city.vault.publicKeys())).toMatchObject({
      result: 'genuine',
      statement: { title: '受理通知书', seal: { id: seal.id } },
    })
    await set('suspended')
    expect((await bytes()).equals(one!)).toBe(true)
    const later = { ...paper, document: { kind: 'paper', id: newId() } }
    await expect(sealOnce(city, later)).rejects.toMatchObject({ code: 'SEAL_NOT_ACTIVE' })
    await set('active')
    const { rows } = (await keeper.get(`/seals/${seal.id}/uses`)).body
    expect(rows.filter((row: { document: string }) => row.document === id)).toHaveLength(1)
  })

  test('a licence with a sign that cannot be printed is not printed with a hole: it says which sign', async () => {
    await expect(signedFileOf(city, await grant('𠮷祥街1号'))).rejects.toMatchObject({
      code: 'SIGN_NOT_PRINTABLE',
      facts: { signs: '𠮷（U+20BB7）' },
    })
    expect((await signedFileOf(city, await grant('䶮喆㐂街1号'))).file.type).toBe('pdf')
  })

  test('a seal is kept by its own department, every change has a reason, and a destroyed seal stays destroyed', async () => {
    const other = await city.as('fire-decider')
    expect((await other.post(`/seals/${seal.id}/status`, { status: 'suspended', reason: '不是我的印章' })).code).toBe(
      'NOT_PERMITTED',
    )
    expect((await other.get(`/seals/${seal.id}/uses`)).code).toBe('NOT_PERMITTED')
    expect((await (await city.as('market-handler')).get('/seals')).code).toBe('NOT_PERMITTED')
    expect((await set('suspended', '')).code).toBe('BAD_INPUT')
    expect((await keeper.post('/seals/0000000000000/status', { status: 'suspended', reason: '没有这枚' })).code).toBe(
      'SEAL_NOT_FOUND',
    )
    expect((await set('destroyed', '机构名称变更')).status).toBe(200)
    expect((await set('active')).code).toBe('SEAL_DESTROYED')
  })
})
