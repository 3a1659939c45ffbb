// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { credit, day, key, list, oneOf, optional, regionCode, shaped, short, strict, text } from '../packs/index.ts'

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
  digits: optional(shaped('^\\d{3}$', '三位数字，放在引号里')),
})

const permission = shaped('^[a-z]+(\\.[a-z]+)+$', '房间.动作，例如 case.accept')
export const position = strict({ id: key, name: short, permissions: list(permission), never: optional(list(key)) })

export const officer = strict({
  login: key,
  name: short,
  password: short,
  totpSecret: optional(shaped('^[A-Z2-7]{16,}$', 'Base32 密钥')),
  positions: list(strict({ position: key, department: key, region: regionCode, until: optional(day) }), { minItems: 1 }),
})

export const account = strict({
  login: key,
  idNumber: shaped('^(\\d{17}[\\dX]|[A-Z]{3}-[A-Z0-9]{5,12})$', '18 位公民身份号码，或者护照的国家代码-号码，放在引号里'),
  name: short,
  mobile: shaped('^1\\d{10}$', '11 位手机号，放在引号里'),
  actsFor: list(credit),
  story: text,
  password: short,
})

export type Region = Static<typeof region>
export type Department = Static<typeof department>
export type Position = Static<typeof position>
export type DemoOfficer = Static<typeof officer>
export type DemoAccount = Static<typeof account>
