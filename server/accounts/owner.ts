// SPDX-License-Identifier: Apache-2.0
import { Refusal, type Tx } from '../kernel/index.ts'
import { departmentNamed } from '../people/index.ts'
import { findRow, registerOf } from '../registers/index.ts'
import type { AccountType, Owner } from './account.ts'
import type { City } from './needs.ts'

type Asking = { department: string; applicantKind: string; applicantId: string; particulars: Record<string, unknown> }

/**
 * Whose account of a type a case means: that of whoever it is for, of the row that it is about, of the body that answers for it. Another
 * one is named only where it is a department or a row; what is a person's or a firm's is moved by their own cases alone. Throws
 * ACCOUNT_OWNER.
 */
export async function ownerNamed(
  city: City,
  tx: Tx,
  type: AccountType,
  named: string | undefined,
  subject: Asking,
): Promise<Owner> {
  const kind = type.owner
  const none = new Refusal('ACCOUNT_OWNER', { account: type.name })
  if (kind === 'city') return { kind, id: '' }
  if (kind === 'person' || kind === 'firm') {
    if (subject.applicantKind !== kind || named !== undefined) throw none
    return { kind, id: subject.applicantId }
  }
  if (kind === 'department') {
    const id = named === undefined ? subject.department : departmentNamed(city.content.departments, named)?.code
    if (id === undefined) throw none
    return { kind, id }
  }
  const about = subject.particulars.about as { register?: unknown; key?: unknown } | undefined
  if (named === undefined) {
    if (about?.register !== kind || typeof about.key !== 'string') throw none
    return { kind, id: about.key }
  }
  const row = registerOf(city, kind) && (await findRow(city, tx, kind, named))
  if (!row || row.until !== null) throw none
  return { kind, id: row.key }
}
