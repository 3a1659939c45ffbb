// SPDX-License-Identifier: Apache-2.0
import type { Case } from '../cases/index.ts'
import { readPersonal } from '../ledger/index.ts'
import { type Officer, postFor, type Whose } from '../people/index.ts'
import type { City } from './needs.ts'

/** An officer looks at a case, or at one of its papers: whose, for which case and under which post goes on record before the answer leaves. */
export function recordLook(
  city: City,
  officer: Officer,
  { subject, parts }: { subject: Case; parts: Whose[] },
  seen: { fields: string[]; others?: string[] },
): Promise<void> {
  return readPersonal(city.sql, city.clock.now(), {
    root: subject.root,
    reader: {
      kind: 'officer',
      id: officer.id,
      name: officer.name,
      positions: [postFor(officer, 'case.read', parts) ?? []].flat(),
    },
    whose: [...new Set([subject.applicantId, ...(subject.agent ? [subject.agent.id] : []), ...(seen.others ?? [])])],
    purpose: subject.number,
    matter: `“${subject.itemName}”（编号 ${subject.shortNumber}）`,
    subject: { kind: 'case', id: subject.id },
    fields: seen.fields,
  })
}
