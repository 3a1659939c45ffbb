// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { day, feel, instant, key, list, name, oneOf, optional, shaped, short, strict, text } from '../../packs/index.ts'

const act = shaped('^[A-Za-z_]\\w*(\\.[A-Za-z]\\w*)?$', 'submit、accept、decide，任务的 id，或者 任务.结果')

/** Where it stands: an item, all items of a type (two digits), or a kind of case; and in front of which acts. */
const place = strict({
  item: optional(key),
  type: optional(shaped('^\\d{2}$', '事项类型的两位代码，放在引号里，例如 "05"')),
  kind: optional(key),
  acts: list(act, { minItems: 1, maxItems: 10 }),
})

const value = Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean(), Type.Null()])

/** Whoever the case is of, its answers, the rows that the register has, and whether the act goes on. */
const example = strict({
  name: short,
  at: instant,
  party: optional(strict({ kind: oneOf('person', 'firm'), code: optional(short), number: optional(short) })),
  form: optional(Type.Record(Type.String(), Type.Unknown())),
  rows: list(Type.Record(name, value), { maxItems: 20 }),
  passes: Type.Boolean(),
})

/** One gate as it is written down: packs/<pack>/gates/<id>.yaml. */
export const gateFile = strict({
  id: key,
  title: short,
  titleEn: optional(short),
  /** the department that answers for it */
  owner: key,
  on: list(place, { minItems: 1, maxItems: 30 }),
  /** which rows it looks at: index fields of a declared register, each by an expression over the case */
  look: strict({ register: key, where: Type.Record(name, feel, { minProperties: 1, maxProperties: 4 }) }),
  /** that a row closes it: FEEL over `lock` (the row), the case and today; every row closes it without one */
  when: optional(feel),
  effect: oneOf('refuse', 'ask', 'lane'),
  /** of `ask`: the positions whose officers may overrule it, with a reason */
  overrules: optional(list(key, { minItems: 1 })),
  /** of `lane`: what the process reads as case.kept.lane */
  lane: optional(key),
  /** the law or the order by which it stands */
  basis: text,
  basisEn: optional(text),
  /** what of the row whoever is refused is told, with {field} of open fields: the number of the order */
  cites: optional(short),
  citesEn: optional(short),
  /** what she can do */
  remedy: text,
  remedyEn: optional(text),
  unlock: strict({
    say: text,
    sayEn: optional(text),
    /** the kind of case whose process writes the register */
    kind: optional(key),
    /** the department whose officers write it by hand */
    department: optional(key),
    /** the field with the last day on which the row closes it */
    day: optional(name),
  }),
  from: optional(day),
  until: optional(day),
  examples: list(example, { minItems: 2, maxItems: 30 }),
})

export type GateFile = Static<typeof gateFile>
export type GatePlace = GateFile['on'][number]
export type GateExample = GateFile['examples'][number]
