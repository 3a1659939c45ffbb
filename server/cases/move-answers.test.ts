// SPDX-License-Identifier: Apache-2.0
import { compileForm, validate } from '@chengshu/engine'
import { expect, test } from 'vitest'
import type { Dossier } from './case.ts'
import { moveAnswers } from './move-answers.ts'
import type { FormerNames, Matter, Working } from './parts.ts'

type Properties = Record<string, Record<string, unknown>>

const formOf = (properties: Properties) =>
  compileForm({
    schema: { type: 'object', required: Object.keys(properties), properties },
    ui: { groups: [{ id: 'all', title: '内容', fields: Object.keys(properties) }], fields: {} },
  })

const states = [{ id: 'open', name: '在办', phase: 'running' as const }]
const matterOf = (properties: Properties) => ({ states, form: formOf(properties), materials: new Map() }) as unknown as Matter

const before: Properties = {
  name: { type: 'string', title: '名称', maxLength: 20 },
  level: { type: 'string', title: '级别', enum: ['一', '二', '三'] },
  amount: { type: 'integer', title: '数量', minimum: 0, maximum: 100 },
  day: { type: 'string', title: '日期', format: 'date' },
  isUrgent: { type: 'boolean', title: '急' },
  parts: { type: 'array', title: '明细', items: { type: 'object', properties: { what: { type: 'string' } } } },
}

/** A step of versions: what is renamed, and the questions after it. */
const steps: { what: string; fields: Record<string, string>; converted?: FormerNames['converted']; after: Properties }[] = [
  { what: 'renamed', fields: { name: 'title', parts: 'lines' }, after: turned({ name: 'title', parts: 'lines' }) },
  { what: 'removed', fields: {}, after: without('day', 'isUrgent') },
  {
    what: 'tightened',
    fields: {},
    after: {
      ...before,
      level: { type: 'string', title: '级别', enum: ['一', '二'] },
      amount: { type: 'integer', title: '数量', minimum: 0, maximum: 50 },
    },
  },
  { what: 'retyped', fields: {}, after: { ...before, amount: { type: 'string', title: '数量', maxLength: 20 } } },
  {
    what: 'converted',
    fields: {},
    // what is not below 100 has no text of two signs: it is told of, and stays as it is
    converted: [{ from: 'amount', to: 'amountText', as: 'if value < 100 then string(value) else null' }],
    after: { ...without('amount'), amountText: { type: 'string', title: '数量', maxLength: 2 } },
  },
]

function turned(names: Record<string, string>): Properties {
  return Object.fromEntries(Object.entries(before).map(([name, question]) => [names[name] ?? name, question]))
}
function without(...gone: string[]): Properties {
  return Object.fromEntries(Object.entries(before).filter(([name]) => !gone.includes(name)))
}

/** The same numbers at every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % sides
  }
}

/** Some answers are missing, and some were wrong before any step: kept from a form that took them. */
function record(roll: (sides: number) => number): Dossier['form'] {
  const all: Dossier['form'] = {
    name: '甲'.repeat(1 + roll(24)),
    level: ['一', '二', '三', '四'][roll(4)] ?? '一',
    amount: roll(130),
    day: `2026-0${1 + roll(9)}-1${roll(9)}`,
    isUrgent: roll(2) === 0,
    parts: Array.from({ length: roll(3) }, (_, n) => ({ what: `第${n}` })),
  }
  return Object.fromEntries(Object.entries(all).filter(() => roll(8) > 0))
}

test.each(steps)(
  '1,000 records through a version in which questions are $what: each value is there, under its new name, or told of',
  ({ fields, converted = [], after }) => {
    const roll = dice(20_261_130)
    const [old, next] = [matterOf(before), matterOf(after)]
    const wrongIn = (matter: Matter, form: Dossier['form']) =>
      validate(matter.form, form).errors.flatMap(({ field, code }) => (code === 'required' ? [] : [field]))
    for (let n = 0; n < 1_000; n++) {
      const evidence = { parts: { name: '附件' } }
      const form = record(roll)
      const work = {
        matter: old,
        case: { state: 'open', phase: 'running' },
        dossier: { form, evidence, sources: {} },
      } as unknown as Working
      const { dossier, problems } = moveAnswers(work, next, { fields, converted })
      for (const [name, value] of Object.entries(form)) expect(dossier.form[fields[name] ?? name]).toEqual(value)
      const told = problems.map(({ element }) => element)
      // a new name each, and a second value where one was read otherwise
      const read = converted.filter(({ from }) => from in form && !told.includes(from))
      expect(Object.keys(dossier.form)).toHaveLength(Object.keys(form).length + read.length)
      for (const { from, to } of read) expect(dossier.form[to]).toBe(String(form[from]))
      // a file stays with its question
      expect(dossier.evidence).toEqual({ [fields.parts ?? 'parts']: { name: '附件' } })
      // a new fault is told of; what was wrong before holds nothing up
      const were = new Set(wrongIn(old, form).map((field) => fields[field] ?? field))
      const fresh = wrongIn(next, dossier.form).filter((field) => !were.has(field))
      expect(fresh.filter((field) => !told.includes(field))).toEqual([])
      expect(
        problems.every(({ code }) => code === 'ANSWER_WRONG' || (code === 'ANSWER_UNREADABLE' && converted.length > 0)),
      ).toBe(true)
    }
  },
)
