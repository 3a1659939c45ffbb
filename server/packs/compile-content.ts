// SPDX-License-Identifier: Apache-2.0
import { CHINA } from '@chengshu/engine'
import type { Content } from './content.ts'
import { type ContentKind, partsOf } from './content-kind.ts'
import type { Draft } from './draft.ts'

/** Turns a draft without errors into content. */
export function compileContent(kinds: readonly ContentKind[], draft: Draft): Content {
  const first = draft.packs[0]?.value
  if (!first) throw new Error('a draft without pack.yaml has errors and is not compiled')
  return {
    packs: draft.packs.map((one) => one.value),
    region: first.region,
    city: first.city,
    bounds: first.bounds ?? CHINA,
    coming: new Map(),
    kinds,
    ...(Object.fromEntries(kinds.map((kind) => [kind.as, kind.gather(partsOf(draft, kind), draft)])) as Omit<
      Content,
      'packs' | 'region' | 'city' | 'bounds' | 'coming' | 'kinds'
    >),
  }
}
