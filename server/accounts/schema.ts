// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { feel, itemId, key, list, oneOf, optional, short, strict, text } from '../packs/index.ts'

/** What goes in one posting at the most, and what stands in one account: whole numbers that every program counts exactly. */
export const MOST_AMOUNT = 1_000_000_000_000
export const MOST_BALANCE = 1_000_000_000_000_000

const whole = Type.Integer({ minimum: -MOST_BALANCE, maximum: MOST_BALANCE })

/** One type of account as it is written down: packs/<pack>/accounts/<id>.yaml. */
export const accountFile = strict({
  id: key,
  name: short,
  nameEn: optional(short),
  about: text,
  aboutEn: optional(text),
  /** the department that answers for it */
  keeper: key,
  basis: text,
  keep: text,
  /** amounts are whole numbers of the smallest part: money in 分 is `{ name: 元, decimals: 2 }` */
  unit: strict({ name: short, nameEn: optional(short), decimals: optional(Type.Integer({ minimum: 0, maximum: 4 })) }),
  /** whose an account is: `person`, `firm`, `department`, `city`, or the register of whose rows each has one */
  owner: key,
  /** an account never stands below this; less than nothing only with a reason */
  floor: optional(whole),
  floorBecause: optional(text),
  ceiling: optional(whole),
  /** what comes in runs out: FEEL over today, the last day of what comes in today; null: never */
  lots: optional(strict({ lasts: optional(feel), expired: itemId })),
  /** each year or month has an account of its own; what is left in the old one lapses to a control account, or is carried on */
  period: optional(strict({ every: oneOf('month', 'year'), left: oneOf('lapse', 'carry'), lapsed: optional(itemId) })),
  /** where amounts come from and go to outside of owners: they may stand below nothing */
  controls: list(strict({ id: itemId, name: short, nameEn: optional(short) }), { minItems: 1 }),
  /** kinds of case whose process may post here */
  kinds: optional(list(itemId, { minItems: 1 })),
  /** positions that read the accounts, in the keeper's department; without it, none but the owner and its own department */
  readBy: optional(list(key, { minItems: 1 })),
})

export type AccountFile = Static<typeof accountFile>
