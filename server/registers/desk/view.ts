// SPDX-License-Identifier: Apache-2.0

import { type Json, localIso } from '../../kernel/index.ts'
import { maskIdNumber, maskMobile, maskName, type Officer, regionName, within } from '../../people/index.ts'
import type { DeclaredRegister, RegisterField } from '../declared/declared-register.ts'
import type { City } from '../needs.ts'
import { boundsOf } from '../rows/reach.ts'
import { mayWriteRow, type RegisterRow } from '../rows/row.ts'

/** So short a text is taken for a name: its first sign stays. */
const NAME = 6

/** What of a graded value stays readable: whose it is cannot be told from it. */
export function masked(field: RegisterField, value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (field.type === 'id-card' || field.type === 'credit-code') return maskIdNumber(text)
  if (field.type === 'mobile') return maskMobile(text)
  return field.personal && [...text].length <= NAME ? maskName(text) : '******'
}

/** Values by name as a list shows them: what is graded is masked. */
export const shownFields = (register: DeclaredRegister, fields: Record<string, Json>): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const field = register.byName.get(name)
      return [name, field?.isGraded ? masked(field, value) : value]
    }),
  )

export const departmentNamed = (city: City, code: string): string =>
  [...city.content.departments.values()].find((one) => one.code === code)?.short ?? code

/** By what people call a row: its title field, else its key. */
export function titleOf(register: DeclaredRegister, { key, fields }: Pick<RegisterRow, 'key' | 'fields'>): string {
  const title = fields[register.title ?? '']
  return typeof title === 'string' && title !== '' ? title : key
}

/** What the regions among values are called, from the district down, by their code. */
export function regionsNamed(city: City, register: DeclaredRegister, values: Record<string, Json>[]): Record<string, string> {
  const fields = register.fields.filter(({ type, isGraded }) => type === 'region' && !isGraded)
  const codes = values.flatMap((of) => fields.flatMap(({ name }) => (typeof of[name] === 'string' ? [of[name]] : [])))
  return Object.fromEntries(codes.flatMap((code) => (city.content.regions.has(code) ? [[code, regionName(city, code)]] : [])))
}

export function rowView(city: City, officer: Officer, register: DeclaredRegister, row: RegisterRow) {
  return {
    key: row.key,
    version: row.version,
    title: titleOf(register, row),
    fields: shownFields(register, row.fields),
    owner: row.owner,
    ownerName: departmentNamed(city, row.owner),
    region: row.region,
    regionName: regionName(city, row.region),
    from: localIso(row.from),
    until: row.until && localIso(row.until),
    writtenAt: localIso(row.writtenAt),
    mayWrite: mayWriteRow(officer, register, row),
  }
}

/** The purposes for which one post of an officer lets her read the graded fields of a row. */
export const purposesFor = (officer: Officer, register: DeclaredRegister, row: RegisterRow) =>
  (register.purposes ?? []).filter(({ positions }) =>
    officer.positions.some(
      (held) =>
        positions.includes(held.position) &&
        within(boundsOf({ ...officer, positions: [held] }, register, 'read'), { department: row.owner, region: row.region }),
    ),
  )

function optionsOf(city: City, field: RegisterField): { code: string; name: string }[] {
  if (field.type === 'code')
    return (city.content.dictionaries.get(field.of ?? '')?.entries ?? []).map(({ code, name }) => ({ code, name }))
  if (field.type === 'department') return [...city.content.departments.values()].map(({ code, short }) => ({ code, name: short }))
  return []
}

/** A register as its pages need it: what a row has, what may be asked, what the officer may do. */
export function registerView(city: City, officer: Officer, register: DeclaredRegister) {
  return {
    ...cardOf(city, officer, register),
    basis: register.basis,
    keep: register.keep,
    keys: [...register.keys],
    title: register.title ?? null,
    isLink: register.link !== undefined,
    hasDepartment: register.department !== undefined,
    hasRegion: register.region !== undefined,
    geometry: register.geometry ?? null,
    bounds: [...city.content.bounds],
    fields: register.fields.map((field) => ({
      name: field.name,
      title: field.title,
      type: field.type,
      of: field.of ?? null,
      group: field.group ?? null,
      hint: field.hint ?? null,
      unit: field.unit ?? null,
      decimals: field.decimals ?? 0,
      length: field.length ?? null,
      isRequired: field.required === true,
      isByCase: field.byCase === true,
      isFromFact: field.from !== undefined,
      isIndexed: field.index === true || field.unique === true,
      isSearched: field.search === true,
      isGraded: field.isGraded,
      grade: field.grade,
      source: register.sources.find(({ id }) => id === field.source)?.name ?? null,
      options: optionsOf(city, field),
    })),
  }
}

export function cardOf(city: City, officer: Officer, register: DeclaredRegister) {
  return {
    id: register.id,
    name: register.name,
    about: register.about,
    ownerName: departmentNamed(city, register.ownerCode),
    reads: register.reads,
    mayAdd: boundsOf(officer, register, 'write').length > 0,
  }
}
