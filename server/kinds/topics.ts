// SPDX-License-Identifier: Apache-2.0
import { note, type Topic, type TopicContext, tellOf } from '../cases/index.ts'
import { type Json, Refusal } from '../kernel/index.ts'
import { rowsOf, writeRow } from '../registers/index.ts'
import { kindInForce, openInside } from './open.ts'
import { openedBy } from './origin.ts'

// Steps that a process of a pack may use in the middle: a closed set. What each needs is said in its `needs`; the pack check asks for it.

const object = (value: unknown): Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, Json>) : {}
const word = (value: unknown, name: string): string => {
  if (typeof value !== 'string' || value === '') throw new Refusal('STEP_INPUT', { input: name })
  return value
}

/** `kind.open`: a case of another kind begins in this act; its end is heard as `<kind>.ended`, that of the last one as `opened.ended`. */
const open: Topic = {
  name: 'kind.open',
  async run({ act, work, input, element }: TopicContext) {
    const kind = kindInForce(act.city, word(input.kind, 'kind'))
    if (!(kind.opens.kinds ?? []).includes(work.case.kind)) throw new Refusal('KIND_NOT_OPENED_HERE', { kind: kind.name })
    const { case: above } = work
    const opener = {
      actor: act.actor,
      applicant: { kind: above.applicantKind, id: above.applicantId, name: above.applicantName },
      agent: above.agent,
      channel: 'case',
      region: typeof input.region === 'string' ? input.region : above.region,
    }
    const origin = { root: above.root, id: above.id, element }
    const begun = await openInside(act, kind, opener, { form: object(input.form), origin })
    const { root, id, number } = begun.case
    const opened = [...openedBy(work), { root, id, kind: kind.id, number, element, state: null }]
    above.particulars = { ...above.particulars, opened: opened as unknown as Json }
    note(work, 'opened', { number, name: begun.case.itemName }, element)
    note(begun, 'openedFrom', { number: above.number, name: above.itemName })
    return { root, id, number, open: opened.filter((one) => one.state === null).length }
  },
}

/** `kind.waiting`: how many of the cases that this one opened are still open. A process waits for `opened.ended` only when there is one. */
const waiting: Topic = {
  name: 'kind.waiting',
  isPure: true,
  run: ({ work }) => ({ open: openedBy(work).filter((one) => one.state === null).length }),
}

/** `row.write`: a row of a declared register is added, changed or ended in this act. */
const write: Topic = {
  name: 'row.write',
  async run({ act, work, tx, input }) {
    const written = await writeRow(act.city, tx, {
      register: word(input.register, 'register'),
      ...(typeof input.key === 'string' ? { key: input.key } : {}),
      fields: object(input.fields),
      mode: (typeof input.mode === 'string' ? input.mode : 'put') as 'add' | 'change' | 'put' | 'end',
      why: work.case.number,
      by: act.actor,
      now: act.now,
    })
    return { key: written.key, version: written.version }
  },
}

/** `row.list`: rows of a declared register with these values, at most a hundred, for sums and choices of the process. */
const list: Topic = {
  name: 'row.list',
  async run({ act, tx, input }) {
    const { rows } = await rowsOf(act.city, tx, word(input.register, 'register'), { where: object(input.where), limit: 100 })
    return { rows: rows.map(({ key, fields }) => ({ ...fields, key })) }
  },
}

/** `case.assign`: another body answers for the case from here on. */
const assign: Topic = {
  name: 'case.assign',
  isPure: true,
  run({ act, work, input }) {
    const department = act.city.content.departments.get(word(input.department, 'department'))
    if (!department) throw new Refusal('ROUTE_FAILED', { kind: work.matter.name })
    work.case.department = department.code
    note(work, 'assigned', { name: department.name })
    return { department: department.key }
  },
}

/** `case.tell`: whoever the case is about is told in the process's own words. */
const tell: Topic = {
  name: 'case.tell',
  isPure: true,
  run({ act, work, input }) {
    tellOf(act, work, 'caseTold', { title: word(input.title, 'title'), body: word(input.body, 'body'), sms: input.sms === true })
    return {}
  },
}

/** What the room itself keeps with a case. */
const OWN = new Set(['listed', 'about', 'origin', 'opened', 'sameAs', 'escalated'])

/** `case.keep`: a value that stays with the case under a name, and that later steps read as `case.kept.<name>`. */
const keep: Topic = {
  name: 'case.keep',
  isPure: true,
  run({ work, input }) {
    const name = word(input.name, 'name')
    if (OWN.has(name)) throw new Refusal('STEP_INPUT', { input: name })
    work.case.particulars = { ...work.case.particulars, [name]: (input.value ?? null) as Json }
    return {}
  },
}

export const kindTopics: Topic[] = [open, waiting, write, list, assign, tell, keep]
