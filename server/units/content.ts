// SPDX-License-Identifier: Apache-2.0
import type { Static } from 'typebox'
import {
  at,
  type ContentKind,
  itemId,
  list,
  listKind,
  optional,
  type Part,
  partsOf,
  type Rule,
  short,
  strict,
} from '../packs/index.ts'
import { unitRegisters } from '../registers/index.ts'
import { FIRM, REPRESENTATIVE } from './unit.ts'

/** What somebody may be in a unit: 经办人, 校医. `of`: in which sorts of unit, `firm` or a register whose rows are units; without it, in all. */
const unitRole = strict({ id: itemId, name: short, en: optional(short), of: optional(list(itemId, { minItems: 1 })) })
export type UnitRole = Static<typeof unitRole>

declare module '../packs/index.ts' {
  interface Contents {
    /** by id, in the order of the file */
    unitRoles: Map<string, UnitRole>
  }
}

export const unitRoleContent: ContentKind<Part<UnitRole>, 'unitRoles'> = listKind({
  name: 'unit-role',
  as: 'unitRoles',
  place: /^city\/unit-roles\.yaml$/,
  schema: unitRole,
  once: { id: '单位里的角色' },
  gather: (roles) => new Map(roles.map((one) => [one.id, one])),
})

export const rolesAreOfUnits: Rule = {
  name: '单位里的角色只写给有的单位',
  because: '写给不存在的单位的角色，谁也授不出去；负责人由登记册说了算，不能授予。',
  codes: ['UNIT_SORT_UNKNOWN', 'UNIT_ROLE_RESERVED'],
  *check(draft) {
    const sorts = new Set([FIRM, ...unitRegisters(draft)])
    for (const one of partsOf(draft, unitRoleContent)) {
      if (one.value.id === REPRESENTATIVE)
        yield at(one, ['id'], 'UNIT_ROLE_RESERVED', `「${REPRESENTATIVE}」是负责人，由登记册写明是谁：请换一个编号。`)
      for (const [n, sort] of (one.value.of ?? []).entries())
        if (!sorts.has(sort) && !draft.broken.has(sort))
          yield at(
            one,
            ['of', n],
            'UNIT_SORT_UNKNOWN',
            `没有「${sort}」这种单位：写 firm，或一本写了 representedBy 的登记册的编号。`,
          )
    }
  },
}
