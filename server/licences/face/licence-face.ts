// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../../kernel/index.ts'
import type { SealFace } from '../../print/index.ts'

export type FaceField = { title: string; type: string; value: Json | undefined }

/** All that a licence's face needs; printing is a function of it and nothing else. */
export type LicenceFace = {
  layout: 'certificate' | 'card' | 'notice'
  orientation: 'portrait' | 'landscape'
  title: string
  number: string
  mark: string
  version: number
  holderName: string
  fields: FaceField[]
  validFrom: string
  validTo: string | null
  issuer: string
  issuedOn: string
  law: string | null
  code: string
  verifyUrl: string
  city: string
  /** printed in the demonstration city, so that nobody takes it for a real one */
  simulated: boolean
  seal: SealFace | null
  at: Date
}
