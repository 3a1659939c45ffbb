// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { isCreditCode } from '../../engine/codes/index.ts'
import { memoryVault } from '../kernel/crypto/index.ts'
import { newId } from '../kernel/index.ts'
import { dayInWords, shown, termInWords } from '../print/words.ts'
import { statusOn, statusWord } from './licence.ts'
import { newCode, readCode, writeNumber } from './number.ts'
import { readShowing, writeShowing } from './showing.ts'

const facts = {
  region: '990102001',
  day: '2026-11-20',
  serial: 123_456,
  wide: false,
  soleTrader: false,
  fields: { idNumber: '990102198803160029' },
}

describe('licence numbers', () => {
  test('a number follows its type’s pattern', () => {
    expect(writeNumber('JY1{region}{serial7}', facts)).toBe('JY19901020123456')
    expect(writeNumber('ZP{region}{date}{serial4}', facts)).toBe('ZP990102202611203456')
    expect(writeNumber('HK{idNumber}', facts)).toBe('HK990102198803160029')
    expect(writeNumber('J-{year}-{serial3}', { ...facts, serial: 7 })).toBe('J-2026-007')
  })

  test('when the serials of a day are used up the number grows longer instead of repeating', () => {
    expect(writeNumber('ZP{region}{date}{serial4}', { ...facts, wide: true })).toBe('ZP99010220261120123456')
  })

  test('a new firm gets a valid credit code of its own, and no two serials give the same one', () => {
    const codes = Array.from({ length: 2000 }, (_, serial) =>
      writeNumber('{creditCode}', { ...facts, serial: serial * 7919, soleTrader: serial % 2 === 0 }),
    )
    expect(codes.filter((code) => !isCreditCode(code))).toEqual([])
    expect(new Set(codes).size).toBe(2000)
    expect(codes[0]).toMatch(/^92990102MA/)
    expect(codes[1]).toMatch(/^91990102MA/)
  })

  test('a pattern that asks for what is not given is an error, not a number with a hole in it', () => {
    expect(() => writeNumber('X{nothing}', facts)).toThrow('{nothing}')
    expect(() => writeNumber('HK{idNumber}', { ...facts, fields: { idNumber: '' } })).toThrow('{idNumber}')
  })
})

test('a verification code has 80 random bits and is read as people type it', () => {
  const codes = new Set(Array.from({ length: 5000 }, newCode))
  expect(codes.size).toBe(5000)
  for (const code of codes) expect(readCode(code)).toBe(code)
  expect(readCode('gzjg-kd8y 5nz7-t68p')).toBe('GZJGKD8Y5NZ7T68P')
  expect(readCode('GZJG-KD8Y-5NZ7-OIL8')).toBe('GZJGKD8Y5NZ70118')
  expect([readCode('GZJG'), readCode("' or 1=1 --      "), readCode('U'.repeat(16))]).toEqual([undefined, undefined, undefined])
})

describe('the code that a holder shows', () => {
  const vault = memoryVault({ seed: 'showing' })
  const now = new Date('2026-11-20T01:00:00Z')
  const id = newId()

  test('it names the licence for one minute and is over after that', () => {
    const { token, endsAt } = writeShowing(vault, id, now)
    expect(readShowing(vault, token, now)).toEqual({ licenceId: id, ended: false })
    expect(readShowing(vault, token, new Date(endsAt.getTime() - 1))?.ended).toBe(false)
    expect(readShowing(vault, token, endsAt)?.ended).toBe(true)
    expect((endsAt.getTime() - now.getTime()) / 1000).toBeLessThanOrEqual(60)
  })

  test('a code in which one sign was changed, or which another city made, is unknown', () => {
    const { token } = writeShowing(vault, id, now)
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
      expect(readShowing(vault, changed, now)).toBeUndefined()
    }
    expect(readShowing(memoryVault(), token, now)).toBeUndefined()
    expect(readShowing(vault, '', now)).toBeUndefined()
  })
})

test('a licence whose time has run out says so although nobody ended it', () => {
  const licence = { status: '01' as const, validFrom: '2021-11-20', validTo: '2026-11-19' }
  expect([statusWord(licence, '2026-11-19'), statusWord(licence, '2026-11-20'), statusWord(licence, '2021-11-19')]).toEqual([
    '有效',
    '已过期',
    '尚未生效',
  ])
  expect(statusOn(licence, '2026-11-20')).toEqual({ code: '05', name: '已过期' })
  expect(statusWord({ ...licence, status: '03' }, '2026-11-01')).toBe('已撤销')
})

test('faces write days, money and lists as people do', () => {
  expect([dayInWords('2026-01-09'), termInWords('2026-01-09', null), termInWords('2026-01-09', '2031-01-08')]).toEqual([
    '2026年1月9日',
    '长期',
    '2026年1月9日至2031年1月8日',
  ])
  expect([
    shown('500000', 'money'),
    shown(true, 'boolean'),
    shown(['热食', '冷食'], 'list'),
    shown(null, 'text'),
    shown('12.50', 'number'),
    shown('2021-05-27T13:59:00+08:00', 'text'),
  ]).toEqual(['500,000.00', '是', '热食、冷食', '——', '12.50', '2021年5月27日 13:59'])
})
