// SPDX-License-Identifier: Apache-2.0
import { actOn, note, put, theSystem } from '../cases/index.ts'
import type { Json } from '../kernel/index.ts'
import { departmentNamed } from '../people/index.ts'
import { matterOfKind } from './matter.ts'
import type { City } from './needs.ts'
import { broughtCases, takeOff } from './queries.ts'

/**
 * Completes the cases that a migration has brought to declared kinds: each goes on with the version that is in force now, and its answers
 * say what its former room kept beside it. Each in an act of its own, so that a start that was broken off is gone on with by the next one,
 * and two that start at once do it once. Where no pack declares the kind, its cases wait. Answers how many.
 */
export async function completeBrought(city: City): Promise<number> {
  let done = 0
  for (const { root, id, kind: name, said, kept } of await broughtCases(city.sql)) {
    const kind = city.content.caseKinds.get(name)
    if (!kind) continue
    await actOn(city, { root, id }, { name: 'bring', actor: theSystem, once: `brought/${id}` }, (act, work) => {
      const { unit, ...rest } = said
      const body = departmentNamed(act.city.content.departments, unit)
      const answers: Record<string, Json> = { ...rest, ...(body ? { unit: body.key } : {}) }
      work.case.itemHash = kind.hash
      work.matter = matterOfKind(act.city, kind)
      work.case.particulars = { ...work.case.particulars, ...kept }
      work.dossier = { ...work.dossier, form: { ...work.dossier.form, ...answers } }
      work.dossierChanged = true
      note(work, 'versionChanged', { hash: kind.hash })
      put(act, takeOff(act.tx, { root, id }))
    })
    done += 1
  }
  return done
}
