// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { credit, day, instant, itemId, list, oneOf, optional, shaped, short, strict } from '../../packs/index.ts'

const person = shaped('^(\\d{17}[\\dX]|[A-Z]{3}-[A-Z0-9]{5,12})$', '18 位公民身份号码，或者护照的国家代码-号码，放在引号里')
const act = strict({
  task: short,
  outcome: optional(short),
  by: optional(short),
  output: optional(Type.Record(Type.String(), Type.Unknown())),
  item: optional(itemId),
  opinion: optional(short),
  ground: optional(short),
})

const expectation = strict({
  eligible: optional(oneOf('yes', 'no', 'unknown')),
  failing: optional(list(itemId)),
  asked: optional(list(short)),
  obtained: optional(Type.Record(Type.String(), Type.String())),
  acts: optional(list(act)),
  decision: optional(oneOf('granted', 'denied', 'refused')),
  fee: optional(Type.Number({ minimum: 0 })),
  due: optional(Type.Union([day, Type.Null()])),
  result: optional(Type.Union([itemId, Type.Null()])),
  results: optional(list(itemId)),
  parts: optional(Type.Record(Type.String(), oneOf('granted', 'denied', 'refused', 'withdrawn', 'open'))),
  automatic: optional(Type.Boolean()),
})

/** A golden example: answers in; documents asked for, acts, decision, fee, due date and result out. */
export const exampleFile = strict({
  name: short,
  applicant: strict({ firm: optional(credit), person: optional(person) }, { minProperties: 1, maxProperties: 1 }),
  by: optional(person),
  at: instant,
  form: Type.Record(Type.String(), Type.Unknown()),
  delivery: optional(oneOf('electronic', 'pickup', 'courier')),
  given: optional(Type.Record(Type.String(), Type.Unknown())),
  expect: expectation,
})

export type ExampleFile = Static<typeof exampleFile>
