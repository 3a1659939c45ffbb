// SPDX-License-Identifier: Apache-2.0
import { placeInText, readPlace } from '@chengshu/engine'
import { note, recordOf, type Topic, type TopicContext, tellOf } from '../cases/index.ts'
import { type Json, Refusal } from '../kernel/index.ts'
import { covers, departmentNamed } from '../people/index.ts'
import { registerOf, rowAt, rowsOf, writeRow } from '../registers/index.ts'
import { kindWithin } from './choices.ts'
import { fill } from './fill.ts'
import { kindInForce } from './open.ts'
import { openBelow } from './open-below.ts'
import { type Opened, openedBy } from './origin.ts'
import { keepScore } from './score.ts'
import { kindVersion } from './version.ts'

// Steps that a process of a pack may use in the middle: a closed set. What each needs is said in `asked`; the pack check reads it.

const object = (value: unknown): Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, Json>) : {}
const word = (value: unknown, name: string): string => {
  if (typeof value !== 'string' || value === '') throw new Refusal('STEP_INPUT', { input: name })
  return value
}

/** So many cases a step opens at the most: more in one act would hold up whoever asked for them. */
const MOST_OPENED = 100

/**
 * `kind.open`: a case of another kind begins in this act, or one for each entry where `form` is a list: several bodies, each with its own
 * task, answer and limit, all of them or none. The end of each is heard as `<kind>.ended`, that of the last one as `opened.ended`.
 */
const open: Topic = {
  name: 'kind.open',
  asked: { by: ['kind'], needs: ['kind', 'form'] },
  async run(context: TopicContext): Promise<Record<string, Json>> {
    const { act, work, input } = context
    const kind = kindInForce(act.city, word(input.kind, 'kind'))
    const many = Array.isArray(input.form)
    const forms: unknown[] = Array.isArray(input.form) ? input.form : [input.form]
    if (forms.length > MOST_OPENED) throw new Refusal('STEP_INPUT', { input: 'form' })
    const begun: Opened[] = []
    const region = typeof input.region === 'string' ? input.region : undefined
    for (const form of forms) begun.push(await openBelow(context, kind, object(form), region))
    const open = openedBy(work).filter((one) => one.state === null).length
    const [one] = begun
    if (many || !one) return { numbers: begun.map(({ number }) => number), open }
    return { root: one.root, id: one.id, number: one.number, open }
  },
}

/** `kind.waiting`: how many of the cases that this one opened are still open. A process waits for `opened.ended` only when there is one. */
const waiting: Topic = {
  name: 'kind.waiting',
  isPure: true,
  asked: { by: ['kind'] },
  run: ({ work }) => ({ open: openedBy(work).filter((one) => one.state === null).length }),
}

