// SPDX-License-Identifier: Apache-2.0

import { covers, type Officer } from '../../people/index.ts'
import type { DeclaredRegister, RegisterField } from '../declared/declared-register.ts'
import type { City } from '../needs.ts'
import { fieldOf, filterOf } from '../rows/find.ts'
import * as queries from '../rows/queries.ts'
import { boundsOf } from '../rows/reach.ts'
import { seenRegister } from './list.ts'
import { departmentNamed } from './view.ts'

/** So many of so many; the rate is null where there is nothing to count over. */
type Counted = { count: number; over: number; rate: number | null }

/**
 * The figures that a register declares, counted now over the open rows that the officer's posts reach: the owner has the whole city's,
 * a department its own. Throws REGISTER_UNKNOWN.
 */
export async function figuresOf(city: City, officer: Officer, id: string) {
  const register = seenRegister(city, officer, id)
  const reach = register.reads === 'everyone' ? undefined : boundsOf(officer, register, 'read')
  const filters = (where: Record<string, unknown>) =>
    Object.entries(where).map(([name, wanted]) => filterOf(city, city.sql, register, name, wanted as never))
  const figures = await Promise.all(
    (register.figures ?? []).map(async ({ id: figure, name, unit, count, over, by }) => {
      const listing: queries.Listing = { register: register.id, filters: filters(over ?? {}), words: [], reach, which: 'open' }
      const field = by === undefined ? undefined : fieldOf(register, by)
      const groups = await queries.countGroups(city.sql, listing, filters(count), field?.id)
      const sum = (of: (one: queries.Group) => number) => groups.reduce((all, one) => all + of(one), 0)
      return {
        id: figure,
        name,
        unit: unit ?? null,
        isRate: over !== undefined,
        ...counted(
          sum((one) => one.count),
          sum((one) => one.over),
        ),
        by: field
          ? groups.map((one) => ({ value: one.value, name: nameOf(city, field, one.value), ...counted(one.count, one.over) }))
          : [],
      }
    }),
  )
  return { register: register.id, isWhole: isWhole(officer, register), figures }
}

const counted = (count: number, over: number): Counted => ({
  count,
  over,
  rate: over === 0 ? null : Math.round((count / over) * 10_000) / 10_000,
})

/** Whether what was counted is all that there is. */
const isWhole = (officer: Officer, register: DeclaredRegister): boolean =>
  register.reads === 'everyone' ||
  boundsOf(officer, register, 'read').some(
    ({ department, region }) => department === null && covers(region, register.wholeRegion),
  )

function nameOf(city: City, { type, of }: RegisterField, value: string): string {
  if (value === '') return '未填'
  if (type === 'flag') return value === '1' ? '是' : '否'
  if (type === 'department') return departmentNamed(city, value)
  if (type === 'region') return city.content.regions.get(value)?.name ?? value
  return city.content.dictionaries.get(of ?? '')?.entries.find(({ code }) => code === value)?.name ?? value
}
