// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { credit, day, key, list, oneOf, optional, regionCode, shaped, short, strict, text } from './words.ts'

export const packFile = strict({
  id: key,
  name: short,
  version: shaped('^\\d+\\.\\d+\\.\\d+$', '三段版本号，例如 0.1.0'),
  region: regionCode,
  city: short,
})

export const region = strict({
  code: regionCode,
  name: short,
  level: oneOf('city', 'district', 'street', 'community'),
  parent: Type.Union([regionCode, Type.Null()]),
})

export const department = strict({
  key,
  code: credit,
  name: short,
  short,
  region: regionCode,
  kind: oneOf('1', '2', '3', '9'),
  phone: short,
  branchOf: optional(key),
})

const permission = shaped('^[a-z]+(\\.[a-z]+)+$', '房间.动作，例如 case.accept')
export const position = strict({ id: key, name: short, permissions: list(permission), never: optional(list(key)) })

const longitude = Type.Number({ minimum: -180, maximum: 180 })
const latitude = Type.Number({ minimum: -90, maximum: 90 })

export const hall = strict({
  id: key,
  name: short,
  region: regionCode,
  level: oneOf('city', 'district', 'street'),
  address: text,
  hours: short,
  phone: short,
  takes: list(oneOf('person', 'firm'), { minItems: 1 }),
  lon: optional(longitude),
  lat: optional(latitude),
})

/** 24 小时自助终端 */
export const kiosk = strict({
  id: key,
  name: short,
  region: regionCode,
  address: text,
  hours: short,
  lon: longitude,
  lat: latitude,
})

const dayOfYear = shaped('^\\d{2}-\\d{2}(\\.\\.\\d{2}-\\d{2})?$', '月-日 或 月-日..月-日，放在引号里，例如 "02-15..02-23"')
export const calendarYear = strict({
  year: Type.Integer({ minimum: 1990, maximum: 2100 }),
  off: list(dayOfYear),
  work: list(dayOfYear),
  source: text,
  /** why this year may still change, while its notice is not out */
  provisional: optional(short),
})

export const officer = strict({
  login: key,
  name: short,
  password: short,
  totpSecret: optional(shaped('^[A-Z2-7]{16,}$', 'Base32 密钥')),
  positions: list(strict({ position: key, department: key, region: regionCode, until: optional(day) }), { minItems: 1 }),
})

export const account = strict({
  login: key,
  idNumber: shaped('^\\d{17}[\\dX]$', '18 位公民身份号码，放在引号里'),
  name: short,
  mobile: shaped('^1\\d{10}$', '11 位手机号，放在引号里'),
  actsFor: list(credit),
  story: text,
  password: short,
})

export type PackManifest = Static<typeof packFile>
export type Region = Static<typeof region>
export type Department = Static<typeof department>
export type Position = Static<typeof position>
export type Hall = Static<typeof hall>
export type Kiosk = Static<typeof kiosk>
export type CalendarYear = Static<typeof calendarYear>
export type Officer = Static<typeof officer>
export type Account = Static<typeof account>
