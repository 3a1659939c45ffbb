// SPDX-License-Identifier: Apache-2.0
import type { Bounds } from '@chengshu/engine'
import type { PackManifest } from './schemas/pack.ts'

/**
 * Everything that packs say, checked and compiled. Immutable: a change of content is another Content. Each room adds what its kinds
 * bring (`declare module '../packs/index.ts'`, beside the kind), so that whoever reads it names no central list.
 */
export interface Contents {
  packs: PackManifest[]
  region: string
  city: string
  /** between which degrees places of the city lie */
  bounds: Bounds
  /** by `item road-occupation`: what is published and comes into force later, in the order of its days */
  coming: Map<string, { hash: string; effectiveOn: string }[]>
}
