// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ageOn,
  caseCheckDigit,
  creditCodeCheck,
  idCardFacts,
  isCaseNumber,
  isCreditCode,
  isHandleItemCode,
  isIdCard,
  isLicenceMark,
  isLicenceType,
  isMobileNumber,
  isTaskCode,
  licenceMarkCheck,
  makeIdCard,
  mod3736,
  organisationCodeCheck,
  readLicenceMark,
  readTaskCode,
  saidNumbers,
  writeCaseNumber,
  writeLicenceMark,
} from './index.ts'

const idCards = ['11010519491231002X', '440524188001010014', '990102198803160010', '99010219951120002X', '990102201806010039']
const creditCodes = [
  ...['91350100M000100Y43', '11370800MB28559184', '91110108551385082Q', '11100000000013338W'],
  ...['11990100MB0A10013K', '11990100MB0A10021E', '11990100MB0A1003X6', '11990100MB0A103474', '11990100MB0A1046X0'],
]
const root = '1.2.156.3005.2'
const marks = [
  `${root}.11100000000013338W009.11330105002500287C.2025052201.002.0`,
  `${root}.11100000000013338W011.11430000006122244L.20230000403.001.U`,
  `${root}.11100000MB03271699022.340100.000000016.001.9`,
  `${root}.11100000MB0341032Y002.11990100MB0A10013K.JY29901020000011.001.2`,
]

test('identity numbers of the reference are valid and tell region, birth and sex (GB 11643)', () => {
  for (const id of idCards) expect(isIdCard(id)).toBe(true)
  expect(idCardFacts('990102198803160010')).toEqual({ region: '990102', bornOn: '1988-03-16', sex: '男', fictional: true })
  expect(idCardFacts('99010219951120002X')?.sex).toBe('女')
  expect(isIdCard('99010219951120002x')).toBe(true)
  expect(makeIdCard('990102', '1988-03-16', 1)).toBe('990102198803160010')
  expect(ageOn('1988-03-16', '2026-03-15')).toBe(37)
  expect(ageOn('1988-03-16', '2026-03-16')).toBe(38)
})

test('the fictional region can be shut out', () => {
  expect(isIdCard('990102198803160010', { allowFictional: false })).toBe(false)
  expect(isCreditCode('11990100MB0A10013K', { allowFictional: false })).toBe(false)
  expect(isIdCard('11010519491231002X', { allowFictional: false })).toBe(true)
})

test('a birth date that does not exist, lies in the future or in another century is refused', () => {
  expect(isIdCard(makeIdCard('110105', '2023-02-29', 1))).toBe(false)
  expect(isIdCard(makeIdCard('110105', '2024-02-29', 1))).toBe(true)
  expect(isIdCard(makeIdCard('110105', '2027-01-01', 1), { today: '2026-11-22' })).toBe(false)
  expect(isIdCard(makeIdCard('110105', '1870-01-01', 1), { today: '2026-11-22' })).toBe(false)
  expect(isIdCard(makeIdCard('720105', '1980-01-01', 1))).toBe(false)
})

test('a foreigner with permanent residence has a number of nine, province and country, born before today', () => {
  for (const number of ['911840198506141238', '931840198506141231', '932840198506141232', '944840198506141236'])
    expect(isIdCard(number), number).toBe(true)
  expect(idCardFacts('944840198506141236')).toEqual({ region: '440000', bornOn: '1985-06-14', sex: '男', fictional: false })
  for (const six of ['938840', '981840', '931156', '931000'])
    expect(isIdCard(makeIdCard(six, '1985-06-14', 123)), six).toBe(false)
  expect(isIdCard('110101205001011235')).toBe(false)
})

test('a credit code with a wrong check sign inside is refused, though the last one fits', () => {
  for (const code of ['91310000MA1K3ABC0G', '362322198709080218']) expect(isCreditCode(code), code).toBe(false)
  expect(isCreditCode('91310000MA1K3ABC9C')).toBe(true)
})

