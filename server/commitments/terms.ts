// SPDX-License-Identifier: Apache-2.0
import { parseLimit, writeLimit } from '@chengshu/engine'
import type { Dossier } from '../cases/index.ts'
import type { Item } from '../items/index.ts'
import { itemVersion } from '../items/index.ts'
import type { City } from './needs.ts'

/** What an applicant has promised for a case, as the item of its version puts it. */
export type Term = {
  /** the material in whose place the promise stands */
  material: string
  name: string
  text: string
  within: string
  /** supply: the paper itself is handed in later; check: the office looks afterwards whether it is true */
  kind: 'supply' | 'check'
  /** what follows when it is not handed in: the case ends by rule, or the one in charge decides */
  otherwise: 'end' | 'officer'
  consequence: string
}

/** The promises that a case rests on, by its evidence; a promise to which the item gives no time is none to look after. */
export const termsOf = (item: Item, evidence: Dossier['evidence']): Term[] =>
  allTerms(item).filter(({ material }) => evidence[material]?.source === 'commitment')

function allTerms(item: Item): Term[] {
  const inGeneral = (item.commitments ?? []).flatMap((one) => one.consequence ?? []).join('；')
  return item.materials.flatMap((material) => {
    const promised = material.sources.find((source) => source.commitment)?.commitment
    if (!promised?.within) return []
    const { text, within, otherwise, consequence = inGeneral } = promised
    const kind = otherwise === undefined ? ('check' as const) : ('supply' as const)
    return [{ material: material.id, name: material.name, text, within, kind, otherwise: otherwise ?? 'officer', consequence }]
  })
}

/** A hash of a case that looks after a promise names the version of the item and, behind the sign, the material that was promised. */
export const hashOf = (itemHash: string, material: string): string => `${itemHash}#${material}`

/** The promise that a case looks after, as the version said it that was promised on. */
export async function termOf(city: City, id: string, hash: string): Promise<Term & { department: string }> {
  const [itemHash = '', material = ''] = hash.split('#')
  const item = await itemVersion(city, id, itemHash)
  const term = allTerms(item).find((one) => one.material === material)
  if (!term) throw new Error(`the version ${itemHash} of the item ${id} asks for no promise in place of ${material}`)
  return { ...term, department: item.department }
}

/** When the applicant is reminded before the end of a limit: two working days, or a tenth and at least three days of a long one. */
export function reminderBefore(within: string): string {
  const { amount, unit } = parseLimit(within)
  switch (unit) {
    case '工作日':
      return writeLimit({ unit, amount: Math.max(1, amount - 2) })
    case '自然日':
      return writeLimit({ unit, amount: Math.max(1, amount - Math.max(3, Math.ceil(amount / 10))) })
    case '个月':
      return writeLimit({ unit: '自然日', amount: amount * 28 - 5 })
    case '年':
      return writeLimit({ unit: '个月', amount: amount * 12 - 1 })
    default:
      return writeLimit({ unit, amount: Math.max(1, amount / 2) })
  }
}
