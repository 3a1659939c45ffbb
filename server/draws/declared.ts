// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../kernel/index.ts'
import { covers, type Officer, type Whose } from '../people/index.ts'
import type { DrawFile } from './content.ts'
import type { City } from './needs.ts'
import type { Head } from './queries.ts'

/** The credit code of the department that holds it. */
export const ownerOf = (city: City, { owner }: DrawFile) => city.content.departments.get(owner)

/** Whether one of her posts, in the department that holds it and for the whole city, prepares and holds this draw. */
export function mayHold(city: City, officer: Officer, declared: DrawFile): boolean {
  const code = ownerOf(city, declared)?.code
  return code !== undefined && holds(officer, declared.positions, { department: code, region: city.content.region })
}

const holds = (officer: Officer, positions: string[] | null, { department, region }: Whose): boolean =>
  officer.positions.some(
    (held) =>
      held.department === department &&
      covers(held.region, region) &&
      held.permissions.includes('draw.hold') &&
      (positions === null || positions.includes(held.position)),
  )

/** Throws DRAW_UNKNOWN, DRAW_NOT_YOURS. */
export function demandDeclared(city: City, officer: Officer, id: string): DrawFile {
  const declared = city.content.draws.get(id)
  if (!declared) throw new Refusal('DRAW_UNKNOWN')
  if (mayHold(city, officer, declared)) return declared
  const names = declared.positions.map((one) => city.content.positions.get(one)?.name ?? one)
  throw new Refusal('DRAW_NOT_YOURS', {
    name: declared.name,
    owner: ownerOf(city, declared)?.name ?? declared.owner,
    positions: names.join('、'),
  })
}

/** Of one that is there: whoever prepares and holds it, whatever its file says today. */
export function reaches(city: City, officer: Officer, one: Pick<Head, 'declared' | 'department' | 'region'>): boolean {
  const declared = city.content.draws.get(one.declared)
  return declared ? mayHold(city, officer, declared) : holds(officer, null, one)
}
