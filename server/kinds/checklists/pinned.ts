// SPDX-License-Identifier: Apache-2.0
import type { Case } from '../../cases/index.ts'
import { versionOf } from '../../packs/index.ts'
import type { Kind } from '../content/index.ts'
import type { City } from '../needs.ts'
import { checklistFields } from './checklist.ts'
import { type Checklist, checklistContent } from './content.ts'

/** The versions that a new case stays with, by the field of its form: kept among its particulars. */
export function pinnedNow(city: City, kind: Kind): { checklists?: Record<string, string> } {
  const fields = [...checklistFields(kind)].flatMap(([field, id]) => {
    const list = city.content.checklists.get(id)
    return list ? [[field, list.hash] as const] : []
  })
  return fields.length > 0 ? { checklists: Object.fromEntries(fields) } : {}
}

/** A checklist of a case in the version with which the case began; one that its kind did not ask for then, in the present one. */
export async function pinnedList(
  city: City,
  kind: Kind,
  { particulars }: Pick<Case, 'particulars'>,
  field: string,
): Promise<Checklist | undefined> {
  const id = checklistFields(kind).get(field)
  if (id === undefined) return undefined
  const current = city.content.checklists.get(id)
  const hash = (particulars.checklists as Record<string, string> | undefined)?.[field]
  if (hash === undefined || current?.hash === hash) return current
  return versionOf(city.sql, checklistContent, id, hash)
}
