// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import {
  day,
  feel,
  flag,
  itemId,
  key,
  limit,
  list,
  matterWords,
  name,
  oneOf,
  optional,
  shaped,
  short,
  strict,
  suspension,
  text,
  uniqueWords,
  workingDays,
} from '../../packs/index.ts'
import { english } from './english-schema.ts'

const registerSource = strict({
  register: name,
  key: Type.Record(name, feel),
  fields: optional(list(name)),
  where: optional(feel),
})

/**
 * One way to obtain a material. Exactly one of licence, register, earlier, commitment, upload. A register with `verify` is not read but
 * asked one question (在线核验): whether it has a record (`found`) or none, which makes `says` true or not. Nothing of the record leaves it.
 */
const source = strict(
  {
    licence: optional(itemId),
    holder: optional(shaped('^(applicant|[a-z].*)$', 'applicant，或得出持有人号码的表达式')),
    register: optional(name),
    key: optional(Type.Record(name, feel)),
    fields: optional(list(name)),
    where: optional(feel),
    verify: optional(strict({ says: short, expect: optional(oneOf('found', 'none')) })),
    relation: optional(list(oneOf('household', 'child', 'guardian'), { minItems: 1 })),
    earlier: optional(strict({ item: itemId, result: optional(itemId) })),
    commitment: optional(
      strict({ text, within: optional(limit), otherwise: optional(oneOf('end', 'officer')), consequence: optional(text) }),
    ),
    upload: optional(
      strict({
        accept: list(shaped('^[a-z0-9]{2,5}$', '文件扩展名，例如 pdf'), { minItems: 1 }),
        maxMB: optional(Type.Number({ exclusiveMinimum: 0, maximum: 20 })),
        pages: optional(Type.Integer({ minimum: 1 })),
        sample: optional(text),
      }),
    ),
  },
  { minProperties: 1 },
)

const material = strict({
  id: itemId,
  name: short,
  type: oneOf('1', '2', '3'),
  necessity: oneOf('1', '2', '3'),
  form: oneOf('electronic', 'paper', 'either'),
  when: optional(feel),
  sources: list(source),
  acceptStandard: optional(text),
  copies: optional(Type.Integer({ minimum: 0 })),
  fillNotes: optional(text),
  basis: optional(text),
  sample: optional(text),
  blank: optional(text),
})

const condition = strict({ id: itemId, text, check: optional(feel), otherwise: optional(text), manual: optional(flag) })
const ground = strict({ id: itemId, text, law: optional(text) })
export const grounds = strict({
  refuse: optional(list(ground)),
  deny: optional(list(ground)),
  supplement: optional(list(ground)),
  suspend: optional(list(suspension)),
})
const law = strict({ name: short, article: optional(short), gist: text })
const faq = strict({ question: text, answer: text })
const contact = strict({
  consult: Type.Union([short, Type.Integer()]),
  complain: Type.Union([short, Type.Integer()]),
  address: optional(text),
  hours: optional(text),
})

const fee = strict({
  charged: flag,
  name: optional(short),
  basis: optional(text),
  standard: optional(text),
  amount: optional(feel),
  relief: optional(text),
})

const unique = strict({
  ...uniqueWords,
  renewFrom: optional(shaped('^[1-9]\\d{0,2}\\s*(工作日|自然日)$', '到期前多久起可以再申请，例如 30 自然日、90 工作日')),
})

/** What the item asked of people before it was reformed, and where that is written. What is left out follows from the law and the process. */
const before = strict({
  days: optional(limit),
  visits: optional(Type.Integer({ minimum: 0, maximum: 99 })),
  links: optional(Type.Integer({ minimum: 1, maximum: 99 })),
  materials: optional(Type.Integer({ minimum: 0, maximum: 99 })),
  source: text,
})

/**
 * Which body decides: the lowest one with a published guide of its own (an implementation, or the item's own department) whose
 * region holds the place. `what` and `place` belong to `object`: what lies where, as an address or a region's code.
 */
const competence = strict({
  by: oneOf('object', 'registration', 'household', 'choice', 'city'),
  what: optional(short),
  place: optional(feel),
})