/** `row.write`: a row of a declared register is added, changed or ended in this act. */
const write: Topic = {
  name: 'row.write',
  asked: { by: ['kind'], needs: ['register', 'fields'] },
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

const MOST_LISTED = 100

/** `row.at`: in which area of a register a place lies, by the row's key; null where it lies in none, or nobody said where it is. */
const at: Topic = {
  name: 'row.at',
  asked: { by: ['kind'], needs: ['register', 'at'] },
  async run({ act, tx, input }) {
    const register = registerOf(act.city, word(input.register, 'register'))
    if (!register) throw new Refusal('STEP_INPUT', { input: 'register' })
    if (input.at === null || input.at === undefined || input.at === '') return { key: null }
    const read = readPlace('point', placeInText(String(input.at)), act.city.content.bounds)
    if ('wanted' in read) throw new Refusal('STEP_INPUT', { input: 'at' })
    const row = await rowAt(act.city, tx, register, read.place as Parameters<typeof rowAt>[3])
    return { key: row?.key ?? null }
  },
}

/**
 * `row.list`: rows of a declared register with these values, for choices of the process; what is graded is left out. More than a hundred
 * stop the case: a process that went on with a part of them would choose wrongly and nobody would know.
 */
const list: Topic = {
  name: 'row.list',
  asked: { by: ['kind'], needs: ['register'] },
  async run({ act, tx, input }) {
    const register = registerOf(act.city, word(input.register, 'register'))
    if (!register) throw new Refusal('STEP_INPUT', { input: 'register' })
    const { rows, next } = await rowsOf(act.city, tx, register, { where: object(input.where), limit: MOST_LISTED })
    if (next !== undefined) throw new Refusal('STEP_ROWS', { register: register.name, most: String(MOST_LISTED) })
    const open = ([name]: [string, Json]) => register.byName.get(name)?.isGraded === false
    return { rows: rows.map(({ key, fields }) => ({ ...Object.fromEntries(Object.entries(fields).filter(open)), key })) }
  },
}

/** `row.sum`: a number field of all rows with these values added up, to the last decimal; and how many rows there are. */
const sum: Topic = {
  name: 'row.sum',
  asked: { by: ['kind'], needs: ['register', 'field'] },
  async run({ act, tx, input }) {
    const register = registerOf(act.city, word(input.register, 'register'))
    const field = register?.byName.get(word(input.field, 'field'))
    if (!register || field?.type !== 'number') throw new Refusal('STEP_INPUT', { input: 'field' })
    const scale = 10 ** (field.decimals ?? 0)
    let [total, many] = [0n, 0]
    for (let after: string | undefined; ; ) {
      const asked = { where: object(input.where), limit: 500, ...(after === undefined ? {} : { after }) }
      const { rows, next } = await rowsOf(act.city, tx, register, asked)
      for (const { fields } of rows) total += BigInt(Math.round(Number(fields[field.name] ?? 0) * scale))
      many += rows.length
      if (next === undefined) break
      after = next
    }
    return { sum: Number(total) / scale, rows: many }
  },
}

/** `case.assign`: another body answers for the case from here on; where the case lies outside what the body is for, it lies with the body. */
const assign: Topic = {
  name: 'case.assign',
  isPure: true,
  asked: { by: ['kind'], needs: ['department'] },
  run({ act, work, input }) {
    const department = departmentNamed(act.city.content.departments, word(input.department, 'department'))
    if (!department) throw new Refusal('ROUTE_FAILED', { kind: work.matter.name })
    work.case.department = department.code
    if (!covers(department.region, work.case.region)) work.case.region = department.region
    note(work, 'assigned', { name: department.name })
    return { department: department.key }
  },
}

/** `case.tell`: whoever the case is about is told in the process's own words. */
const tell: Topic = {
  name: 'case.tell',
  isPure: true,
  asked: { by: ['kind'], needs: ['title', 'body'] },
  run({ act, work, input }) {
    tellOf(act, work, 'caseTold', { title: word(input.title, 'title'), body: word(input.body, 'body'), sms: input.sms === true })
    return {}
  },
}

/** What the room itself keeps with a case. */
const OWN = new Set(['listed', 'about', 'checklists', 'origin', 'opened', 'sameAs', 'escalated', 'sent', 'urged'])

/** `case.keep`: a value that stays with the case under a name, and that later steps read as `case.kept.<name>`. */
const keep: Topic = {
  name: 'case.keep',
  isPure: true,
  asked: { by: ['kind'], needs: ['name', 'value'] },
  run({ work, input }) {
    const name = word(input.name, 'name')
    if (OWN.has(name)) throw new Refusal('STEP_INPUT', { input: name })
    work.case.particulars = { ...work.case.particulars, [name]: (input.value ?? null) as Json }
    return {}
  },
}

/** `case.fill`: what the process has worked out stands among the answers, where people see it: a proposal, a sum. */
const fillIn: Topic = {
  name: 'case.fill',
  isPure: true,
  asked: { by: ['kind'], needs: ['field', 'value'] },
  async run({ act, work, input }) {
    const field = word(input.field, 'field')
    const kind = await kindVersion(act.city, work.case.item, work.case.itemHash)
    if (!kind.form.fields.includes(field)) throw new Refusal('STEP_INPUT', { input: 'field' })
    fill(work, kindWithin(act.city, kind, work.case.region), [field], { [field]: (input.value ?? null) as Json })
    return {}
  },
}

const named = ({ work, element }: TopicContext): string =>
  work.matter.process.nodes.find(({ id }) => id === element)?.name ?? element

/**
 * `case.urge`: whoever has the work is urged, by the step's own name. Each level once, counted as `case.kept.urged`; level 0 is a
 * reminder and counts for nothing. The work list shows it until the next task is done.
 */
const urge: Topic = {
  name: 'case.urge',
  isPure: true,
  asked: { by: ['kind'], needs: ['level'] },
  run(context) {
    const { act, work, input, element } = context
    const level = Number(input.level)
    if (!Number.isInteger(level) || level < 0) throw new Refusal('STEP_INPUT', { input: 'level' })
    const before = Number(work.case.particulars.urged ?? 0)
    if (level > 0 && level <= before) return { urged: before }
    if (level > 0) work.case.particulars = { ...work.case.particulars, urged: level }
    note(work, level > 0 ? 'urgedByRule' : 'reminded', { name: named(context), level }, element)
    recordOf(act, work, 'case.urged', { level })
    return { urged: Math.max(before, level) }
  },
}

/** `case.note`: a sentence of the process's own in the history, for the officers. */
const say: Topic = {
  name: 'case.note',
  isPure: true,
  asked: { by: ['kind'], needs: ['text'] },
  run({ work, input, element }) {
    note(work, 'saidByProcess', { text: word(input.text, 'text') }, element)
    return {}
  },
}

/** `case.score`: what the kind's rule counts up to this step, for the steps that follow. */
const count: Topic = {
  name: 'case.score',
  isPure: true,
  asked: { by: ['kind'] },
  async run({ act, work }) {
    return { score: keepScore(act, work, await kindVersion(act.city, work.case.item, work.case.itemHash)) }
  },
}

export const kindTopics: Topic[] = [open, waiting, write, list, sum, at, assign, tell, keep, fillIn, urge, say, count]
