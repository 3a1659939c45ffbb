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
} from '../../packs/index.ts'
import { checklistUse } from '../checklists/schema.ts'

const state = strict({
  id: itemId,
  name: short,
  nameEn: optional(short),
  phase: oneOf('new', 'running', 'supplement', 'suspended', 'paused', 'decided', 'ended'),
  /** an end that was no failure: what only one case may have stays taken */
  keeps: optional(flag),
})

/** What a machine tells: it opens a case, or is a message to the open ones that are about the same. */
const signal = strict({
  id: itemId,
  name: short,
  /** two signals are about the same when this is: FEEL over form */
  same: feel,
  opens: optional(flag),
  message: optional(shaped('^[a-z][a-z0-9-]*([.][a-z0-9-]+)+$', '两段小写英文，例如 link.restored')),
})

/** When the platform begins cases by itself: for each row of a register that fits, or one; each period once. */
const round = strict({
  id: itemId,
  name: short,
  every: oneOf('day', 'week', 'month', 'year'),
  /** the day of the week (1 is Monday), of the month, or MM-DD of the year; at most the 28th of a month */
  on: optional(short),
  /** hour of the day, by the clock of the city */
  at: optional(Type.Integer({ minimum: 0, maximum: 23 })),
  register: optional(itemId),
  /** which rows: FEEL over row and today */
  where: optional(feel),
  /** the answers of the case that begins: FEEL over row and today, by field */
  form: Type.Record(name, feel),
})

/** `on: open` or `on: task.outcome`; what must hold, read in the act itself: FEEL over form, row, case, said, today. */
const guard = strict({
  on: shaped('^(open|[a-z0-9_]+(\\.[a-z0-9_]+)?)$', 'open、任务或任务.结果'),
  must: feel,
  say: text,
})

/** What somebody is told when the case enters a state. */
const told = strict({
  on: itemId,
  to: oneOf('applicant'),
  title: short,
  titleEn: optional(short),
  body: feel,
  bodyEn: optional(feel),
  sms: optional(flag),
})

/**
 * How earlier versions called what is there now, by the old name, and what is asked no more: without it a version that breaks with the one
 * before is refused, and by it running cases move. `converted`: a field whose type changed is a new field; FEEL over value and form.
 */
const former = strict({
  states: optional(Type.Record(itemId, itemId)),
  fields: optional(Type.Record(name, name)),
  elements: optional(Type.Record(short, short)),
  removed: optional(list(name)),
  converted: optional(list(strict({ from: name, to: name, as: feel }))),
})

/** A unit outside the government that has tasks of the process (`chengshu:unit`): who that is, and what it is shown. */
const actingUnit = strict({
  id: name,
  /** what it is called here: 承包单位, 学校 */
  name: short,
  /** `firm`, or a register whose rows are units (`representedBy`) */
  of: itemId,
  /** credit code or key of the row: FEEL over form, row, case, applicant, item (of a task for each), today; not needed where `among` names one */
  by: optional(feel),
  /** the only ones that it may be */
  among: optional(list(short, { minItems: 1, maxItems: 100 })),
  /** answers that it reads, beside those that its own tasks fill in */
  sees: optional(list(name)),
  /** tasks of others whose outcome and words it reads: why it was sent back, what its question was answered with */
  hears: optional(list(shaped('^[A-Za-z][A-Za-z0-9_]*$', '流程里任务的 id'))),
  /** grounds of which it names one when it declines; without them it says why in words */
  grounds: optional(list(strict({ id: itemId, text: short, law: optional(short) }), { minItems: 1 })),
})

