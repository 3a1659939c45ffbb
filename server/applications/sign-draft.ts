// SPDX-License-Identifier: Apache-2.0

import { departmentOf } from '../items/index.ts'
import { Refusal } from '../kernel/index.ts'
import { askToSign, requestName } from '../signatures/index.ts'
import { demandConfirmedIdentity } from './applicant.ts'
import { demandEligible, examine, incomplete, missingIn } from './draft.ts'
import { askingFor, type Filler, openOnly } from './draft-acts.ts'
import type { City } from './needs.ts'
import { contentOf, letterOf, signatureAsked, titleOf } from './signing.ts'

/**
 * The applicant asks to sign what her draft says now: the paper is drawn, and its digest goes to the signing service.
 * Throws SIGNATURE_NOT_ASKED, SIGNATURE_BY_HERSELF, APPLICATION_INCOMPLETE, IDENTITY_NOT_CONFIRMED, NOT_ELIGIBLE, and what `askToSign` throws.
 */
export async function signDraft(
  city: City,
  { id, anyway = false, ...by }: Filler & { id: string; anyway?: boolean | undefined },
): Promise<{ request: string }> {
  const draft = await openOnly(city, by, id)
  if (draft.helping) throw new Refusal('SIGNATURE_BY_HERSELF')
  const examined = await examine(city, city.sql, draft, askingFor(by, id))
  const how = signatureAsked(draft, examined)
  if (how === null) throw new Refusal('SIGNATURE_NOT_ASKED')
  const missing = missingIn(examined)
  if (missing.length > 0) throw incomplete(missing)
  // nobody signs what would be refused, unless she has said that it is to be sent all the same
  demandConfirmedIdentity(examined.applicant)
  demandEligible(city, examined, anyway)
  const { subject, applicant } = examined
  const content = contentOf(draft, examined)
  const letter = { ...letterOf(examined), signed: { how: how === 'firm' ? '企业电子印章' : '个人电子签名', content } }
  const department = departmentOf(city, subject.department)
  const signing = await askToSign(city, {
    document: draft.id,
    user: { id: by.owner, name: by.ownerName },
    of: { kind: applicant.kind, id: applicant.id, name: applicant.name },
    by: how,
    matter: draft.of,
    content,
    title: titleOf(letter),
    purpose: `申请办理“${subject.name}”`,
    letter,
    frame: {
      item: subject.name,
      applicant: { name: applicant.name, ...(applicant.kind === 'firm' ? { number: applicant.id } : {}) },
      department: { name: department.name, phone: department.phone },
      simulated: city.config.demo,
      city: city.content.city,
    },
  })
  return { request: requestName(signing) }
}
