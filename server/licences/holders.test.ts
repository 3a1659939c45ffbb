// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { connect, newId } from '../kernel/index.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import type { Licence } from './index.ts'
import { grantAlone } from './testing-licences.ts'
import { useByOffice, useLicences } from './use.ts'

let city: TestCity
let owner: Client
let licence: Licence
const firm = { kind: 'firm' as const, id: '91990102MA0C00016W', name: '云州市晓梅餐饮有限公司' }

beforeAll(async () => {
  city = await testCity()
  owner = await city.as('chen-xiaomei')
})
beforeEach(async () => {
  city.clock.set('2026-11-20T09:00:00+08:00')
  licence = await grant()
})
afterAll(() => city[Symbol.asyncDispose]())

const grant = () =>
  grantAlone(city, {
    root: newId(),
    caseId: newId(),
    type: 'hygiene-licence',
    holder: { kind: 'person', id: '990102198803160029', name: '陈晓梅' },
    fields: { name: firm.name, creditCode: firm.id, legalPerson: '陈晓梅', address: '滨江路88号', items: '饭馆' },
    issuedBy: city.content.departments.get('health')!.code,
    region: '990102',
  })

const mine = (rest = '') => `/me/licences/${licence.id}${rest}`
const use = async (login: string, fields = ['name', 'address']) =>
  (await city.as(login)).post('/licences/use', { type: licence.type, number: licence.number, purpose: 'inspect', fields })
const authorise = (more: object = {}) =>
  owner.post(mine('/authorisations'), {
    to: '市场监督管理局',
    purpose: 'inspect',
    until: '2026-12-31',
    uses: 2,
    ...more,
  })
const usesNow = async () =>
  (await owner.get(mine('/uses'))).body.rows as {
    basis: string
    who: string
    allowed: boolean
    fields: string[]
    caseNumber: string | null
  }[]

describe('A48 an issued licence verifies by its code', () => {
  test('its code tells anyone that it is valid, and keeps the person’s name masked', async () => {
    const answer = await city.anyone().get(`/verify/${licence.code}`)
    expect(answer.body).toMatchObject({
      name: '公共场所卫生许可证',
      status: { code: '01', name: '有效' },
      valid: true,
      issuer: '云州市卫生健康委员会',
      holder: '陈**',
      revokedAt: null,
    })
    const whole = JSON.stringify(answer.body)
    for (const secret of ['陈晓梅', '990102198803160029', '滨江路']) expect(whole).not.toContain(secret)
    expect((await city.anyone().get(`/verify/${licence.code.toLowerCase().replace(/(.{4})/, '$1-')}`)).body.valid).toBe(true)
    for (const dash of ['–', '－', '‐', ' ']) {
      const typed = encodeURIComponent((licence.code.match(/.{4}/g) ?? []).join(dash))
      expect((await city.anyone().get(`/verify/${typed}`)).body.valid).toBe(true)
    }
    const wide = licence.code.replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    expect((await city.anyone().get(`/verify/${encodeURIComponent(wide)}`)).body.valid).toBe(true)
  })

  test('after revocation the code says revoked, with the day', async () => {
    const decider = await city.as('health-decider')
    const found = await decider.get(`/licences?type=hygiene-licence&number=${licence.number}`)
    const ended = await decider.post(`/licences/${found.body.id}/revocation`, { kind: '撤销', reason: '申请材料不实' })
    expect([ended.status, ended.body.status]).toEqual([200, { code: '03', name: '已撤销' }])
    const answer = (await city.anyone().get(`/verify/${licence.code}`)).body
    expect([answer.valid, answer.status.name, answer.revokedAt]).toEqual([false, '已撤销', '2026-11-20T09:00:00+08:00'])
    expect((await owner.get(mine())).body.status.name).toBe('已撤销')
  })

  test('a code that was never given out is unknown, and guessing is slowed down', async () => {
    const guesser = city.anyone()
    expect((await guesser.get('/verify/0000000000000000')).code).toBe('LICENCE_CODE_UNKNOWN')
    expect((await guesser.get("/verify/' or 1=1")).code).toBe('ATTACK_BLOCKED')
    const codes = []
    for (let guess = 0; guess < 610; guess++) codes.push((await guesser.get(`/verify/${guess}`)).code)
    expect(codes.at(-1)).toBe('TOO_MANY_REQUESTS')
    // a hall, or the phones of one carrier, may check ten people's worth
    expect(codes.slice(0, 590)).not.toContain('TOO_MANY_REQUESTS')
  })

  test('two who ask at once for a file that is not made yet get the same signed bytes, and the seal is used once', async () => {
    const [one, other] = await Promise.all([owner.get(mine('/file')), owner.get(mine('/file'))])
    expect(one.raw.equals(other.raw)).toBe(true)
    expect((await owner.get(mine('/file'))).raw.equals(one.raw)).toBe(true)
    const [{ n }] = await city.sql<[{ n: number }]>`select count(*) as n from seals.seal_uses where document = ${licence.id}`
    expect(n).toBe(1)
  })
})