export const kindFile = strict({
  ...matterWords,
  nameEn: optional(short),
  /** the department that answers for it, by its key */
  owner: key,
  /** who keeps it up to date, why it may hold what it holds, and for how long */
  basis: text,
  purpose: text,
  retention: limit,
  number: strict({ pattern: short, gapless: optional(flag) }),
  /** what a case is called in lists: FEEL over form */
  title: feel,
  /** where it lies: FEEL over form; a region's code or an address. Without it, where whoever opens it is */
  place: optional(feel),
  /** the row of a register that it is about; expressions read it as `row`, as it is in the moment of each act */
  about: optional(strict({ register: itemId, key: feel })),
  states: list(state, { minItems: 2 }),
  former: optional(former),
  limits: optional(
    strict({
      promised: limit,
      by: optional(strict({ value: feel, are: Type.Record(short, limit) })),
      /** the field of the form that names the last day, a working day to come */
      until: optional(name),
      /** counted from a day or an instant of the case's own instead of from its opening: a field of the form, or the end of a task */
      anchor: optional(
        strict({
          of: shaped('^(task\\.)?[A-Za-z][A-Za-z0-9_]*$', '表单字段，或 task.任务'),
          /** the limit ends so long before it */
          before: optional(limit),
          /** the limit ends so long after it */
          after: optional(limit),
          /** what becomes of an officer's act that makes a limit which is over already; without it, it is refused */
          past: optional(oneOf('refuse', 'late')),
        }),
      ),
    }),
  ),
  /** the decision that finds the body that answers for a case: its output `department` is a department's key */
  route: optional(itemId),
  opens: strict({
    /** positions whose officers open one */
    positions: optional(list(key)),
    /** residents and firms, signed in, on the portal */
    portal: optional(flag),
    /** the same at a self-service terminal */
    kiosk: optional(flag),
    /** a clerk of a hall, for whoever stands before her */
    counter: optional(flag),
    signals: optional(list(signal)),
    rounds: optional(list(round)),
    /** other kinds whose process opens one */
    kinds: optional(list(itemId)),
  }),
  /** positions that see all cases of their department's region beside those who have a task of it */
  seenBy: optional(list(key)),
  units: optional(list(actingUnit)),
  /** what follows from the checklists of its form (`x-checklist`) */
  checklists: optional(list(checklistUse, { minItems: 1 })),
  suspend: optional(list(suspension)),
  /** `until`: to be asked for so long before the end at the latest */
  extension: optional(strict({ most: limit, law: text, until: optional(limit) })),
  /** the same again within a time */
  same: optional(strict({ as: feel, within: limit, again: oneOf('link', 'refuse', 'escalate') })),
  unique: optional(strict({ scope: optional(itemId), ...uniqueWords })),
  guards: optional(list(guard)),
  /** points counted by rule in every act, and why: kept in two fields of the form. `times`: FEEL over form, case and the steps of the process */
  score: optional(
    strict({
      field: name,
      because: name,
      from: Type.Integer(),
      least: optional(Type.Integer()),
      most: optional(Type.Integer()),
      rules: list(strict({ text: short, points: Type.Integer(), times: feel }), { minItems: 1 }),
    }),
  ),
  columns: optional(list(strict({ field: name, filter: optional(flag) }), { maxItems: 6 })),
  tells: optional(list(told)),
  /** which answers anybody may read of a case by its number; without it, nothing */
  shows: optional(list(name)),
})

export type KindFile = Static<typeof kindFile>
export type Former = Static<typeof former>
export type ActingUnit = Static<typeof actingUnit>
export type Round = Static<typeof round>
export type Signal = Static<typeof signal>
export type Guard = Static<typeof guard>

const login = shaped('^[a-z0-9-]+$', '演示账号的登录名')

const step = strict(
  {
    /** the instant at which it happens; the clock stands there. Without it, at once */
    at: optional(short),
    task: optional(shaped('^[A-Za-z][A-Za-z0-9_]*$', '流程里任务的 id')),
    outcome: optional(name),
    by: optional(login),
    /** whose task, where several cases were opened: the one that answers so */
    of: optional(Type.Record(name, Type.Unknown())),
    /** items of its checklists that are answered, by field: pass, fail, or what else is said; the task is done by another step */
    checks: optional(Type.Record(name, Type.Record(name, Type.Unknown()))),
    opinion: optional(text),
    /** which ground a unit that declines names */
    ground: optional(itemId),
    signal: optional(itemId),
    form: optional(Type.Record(name, Type.Unknown())),
    /** the public code of the refusal that must come */
    refused: optional(short),
    /** the clock alone goes on, and what is due is done */
    wait: optional(flag),
  },
  { minProperties: 1 },
)

/** What must come out: performed on a real city by `npm test`. */
export const kindExample = strict({
  name: text,
  at: short,
  by: login,
  /** opened by this signal of a machine instead of by hand */
  signal: optional(itemId),
  /** begun by this round, due at `at`, instead of by hand; of the cases that it began the one whose answers are as in `form` */
  round: optional(itemId),
  form: Type.Record(name, Type.Unknown()),
  refused: optional(short),
  steps: optional(list(step)),
  expect: optional(
    strict({
      number: optional(short),
      state: itemId,
      due: optional(day),
      department: optional(key),
      history: optional(list(short)),
      opened: optional(
        list(strict({ kind: itemId, state: optional(itemId), form: optional(Type.Record(name, Type.Unknown())) })),
      ),
      row: optional(strict({ register: itemId, key: short, fields: Type.Record(name, Type.Unknown()) })),
      /** what accounts stand at: of whoever opened the case (by its type), a control account (`type.control`), another owner's (`type/owner`) */
      balances: optional(Type.Record(short, Type.Integer())),
    }),
  ),
})
export type KindExample = Static<typeof kindExample>
