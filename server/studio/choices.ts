// SPDX-License-Identifier: Apache-2.0

import { basicHeads } from '../items/index.ts'
import { registers } from '../registers/index.ts'
import type { City } from './needs.ts'

/** What an author chooses from instead of typing it: names that the content already has. */
export function choicesOf({ content }: City) {
  const named = <T extends { name: string }>(all: Map<string, T>) => [...all].map(([id, one]) => ({ id, name: one.name }))
  return {
    positions: named(content.positions),
    departments: named(content.departments),
    licences: [...content.licenceTypes.values()].map(({ id, name, fields }) => ({
      id,
      name,
      fields: fields.map((field) => ({ id: field.id, name: field.title })),
    })),
    registers: [...registers.values()].map(({ id, name, keys, titles }) => ({
      id,
      name,
      keys,
      fields: Object.entries(titles).map(([field, title]) => ({ id: field, name: title })),
    })),
    // whoever carries it out, an item is chosen by its basic one
    items: Array.from(basicHeads(content), ({ id, name }) => ({ id, name })),
    lifeStages: content.lifeStages.map((one) => one.name),
    people: content.demoAccounts.map(({ login, name, story, actsFor }) => ({
      login,
      name,
      story,
      firms: actsFor.map((code) => ({ id: code, name: nameOfFirm(content.demoRegisters.firms ?? [], code) })),
    })),
  }
}

const nameOfFirm = (firms: Record<string, string | number | null>[], code: string): string =>
  String(firms.find((one) => one.creditCode === code)?.name ?? code)
