// SPDX-License-Identifier: Apache-2.0
import type { Field } from '../doors/registers.ts'

/** Fields under their headings, in the order of the file; those without one come first. */
export function groupsOf(fields: Field[]): { name: string; fields: Field[] }[] {
  const groups = new Map<string, Field[]>()
  for (const field of fields) {
    const name = field.group ?? ''
    groups.set(name, [...(groups.get(name) ?? []), field])
  }
  return [...groups].map(([name, of]) => ({ name, fields: of })).sort((a, b) => Number(b.name === '') - Number(a.name === ''))
}