describe('A48 a use without the holder’s authorisation is refused and logged', () => {
  test('an office that nobody authorised sees nothing, and the holder sees the try', async () => {
    const answer = await use('market-handler')
    expect([answer.status, answer.code]).toEqual([403, 'LICENCE_USE_NOT_AUTHORISED'])
    expect(answer.raw.toString()).not.toContain('滨江路')
    const [tried, ...more] = await usesNow()
    expect(tried).toMatchObject({ basis: 'refused', allowed: false, who: '云州市市场监督管理局', purpose: '监督检查' })
    expect([tried?.fields.length, more]).toEqual([2, []])
  })

  test('an authorised office sees the fields that it asked for and no other, as often as it was allowed', async () => {
    expect((await authorise()).status).toBe(201)
    const first = await use('market-handler', ['address'])
    expect(first.body.fields.map((field: { id: string }) => field.id)).toEqual(['address'])
    expect((await use('fire-handler')).code).toBe('LICENCE_USE_NOT_AUTHORISED')
    expect((await use('market-handler-2')).status).toBe(200)
    expect((await use('market-handler')).code).toBe('LICENCE_USE_NOT_AUTHORISED')
    expect((await usesNow()).map((row) => row.basis)).toEqual(['refused', 'authorisation', 'refused', 'authorisation'])
    const [given] = (await owner.get(mine('/authorisations'))).body.rows
    expect([given.used, given.uses, given.on]).toEqual([2, 2, false])
  })

  test('of two offices that take the last use at once, one gets it', async () => {
    await authorise({ uses: 1 })
    const answers = await Promise.all([use('market-handler'), use('market-handler-2')])
    expect(answers.map((one) => one.status).sort()).toEqual([200, 403])
  })

  test('an authorisation ends with its last day and at once when it is withdrawn', async () => {
    const position = {
      id: newId(),
      position: 'handler',
      department: city.content.departments.get('market')!.code,
      region: '990100',
      permissions: ['licence.use'],
      until: null,
    }
    const officer = { kind: 'officer' as const, id: newId(), login: 'x', name: '沈一鸣', positions: [position] }
    const look = () =>
      useByOffice(city, officer, { type: licence.type, number: licence.number, purpose: 'inspect', fields: ['name'] })
    await authorise({ until: '2026-11-20' })
    city.clock.set('2026-11-20T23:59:59+08:00')
    expect((await look()).fields).toEqual({ name: firm.name })
    city.clock.set('2026-11-21T00:00:00+08:00')
    await expect(look()).rejects.toMatchObject({ code: 'LICENCE_USE_NOT_AUTHORISED' })
    city.clock.set('2026-11-20T09:00:00+08:00')
    const { body } = await authorise({ to: '消防救援支队' })
    expect((await owner.delete(mine(`/authorisations/${body.id}`))).status).toBe(204)
    expect((await use('fire-handler')).code).toBe('LICENCE_USE_NOT_AUTHORISED')
    expect((await owner.delete(mine(`/authorisations/${body.id}`))).code).toBe('AUTHORISATION_NOT_FOUND')
  })

  test('the same authorisation sent twice, as after a lost answer, is given once', async () => {
    const given = { to: 'market', purpose: 'filing', until: '2026-12-31', uses: 1 }
    const send = () => owner.post(mine('/authorisations'), given, { 'idempotency-key': 'key-1' })
    const answers = await Promise.all([send(), send()])
    expect([answers[0].status, answers[1].body]).toEqual([201, answers[0].body])
    expect((await owner.get(mine('/authorisations'))).body.rows).toHaveLength(1)
    expect((await owner.post(mine('/authorisations'), given, { 'idempotency-key': 'x'.repeat(101) })).code).toBe('BAD_INPUT')
    expect((await owner.post(mine('/authorisations'), { ...given, uses: 9 }, { 'idempotency-key': 'key-1' })).code).toBe(
      'KEY_REUSED',
    )
  })

  test('an authorisation names a department of the city, a day within a year and one to a hundred uses', async () => {
    expect((await authorise({ to: '某某公司' })).code).toBe('AUTHORISATION_TO_UNKNOWN')
    expect((await authorise({ until: '2026-11-19' })).code).toBe('AUTHORISATION_DATE_OUT_OF_RANGE')
    expect((await authorise({ until: '2099-01-01' })).code).toBe('AUTHORISATION_DATE_OUT_OF_RANGE')
    expect((await authorise({ until: '2026-02-31' })).code).toBe('BAD_INPUT')
    expect((await authorise({ uses: 0 })).code).toBe('BAD_INPUT')
    for (const to of ['market', '市市场监管局', '云州市市场监督管理局', city.content.departments.get('market')!.code])
      expect((await authorise({ to })).status).toBe(201)
  })

  test('a use by a case is written down with the case’s number, for the holder to see', async () => {
    const by = { kind: 'officer' as const, id: newId(), name: '云州市消防救援支队' }
    const caseUse = {
      licence,
      caseId: newId(),
      number: '99010202520261120000017',
      item: '消防安全检查',
      by,
      purpose: '取得申请材料',
      fields: ['address'],
    }
    await useLicences(city.sql, city.clock.now(), [caseUse])
    expect(await usesNow()).toEqual([
      expect.objectContaining({ basis: 'case', who: '云州市消防救援支队', caseNumber: '99010202520261120000017', allowed: true }),
    ])
    expect(() => useLicences(city.sql, city.clock.now(), [{ ...caseUse, number: '' }])).toThrow(
      expect.objectContaining({ code: 'LICENCE_USE_NOT_AUTHORISED' }),
    )
  })

  test('the list of uses goes on page by page and repeats nothing', async () => {
    for (let time = 0; time < 5; time++) await use('market-handler')
    const first = (await owner.get(mine('/uses?limit=3'))).body
    const second = (await owner.get(mine(`/uses?limit=3&after=${encodeURIComponent(first.next)}`))).body
    expect([first.rows.length, second.rows.length, second.next]).toEqual([3, 2, null])
    expect(new Set([...first.rows, ...second.rows].map((row: { id: string }) => row.id)).size).toBe(5)
  })
})

