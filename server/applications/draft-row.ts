// SPDX-License-Identifier: Apache-2.0
import type { Delivery } from '../cases/index.ts'
import type { GivenMaterial, Prefilled } from '../evidence/index.ts'
import type { Json } from '../kernel/index.ts'
import type { ApplicantFacts } from './applicant.ts'

export type May = 'guide' | 'fill'
/** Under which consent, and for what, somebody works in a draft that is not hers. */
export type Helping = { consent: string; may: May; kind: 'counter' | 'help' }

export type Draft = {
  owner: string
  id: string
  kind: 'item' | 'bundle'
  of: string
  hash: string
  applicantId: string
  applicant: ApplicantFacts
  agent: { id: string; name: string } | null
  region: string
  /** a region that the applicant chose, where it is hers to choose or no address tells */
  place: string | null
  hall: string | null
  channel: string
  answers: Record<string, Json>
  prefilled: Record<string, Prefilled>
  corrected: string[]
  objections: { field: string; note: string; at: string }[]
  materials: Record<string, GivenMaterial>
  delivery: Delivery | null
  revision: number
  state: 'open' | 'submitted' | 'discarded'
  createdAt: Date
  savedAt: Date
  submitted: { root: string; id: string; number: string } | null
  /** set when whoever looks is not the owner: under which consent */
  helping?: Helping
}
