// SPDX-License-Identifier: Apache-2.0

import { shown } from '../print/index.ts'
import type { LicenceType } from './content/index.ts'
import type { Licence } from './licence.ts'

/** What the face of a licence says, title by title, in words. */
export function faceFields(type: LicenceType, licence: Pick<Licence, 'fields'>): { title: string; value: string }[] {
  return type.fields
    .filter((field) => field.onFace !== false)
    .map((field) => ({ title: field.title, value: shown(licence.fields[field.id], field.type) }))
}
