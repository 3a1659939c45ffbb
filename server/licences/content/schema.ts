// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { flag, itemId, key, limit, list, name, oneOf, optional, shaped, short, strict, text } from '../../packs/index.ts'

/** A licence type: what a licence of this kind shows, who issues it, how long it is good for. */
export const licenceFile = strict({
  id: itemId,
  name: short,
  typeCode: shaped('^[0-9A-Z]{21}$', '21 位：颁发部门信用代码 18 位 + 顺序号 3 位'),
  issuer: key,
  holderKind: oneOf('firm', 'person'),
  validity: Type.Union([limit, Type.Null()]),
  numberPattern: short,
  version: Type.Union([shaped('^[\\w.-]+$', '版本号，放在引号里，例如 "1"'), Type.Integer()]),
  fields: list(
    strict({
      id: name,
      title: short,
      type: oneOf('text', 'date', 'number', 'money', 'id-card', 'credit-code', 'boolean', 'list', 'mobile-cn', 'string'),
      required: optional(flag),
      onFace: optional(flag),
      sensitive: optional(flag),
    }),
    { minItems: 1 },
  ),
  seal: Type.Union([key, Type.Null()]),
  layout: oneOf('certificate', 'card', 'notice'),
  orientation: optional(oneOf('portrait', 'landscape')),
  supersedes: optional(Type.Union([itemId, list(itemId)])),
  /** who should hold one: the holders of the records of a register for which `where` holds (the coverage rate's denominator) */
  expected: optional(strict({ register: key, holder: list(name, { minItems: 1 }), where: optional(text) })),
  social: optional(flag),
  summary: optional(text),
  law: optional(Type.Union([text, list(strict({ name: short, article: optional(short), gist: optional(text) }))])),
})

export type LicenceFile = Static<typeof licenceFile>
