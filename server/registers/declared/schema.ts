// SPDX-License-Identifier: Apache-2.0
import { shapes } from '@chengshu/engine'
import Type, { type Static } from 'typebox'
import { day, feel, flag, key, list, name, oneOf, optional, shaped, short, strict, text } from '../../packs/index.ts'

export const FIELD_TYPES = [
  'text',
  'number',
  'flag',
  'day',
  'instant',
  'code',
  'region',
  'department',
  'id-card',
  'credit-code',
  'mobile',
  'row',
  ...shapes,
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** Stands for the field in the tables for ever: never written twice, never used again. */
const fieldId = shaped('^\\d{2,4}$', '字段的固定编号，两到四位数字，放在引号里，例如 "07"')

const field = strict({
  id: fieldId,
  name,
  /** names that it had before: the values stay, and who still writes the old name is understood */
  former: optional(list(name)),
  title: short,
  en: optional(short),
  hint: optional(short),
  /** a heading on the page of a row; fields of one group stand together */
  group: optional(short),
  /** the national or local data element that it is */
  element: optional(short),
  type: oneOf(...FIELD_TYPES),
  /** of a code: the dictionary; of a row: the register */
  of: optional(key),
  required: optional(flag),
  unique: optional(flag),
  /** of a row that is there only a case's process changes it, nobody by hand */
  byCase: optional(flag),
  /** a case is the authority of it: which kind, on entering which states; nobody types it */
  from: optional(
    strict({
      kind: key,
      on: list(key, { minItems: 1 }),
      /** the row's key; without it, the row that the case is about: FEEL over form, row, case, applicant, today and the steps of the process */
      key: optional(feel),
      value: feel,
      /** only while this holds */
      when: optional(feel),
      /** the day since which it is so; without it, the moment of the act. What was so before does not take the place of what is so now */
      at: optional(feel),
    }),
  ),
  /** rows can be filtered and sorted by it */
  index: optional(flag),
  /** rows can be found by a part of it */
  search: optional(flag),
  /** 1 open, 2 for the office, 3 and 4 masked on screen and closed at rest */
  grade: optional(oneOf(1, 2, 3, 4)),
  personal: optional(flag),
  unit: optional(short),
  decimals: optional(Type.Integer({ minimum: 0, maximum: 4 })),
  min: optional(Type.Number()),
  max: optional(Type.Number()),
  /** most signs of a text */
  length: optional(Type.Integer({ minimum: 1, maximum: 2000 })),
  /** the one source that is right when several say something */
  source: optional(key),
})

const value = Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean()])
const conditions = Type.Record(name, Type.Union([value, Type.Array(value, { minItems: 1, maxItems: 50 })]))

/** A figure that is counted from the rows: of those that `over` means (all without it), the ones that `count` means too. */
const figure = strict({
  id: key,
  name: short,
  unit: optional(short),
  count: conditions,
  over: optional(conditions),
  /** told for each value of this field as well */
  by: optional(name),
})

/** One register as it is written down: packs/<pack>/registers/<id>.yaml. */
export const registerFile = strict({
  id: key,
  name: short,
  en: optional(short),
  about: text,
  /** the department that answers for it */
  owner: key,
  basis: text,
  keep: text,
  /** the field that says what or whom a row is about */
  subject: optional(name),
  keys: optional(list(name, { minItems: 1, maxItems: 4 })),
  /** the field by which people call a row */
  title: optional(name),
  /** the field that says whose row it is; without it all rows are the owner's */
  department: optional(name),
  /** the field that says where it is; without it the whole city */
  region: optional(name),
  /** the field that says where on the map it is: with it the register is a layer */
  geometry: optional(name),
  /** the field with the identity number of whoever represents a row: with it rows are units that act (ADR 0075) */
  representedBy: optional(name),
  /** who reads rows, beyond the owner: nobody else, the row's department, whoever has a post in the row's region, every post that reads registers */
  reads: oneOf('owner', 'department', 'district', 'everyone'),
  writes: oneOf('owner', 'department'),
  /** for what graded fields may be read, and by which positions */
  purposes: optional(list(strict({ id: key, name: short, positions: list(key, { minItems: 1 }) }))),
  sources: list(strict({ id: key, name: short, department: key }), { minItems: 1 }),
  /** a register of links: many to many, with the time for which each holds */
  link: optional(strict({ from: key, to: key, valid: optional(flag), exclusive: optional(oneOf('from', 'to', 'both')) })),
  fields: list(field),
  /** what is counted from it */
  figures: optional(list(figure)),
  removed: optional(list(strict({ id: fieldId, name, title: short, on: day }))),
})

export type RegisterFile = Static<typeof registerFile>
export type FieldFile = RegisterFile['fields'][number]
export type FigureFile = Static<typeof figure>