/** What an item and a bundle say alike. */
export const shared = {
  ...matterWords,
  aka: optional(list(short)),
  summary: text,
  lifeStages: list(short),
  theme: short,
  conditions: optional(list(condition)),
  law: list(law),
  faq: optional(list(faq)),
  contact: optional(contact),
  serves: list(oneOf('person', 'firm', 'sole-trader', 'organisation'), { minItems: 1 }),
  delivery: list(oneOf('electronic', 'pickup', 'courier'), { minItems: 1 }),
  channels: optional(list(oneOf('portal', 'counter', 'kiosk', 'phone', 'post'), { minItems: 1 })),
  visits: optional(Type.Integer({ minimum: 0, maximum: 9 })),
  en: optional(english),
}

export const itemFile = strict({
  ...shared,
  of: optional(itemId),
  catalogCode: shaped('^\\d{12}$', '12 位数字，放在引号里'),
  taskCode: shaped('^[0-9A-Z]{18}[1-7]\\d{12}$', '31 位：部门信用代码 18 位 + 行使层级 1 位 + 基本编码 12 位'),
  type: shaped('^(0\\d|10|20)$', '事项类型两位代码，例如 "01"'),
  handling: oneOf('instant', 'promised'),
  department: key,
  departments: optional(list(key)),
  level: oneOf('1', '2', '3', '4', '5', '6', '7'),
  limits: strict({
    statutory: optional(limit),
    promised: limit,
    basis: optional(text),
    extension: optional(strict({ most: workingDays, law: text })),
  }),
  onlineDepth: oneOf('I', 'II', 'III', 'IV'),
  scope: oneOf('nation', 'province', 'city', 'district'),
  competence: optional(competence),
  materials: list(material),
  fee,
  result: strict({ type: oneOf('10', '20', '30'), name: short, licence: optional(itemId) }),
  grounds: optional(grounds),
  commitments: optional(list(strict({ id: itemId, text, within: optional(limit), consequence: optional(text) }))),
  /** whoever files online signs the application paper before it is sent: with the firm's e-seal, or in person */
  signature: optional(oneOf('firm', 'person')),
  automatic: optional(flag),
  unique: optional(unique),
  before: optional(before),
  registers: optional(list(registerSource)),
})

/**
 * What a district, a street or a village says of an item that it carries out (实施清单): whose it is, and what differs there. The
 * rest is the basic item's (基本目录). It may explain a material, and asks for none that the basic item does not ask for.
 */
export const implementationFile = strict({
  id: itemId,
  of: itemId,
  department: key,
  taskCode: itemFile.properties.taskCode,
  level: itemFile.properties.level,
  state: shared.state,
  effectiveOn: day,
  summary: optional(text),
  faq: shared.faq,
  contact: shared.contact,
  delivery: optional(shared.delivery),
  channels: shared.channels,
  visits: shared.visits,
  limits: optional(strict({ promised: limit, basis: optional(text) })),
  onlineDepth: optional(oneOf('I', 'II', 'III', 'IV')),
  materials: optional(
    list(
      strict({
        id: itemId,
        acceptStandard: optional(text),
        fillNotes: optional(text),
        copies: optional(Type.Integer({ minimum: 0 })),
      }),
    ),
  ),
})

/** The same in a list beside the basic item (`bodies.yaml`), where `of` needs no saying. */
export const bodyEntry = strict({ ...implementationFile.properties, of: optional(itemId) })

export type ItemFile = Static<typeof itemFile>
export type ImplementationFile = Static<typeof implementationFile>
/** By what a body is competent: where the object lies, where the firm is registered, the household, what the applicant chooses, or the whole city's body. */
export type CompetenceRule = Static<typeof competence>
export type Material = Static<typeof material>
export type Source = Static<typeof source>
/** How the applicant stands to whoever a source asks about. */
export type Relation = NonNullable<Source['relation']>[number]
export type Condition = Static<typeof condition>
/** `kept`: how long a grant stands in the way of another one: for ever, while what was issued is valid, or not beyond the case. */
export type Unique = Static<typeof unique>
export type Grounds = Static<typeof grounds>
