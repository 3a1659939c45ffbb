// SPDX-License-Identifier: Apache-2.0

import { type Draft, isMatterPart, partsOf } from '../../../packs/index.ts'
import type { BundlePart } from '../bundle-schema.ts'
import { type ItemPart, itemContent } from '../item.ts'

export type Matter = ItemPart | BundlePart

/** Items with a form and a process of their own (基本目录). */
export const itemsOf = (draft: Draft): ItemPart[] =>
  partsOf(draft, itemContent).filter((one) => one.matter.value.of === undefined)

/** What bodies carry out of those items (实施清单), each made whole. */
export const implementationsOf = (draft: Draft): ItemPart[] =>
  partsOf(draft, itemContent).filter((one) => one.matter.value.of !== undefined)

/** Everything that people apply for: items, and what is made of several. The room of bundles lies above this one and asks for the same. */
export const mattersOf = (draft: Draft): Matter[] => [
  ...itemsOf(draft),
  ...[...draft.parts.values()].flat().filter((part): part is BundlePart => isMatterPart(part) && 'parts' in part.matter.value),
]

export const isItem = (matter: Matter): matter is ItemPart =>
  'materials' in matter.matter.value && Array.isArray(matter.matter.value.materials)
