// SPDX-License-Identifier: Apache-2.0

import { newId, Refusal } from '../kernel/index.ts'
import { type Officer, reachOf } from '../people/index.ts'
import { departmentName } from './department-name.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

/** A list that is still looked through at a glance. */
const MOST = 40

const departmentsOf = (officer: Officer, permission: string): string[] => [
  ...new Set(reachOf(officer, 'department', permission).flatMap(({ department }) => department ?? [])),
]

/** What an officer may put into an opinion with one click: her own phrases first, then those of the departments she works in. */
export async function listPhrases(city: City, officer: Officer) {
  const departments = departmentsOf(officer, 'task.complete')
  const keeps = new Set(departmentsOf(officer, 'phrase.keep'))
  const rows = await queries.phrasesOf(city.sql, [officer.id, ...departments])
  return {
    rows: rows
      .map(({ owner, id, text }) => ({
        id,
        text,
        department: owner === officer.id ? null : departmentName(city, owner),
        mayDelete: owner === officer.id || keeps.has(owner),
      }))
      .toSorted((one, other) => Number(one.department !== null) - Number(other.department !== null)),
    mayKeepForDepartment: departments.some((one) => keeps.has(one)),
  }
}

/** Keeps a phrase for oneself, or for the department whose opinions one answers for. Throws PHRASES_FULL. */
export async function keepPhrase(city: City, officer: Officer, text: string, forDepartment: boolean) {
  const [department] = departmentsOf(officer, 'phrase.keep')
  if (forDepartment && department === undefined) throw new Refusal('NOT_PERMITTED', { permission: 'phrase.keep' })
  const owner = forDepartment && department !== undefined ? department : officer.id
  const row = { owner, id: newId(), text: text.trim(), by: officer.id, at: city.clock.now() }
  if (!(await queries.insertPhrase(city.sql, row, MOST))) throw new Refusal('PHRASES_FULL', { most: MOST })
  return listPhrases(city, officer)
}

/** Takes a phrase away that is one's own, or of a department whose phrases one keeps; of anybody else's nothing happens. */
export async function deletePhrase(city: City, officer: Officer, id: string) {
  await queries.deletePhrase(city.sql, [officer.id, ...departmentsOf(officer, 'phrase.keep')], id)
  return listPhrases(city, officer)
}
