// SPDX-License-Identifier: Apache-2.0
import type { Bound, Officer } from '../../people/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'

/**
 * How far the posts of an officer reach into a register. The department that answers for it has all rows in the region of the
 * post; others what the register lets them: nothing, their own department's rows, those of the post's region, or all.
 */
export function boundsOf(officer: Officer, register: DeclaredRegister, act: 'read' | 'write'): Bound[] {
  const lets = act === 'read' ? register.reads : register.writes
  return officer.positions
    .filter(({ permissions }) => permissions.includes(`register.${act}`))
    .flatMap(({ department, region }): Bound[] => {
      if (lets === 'everyone') return [{ department: null, region: register.wholeRegion }]
      if (lets === 'district' || department === register.ownerCode) return [{ department: null, region }]
      return lets === 'department' ? [{ department, region }] : []
    })
}
