// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../../kernel/index.ts'
import { printCard } from './card.ts'
import { printCertificate } from './certificate.ts'
import { printNotice } from './notice.ts'
import type { SealFace } from './seal-face.ts'

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

export function printLicence(licence: LicenceFace): Promise<Buffer> {
  if (licence.layout === 'card') return printCard(licence)
  return licence.layout === 'notice' ? printNotice(licence) : printCertificate(licence)
}
