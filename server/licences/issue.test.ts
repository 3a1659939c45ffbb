// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isCreditCode, isLicenceMark, readLicenceMark } from '../../engine/codes/index.ts'
import { newId, Refusal, transaction } from '../kernel/index.ts'
import { seedSeals } from '../seals/index.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { change, giveBack } from './end-licence.ts'
import { findHeld, findLicence } from './find.ts'
import { findAllHeld, findByNumber, revoke, seedLicences } from './index.ts'
import type { Issuing } from './issue.ts'
import { grantAlone, issue } from './testing-licences.ts'

let city: TestCity
let market: string
const firm = { kind: 'firm' as const, id: '91990102MA0C00016W', name: '云州市晓梅餐饮有限公司' }
const fields = {
  name: firm.name,
  creditCode: firm.id,
  legalPerson: '陈晓梅',
  address: '滨江路88号',
  trade: '餐饮服务经营者',
  items: '热食类食品制售',
}
const system = { kind: 'system' as const, id: 'case-1' }

beforeAll(async () => {
  city = await testCity()
  market = city.content.departments.get('market')!.code
})
beforeEach(() => city.clock.set('2026-11-20T09:00:00+08:00'))
afterAll(() => city[Symbol.asyncDispose]())

const asked = (more: Partial<Issuing> = {}): Issuing => ({
  root: newId(),
  caseId: newId(),
  type: 'food-licence',
  holder: firm,
  fields,
  issuedBy: market,
  region: '990102',
  ...more,
})
const grant = (more: Partial<Issuing> = {}) => grantAlone(city, asked(more))
const held = (day: string, type = 'food-licence', id = firm.id) => findHeld(city, city.sql, type, id, day)

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown)
  return error instanceof Refusal ? error.code : String(error)
}

describe('issuing', () => {
  test('a licence carries a number of its type, the national mark with its check sign, and a term of whole years', async () => {
    const licence = await grant()
    expect(licence.number).toMatch(/^JY1990102\d{7}$/)
    expect(readLicenceMark(licence.mark)).toMatchObject({
      type: '11990100MB0A103474002',
      issuer: market,
      serial: licence.number,
      version: '001',
    })
    expect([licence.validFrom, licence.validTo, licence.status]).toEqual(['2026-11-20', '2031-11-19', '01'])
    expect(await held('2026-11-20')).toEqual(licence)
    expect(await findByNumber(city, city.sql, 'food-licence', licence.number)).toEqual(licence)
  })

  test('F07 what a licence says about its holder lies encrypted by SM4 in the database, and no row can be given another row’s content', async () => {
    const licence = await grant()
    const [row] = await city.sql<Record<string, unknown>[]>`select * from licences.licences where id = ${licence.id}`
    const whole = JSON.stringify(row)
    expect(row!.sealed).toMatch(/^sm4\./)
    for (const secret of [firm.id, firm.name, licence.number, licence.mark, '陈晓梅', '滨江路'])
      expect(whole).not.toContain(secret)
    const other = await grant()
    await city.sql`update licences.licences set sealed = ${String(row!.sealed)} where id = ${other.id}`
    await expect(findLicence(city, city.sql, other.id)).rejects.toThrow('does not open')
    await city.sql`delete from licences.licences where id = ${other.id}`
  })

  test('a hundred licences issued at once by ten officers all have numbers, marks and codes of their own', async () => {
    const made = (
      await Promise.all(Array.from({ length: 10 }, async () => Promise.all(Array.from({ length: 10 }, () => grant()))))
    ).flat()
    for (const part of ['number', 'mark', 'code', 'id'] as const) expect(new Set(made.map((one) => one[part])).size).toBe(100)
    expect(made.every((one) => isLicenceMark(one.mark))).toBe(true)
  })

  test('when the serials of a day come round, no number is given out twice', async () => {
    const sign = () =>
      grant({
        type: 'sign-approval',
        fields: { name: firm.name, creditCode: firm.id, signText: '晓梅小馆', address: '滨江路88号', kind: '门头', area: 12 },
        issuedBy: city.content.departments.get('urban')!.code,
      })
    const first = await sign()
    const serial = Number(first.number.slice(-4))
    await city.owner`select setval('licences.serials', ${20_000 + serial - 1})`
    const more = await Promise.all(Array.from({ length: 60 }, sign))
    expect(new Set([first, ...more].map((one) => one.number)).size).toBe(61)
    const [lost] = await city.sql<{ n: number }[]>`
      select count(*) as n from licences.licences l
       where l.type = 'sign-approval' and (select count(*) from licences.lookups k where k.holder = l.holder and k.id = l.id) <> 4`
    expect(lost!.n).toBe(0)
  })

  test('an act that is taken back leaves no licence and no trace of its number', async () => {
    let number = ''
    const failed = transaction(city.sql, async (tx) => {
      number = (await issue(city, tx, asked())).number
      throw new Error('the act failed later')
    })
    await expect(failed).rejects.toThrow('failed later')
    expect(await findByNumber(city, city.sql, 'food-licence', number)).toBeUndefined()
    expect((await grant()).number).not.toBe(number)
  })

  test('a new firm is the holder of its first licence, under the credit code that it gets with it', async () => {
    const business = {
      name: '云州市新桥面馆',
      kind: '个体工商户',
      legalPerson: '陈晓梅',
      address: '新桥路1号',
      scope: '餐饮服务',
      foundedOn: '2026-11-20',
    }
    const licence = await grant({
      type: 'business-licence',
      holder: { kind: 'person', id: '990102198803160029', name: '陈晓梅' },
      fields: business,
    })
    expect(isCreditCode(licence.number)).toBe(true)
    expect(licence.holder).toEqual({ kind: 'firm', id: licence.number, name: '云州市新桥面馆' })
    expect(licence.number).toMatch(/^92990102/)
    expect((await held('2026-11-20', 'business-licence', licence.number))?.fields.creditCode).toBe(licence.number)
  })

  test('without a field that its face needs, or of an unknown type, nothing is issued', async () => {
    const before = await city.sql`select count(*) from licences.licences`
    expect(await codeOf(grant({ fields: { ...fields, items: '' } }))).toBe('LICENCE_FIELD_MISSING')
    expect(await codeOf(grant({ type: 'driving-licence' }))).toBe('LICENCE_TYPE_UNKNOWN')
    expect(await city.sql`select count(*) from licences.licences`).toEqual(before)
  })
})