test('credit codes of the reference are valid (GB 32100), and so are the organisation codes inside (GB 11714)', () => {
  for (const code of creditCodes) expect(isCreditCode(code), code).toBe(true)
  expect(creditCodeCheck('91350100M000100Y4')).toBe('3')
  expect([organisationCodeCheck('M000100Y'), organisationCodeCheck('MB285591'), organisationCodeCheck('00250028')]).toEqual([
    '4',
    '8',
    '7',
  ])
  for (const bad of [
    '',
    '91350100M000100Y4',
    '91350100M000100Y44',
    '9135O100M000100Y43',
    '91350100m000100y43',
    '11990100MB0A100I3K',
  ])
    expect(isCreditCode(bad)).toBe(false)
  // a sample of the reference with the letter S, which the standard does not know
  expect(isCreditCode('91990102MA0TEST193')).toBe(false)
})

test('any one wrong character is found in identity numbers and credit codes', () => {
  const digits = fc.constantFrom(...'0123456789')
  fc.assert(
    fc.property(fc.constantFrom(...idCards), fc.integer({ min: 0, max: 16 }), digits, (id, at, digit) => {
      fc.pre(id[at] !== digit)
      return !isIdCard(id.slice(0, at) + digit + id.slice(at + 1))
    }),
  )
  const letters = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY')
  fc.assert(
    fc.property(fc.constantFrom(...creditCodes), fc.integer({ min: 0, max: 17 }), letters, (code, at, letter) => {
      fc.pre(code[at] !== letter)
      return !isCreditCode(code.slice(0, at) + letter + code.slice(at + 1))
    }),
  )
})

test('licence marks of the reference carry the right check character (ISO 7064 MOD 37,36)', () => {
  expect(mod3736('A12425GABC1234002')).toBe('M')
  for (const mark of marks) expect(isLicenceMark(mark), mark).toBe(true)
  const read = readLicenceMark(marks[3]!)!
  expect(writeLicenceMark(read)).toBe(marks[3])
  expect(licenceMarkCheck(read)).toBe('2')
  expect(isLicenceMark(`${root}.11100000000013338W011.11430000006122244L.20230000403.001.V`)).toBe(false)
  expect(isLicenceMark(marks[0]!.slice(15))).toBe(false)
  expect(isLicenceType('11100000000013338W011')).toBe(true)
  expect(isLicenceType('11100000000013338X011')).toBe(false)
})

test('a serial number with hyphens is written without them', () => {
  const parts = { type: '11100000MB0341032Y002', issuer: '11990100MB0A10013K', serial: '209fa4e8-77ab', version: '001' }
  expect(isLicenceMark(writeLicenceMark(parts))).toBe(true)
  expect(writeLicenceMark(parts)).toContain('.209FA4E877AB.001.')
})

test('implementation codes have 31 characters and handling-item codes 33', () => {
  expect(readTaskCode('11370800MB285591843370117002011')).toEqual({
    department: '11370800MB28559184',
    level: '3',
    catalogue: '370117002011',
    handle: null,
  })
  expect(isTaskCode('11990100MB0A10013K3000131017000')).toBe(true)
  expect(isHandleItemCode('11990100MB0A10013K300013101700001')).toBe(true)
  expect(isTaskCode('11990100MB0A10013K300013101700001')).toBe(false)
  expect(isTaskCode('11990100MB0A10013K8000131017000')).toBe(false)
  expect(isTaskCode('11990100MB0A10013L3000131017000')).toBe(false)
})

test('a case number in a text is said as its day and serial; another number stays', () => {
  const number = writeCaseNumber({ region: '990100', department: '025', day: '2026-11-22', number: 17 })
  expect(saidNumbers(`办件 ${number}（窗口事由：补件）`)).toBe('办件 26112200017（窗口事由：补件）')
  expect(saidNumbers('账号 6217990100000000814')).toBe('账号 6217990100000000814')
  expect(saidNumbers(`1${number}`)).toBe(`1${number}`)
})

test('a case number carries a MOD 11,10 digit that finds every single wrong digit', () => {
  expect(caseCheckDigit('0794')).toBe('5')
  const number = writeCaseNumber({ region: '990100', department: '025', day: '2026-11-22', number: 17 })
  expect(number).toMatch(/^9901000252026112200017\d$/)
  expect(isCaseNumber(number)).toBe(true)
  for (let at = 0; at < 23; at += 1)
    for (const digit of '0123456789')
      if (number[at] !== digit) expect(isCaseNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false)
})

test('mobile numbers are told from other digits', () => {
  expect(isMobileNumber('13800138000')).toBe(true)
  expect(isMobileNumber('10012345678')).toBe(true)
  expect(isMobileNumber('10012345678', { allowFictional: false })).toBe(false)
  expect(isMobileNumber('12345')).toBe(false)
})
