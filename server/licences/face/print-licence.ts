// SPDX-License-Identifier: Apache-2.0
import { printCard } from './card.ts'
import { printCertificate } from './certificate.ts'
import type { LicenceFace } from './licence-face.ts'
import { printNotice } from './notice.ts'

export function printLicence(licence: LicenceFace): Promise<Buffer> {
  if (licence.layout === 'card') return printCard(licence)
  return licence.layout === 'notice' ? printNotice(licence) : printCertificate(licence)
}