describe('the life of a licence', () => {
  test('it is held from its first day to its last, and not a day longer', async () => {
    const holder = { ...firm, id: '91990102MA0C0TEST1' }
    await grant({ holder, validFrom: '2026-12-01', validTo: '2026-12-31' })
    const days = ['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01']
    expect(await Promise.all(days.map(async (day) => (await held(day, 'food-licence', holder.id)) !== undefined))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('a revoked licence is held no more, and cannot be revoked again', async () => {
    const holder = { ...firm, id: '91990102MA0C0TEST2' }
    const licence = await grant({ holder })
    const end = () =>
      transaction(city.sql, (tx) => revoke(city, tx, licence.id, { kind: '吊销', reason: '出租许可证', by: system }))
    expect((await end()).status).toBe('07')
    expect(await held('2026-11-20', 'food-licence', holder.id)).toBeUndefined()
    expect(await codeOf(end())).toBe('LICENCE_NOT_IN_FORCE')
  })

  test('of two who revoke at once, one does it and the other is told', async () => {
    const licence = await grant()
    const end = () =>
      codeOf(transaction(city.sql, (tx) => revoke(city, tx, licence.id, { kind: '撤销', reason: '依据不足', by: system })))
    expect((await Promise.all([end(), end()])).sort()).toEqual(['LICENCE_NOT_IN_FORCE', '[object Object]'])
  })

  test('a suspended licence comes back into force when it is given back', async () => {
    const holder = { ...firm, id: '91990102MA0C0TEST3' }
    const licence = await grant({ holder })
    await transaction(city.sql, (tx) => revoke(city, tx, licence.id, { kind: '暂扣', reason: '停业整顿', by: system }))
    expect(await held('2026-11-20', 'food-licence', holder.id)).toBeUndefined()
    await transaction(city.sql, (tx) => giveBack(city, tx, licence.id, system, '整改合格'))
    expect((await held('2026-11-20', 'food-licence', holder.id))?.id).toBe(licence.id)
    expect(await codeOf(transaction(city.sql, (tx) => giveBack(city, tx, licence.id, system, '再次')))).toBe(
      'LICENCE_NOT_SUSPENDED',
    )
  })

  test('a change makes the next version under the same number, with a mark of its own, and replaces the old one', async () => {
    const holder = { ...firm, id: '91990102MA0C0TEST4' }
    const old = await grant({ holder })
    city.clock.forward(86_400_000)
    const next = await transaction(city.sql, (tx) =>
      change(city, tx, old.id, { fields: { items: '热食类食品制售；冷食类食品制售' }, caseId: null, root: old.root, by: system }),
    )
    expect([next.number, next.version, readLicenceMark(next.mark)?.version, next.before]).toEqual([old.number, 2, '002', old.id])
    expect((await findLicence(city, city.sql, old.id))?.status).toBe('05')
    expect((await findByNumber(city, city.sql, 'food-licence', old.number))?.id).toBe(next.id)
    expect((await held('2026-11-21', 'food-licence', holder.id))?.fields.items).toContain('冷食')
  })
})

describe('the demo city’s licences', () => {
  test('all of them are there with right marks, both spouses hold their own copy, and seeding again adds nothing', async () => {
    const licences = city.content.demoLicences
    const rows = await Promise.all(licences.map((one) => held(one.issuedOn, one.type, one.holder)))
    expect(rows.filter((row) => row === undefined || !isLicenceMark(row.mark))).toEqual([])
    const [{ whole }] = await city.sql<[{ whole: string }]>`
      select string_agg(l::text, '') || (select string_agg(k::text, '') from licences.lookups k) as whole from licences.licences l`
    for (const one of licences.slice(0, 200)) expect(whole.includes(one.holder), one.holder).toBe(false)
    const spouses = licences.filter(
      (one) => one.number === licences.find((first) => first.type === 'marriage-certificate')!.number,
    )
    expect(spouses).toHaveLength(2)
    const copies = await Promise.all(spouses.map((one) => held('2026-11-20', 'marriage-certificate', one.holder)))
    expect(new Set(copies.map((one) => one?.mark)).size).toBe(2)
    await transaction(city.sql, async (tx) => {
      expect(await seedLicences(city, tx, licences)).toBe(0)
      await seedSeals(city, tx)
    })
  })

  test('all licences that a case asks for come in one look', async () => {
    const found = await findAllHeld(
      city,
      city.sql,
      ['id-card', 'household-page', 'food-licence'],
      '990102198803160029',
      '2026-11-20',
    )
    expect([...found.keys()].sort()).toEqual(['household-page', 'id-card'])
    expect(found.get('id-card')?.holder.name).toBe('陈晓梅')
  })
})
