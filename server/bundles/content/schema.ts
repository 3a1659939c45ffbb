// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { sharedFile } from '../../items/index.ts'
import { feel, itemId, key, limit, list, name, oneOf, optional, shaped, strict, text } from '../../packs/index.ts'

export const bundleFile = strict({
  ...sharedFile,
  lead: key,
  batch: optional(strict({ year: Type.Integer({ minimum: 2020, maximum: 2100 }), list: text })),
  limits: strict({ promised: limit }),
  parts: list(strict({ item: itemId, when: optional(feel), department: optional(key), note: optional(text) }), { minItems: 2 }),
  facts: optional(Type.Record(name, list(shaped('^[a-z][a-z0-9-]*\\.[A-Za-z][A-Za-z0-9]*$', '事项id.字段名')))),
  materials: optional(
    strict({ merge: optional(list(list(shaped('^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*$', '事项id.材料id'), { minItems: 2 }))) }),
  ),
  delivery: oneOf('together', 'each'),
  handover: optional(list(oneOf('electronic', 'pickup', 'courier'), { minItems: 1 })),
})

export type BundleFile = Static<typeof bundleFile>
