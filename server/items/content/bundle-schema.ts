// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import {
  type Compiled,
  feel,
  itemId,
  key,
  limit,
  list,
  type MatterHead,
  type MatterPart,
  name,
  oneOf,
  optional,
  shaped,
  strict,
  text,
} from '../../packs/index.ts'
import type { ExampleFile } from './example-schema.ts'
import { shared } from './schema.ts'

/** What a bundle's file says. It stands here, because catalogue, search and guide show items and bundles alike. */
export const bundleFile = strict({
  ...shared,
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

export type Bundle = Compiled<'bundle', BundleFile, ExampleFile>
export type BundlePart = MatterPart<BundleFile, ExampleFile>

/** What lists ask of every bundle, without compiling it. */
export type BundleSaid = Pick<
  BundleFile,
  'lead' | 'lifeStages' | 'theme' | 'serves' | 'channels' | 'parts' | 'limits' | 'summary' | 'visits' | 'aka' | 'en'
>
export type BundleHead = MatterHead<'bundle', ExampleFile> & BundleSaid & { isInternational: boolean }