describe('what is one’s own', () => {
  test('nobody finds another person’s licence, its file, its uses or its code', async () => {
    const stranger = await city.as('wang-jianguo')
    const answers = [
      await stranger.get(mine()),
      await stranger.get(mine('/file')),
      await stranger.get(mine('/uses')),
      await stranger.get(mine('/authorisations')),
      await stranger.post(mine('/showing')),
      await stranger.post(mine('/authorisations'), { to: 'market', purpose: 'apply', until: '2026-12-31', uses: 1 }),
    ]
    expect(answers.map((one) => one.code)).toEqual(Array(6).fill('LICENCE_NOT_FOUND'))
    expect((await city.anyone().get(mine())).code).toBe('NOT_SIGNED_IN')
  })

  test('the licences of the firm that one acts for are there while one acts for it', async () => {
    const types = async () => new Set((await owner.get('/me/licences')).body.rows.map((row: { type: string }) => row.type))
    expect((await types()).has('business-licence')).toBe(false)
    await owner.post('/session/acting-for', { creditCode: firm.id })
    expect((await types()).has('business-licence')).toBe(true)
    await owner.post('/session/acting-for', { creditCode: null })
    expect((await types()).has('business-licence')).toBe(false)
  })
})

describe('showing a licence face to face', () => {
  test('the code shows the face for one minute, masks the identity number, and the check is on the holder’s list', async () => {
    const { body: shown } = await owner.post(mine('/showing'))
    const token = shown.url.replace('/show/', '')
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('9901')
    const answer = await city.anyone().get(`/show/${token}`)
    expect(answer.body).toMatchObject({ valid: true, holder: '陈晓梅', name: '公共场所卫生许可证' })
    expect((await usesNow())[0]).toMatchObject({ basis: 'showing', who: '现场核验人' })
    city.clock.forward(61_000)
    expect((await city.anyone().get(`/show/${token}`)).code).toBe('SHOWING_ENDED')
    expect((await city.anyone().get(`/show/${token.slice(0, -2)}AA`)).code).toBe('LICENCE_CODE_UNKNOWN')
  })

  test('a code that is shown opens the face to one who checks it, also when two check it at the same instant at two servers', async () => {
    const { body: shown } = await owner.post(mine('/showing'))
    const before = (await usesNow()).length
    const sql = connect({ url: city.databaseUrl, max: 2 })
    const second = await buildApp({ ...city, sql })
    const look = async (app: TestCity['app']) => {
      const answer = await app.inject({ url: `/api/show/${shown.token}` })
      return answer.statusCode === 200 ? answer.json().holder : answer.json().code
    }
    const answers = await Promise.all([city.app, second, city.app, second].map(look))
    expect(answers.toSorted()).toEqual(['SHOWING_USED', 'SHOWING_USED', 'SHOWING_USED', '陈晓梅'])
    expect(await look(second)).toBe('SHOWING_USED')
    expect(await usesNow()).toHaveLength(before + 1)
    await second.close()
    await sql.end({ timeout: 5 })
  })

  test('an identity card that is shown keeps its number masked', async () => {
    const card = (await owner.get('/me/licences')).body.rows.find((row: { type: string }) => row.type === 'id-card')
    const { body: shown } = await owner.post(`/me/licences/${card.id}/showing`)
    const answer = await city.anyone().get(`/show/${shown.token}`)
    expect(answer.status).toBe(200)
    expect(answer.raw.toString()).not.toContain('990102198803160029')
  })
})

describe('officers', () => {
  test('only a decider of the department that issued a licence finds and ends it, with a reason', async () => {
    const other = await city.as('market-decider')
    expect((await other.get(`/licences?type=hygiene-licence&number=${licence.number}`)).code).toBe('LICENCE_NOT_FOUND')
    expect((await other.post(`/licences/${licence.id}/revocation`, { kind: '撤销', reason: '不归我管' })).code).toBe(
      'LICENCE_NOT_FOUND',
    )
    expect(
      (await (await city.as('health-handler')).post(`/licences/${licence.id}/revocation`, { kind: '撤销', reason: '无权' })).code,
    ).toBe('NOT_PERMITTED')
    const own = await city.as('health-decider')
    expect((await own.post(`/licences/${licence.id}/revocation`, { kind: '撤销', reason: '' })).code).toBe('BAD_INPUT')
    expect((await own.post(`/licences/${licence.id}/revocation`, { kind: '暂扣', reason: '停业整顿七日' })).status).toBe(200)
    expect((await own.post(`/licences/${licence.id}/revocation`, { kind: '发还', reason: '整改合格' })).body.status.name).toBe(
      '有效',
    )
  })
})
