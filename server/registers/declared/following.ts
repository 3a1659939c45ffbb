// SPDX-License-Identifier: Apache-2.0
import type { City } from '../needs.ts'
import type { DeclaredRegister } from './declared-register.ts'
import type { FieldFile } from './schema.ts'

type From = NonNullable<FieldFile['from']>
export type Following = { register: DeclaredRegister; fields: (From & { name: string })[] }

const known = new WeakMap<object, Map<string, Following[]>>()

/** The registers that have fields which follow a kind of case when it enters a state; found once for each content. */
export function registersFollowing(city: Pick<City, 'content'>, kind: string, state: string): readonly Following[] {
  const { registers } = city.content
  const all = known.get(registers) ?? new Map<string, Following[]>()
  known.set(registers, all)
  const name = `${kind} ${state}`
  const found = all.get(name)
  if (found) return found
  const made = [...registers.values()].flatMap((register) => {
    const fields = register.fields.flatMap(({ name: field, from }) =>
      from?.kind === kind && from.on.includes(state) ? [{ ...from, name: field }] : [],
    )
    return fields.length > 0 ? [{ register, fields }] : []
  })
  all.set(name, made)
  return made
}
