// SPDX-License-Identifier: Apache-2.0
import { FeelSyntaxError } from '@chengshu/engine'
import { evaluate } from '../../items/index.ts'
import { dayOf, type Json } from '../../kernel/index.ts'
import { at, type PackFinding, type Part, partsOf, type Rule } from '../../packs/index.ts'
import { declaredFile } from '../../registers/index.ts'
import { closes, isInForce, wantedOf } from '../judge.ts'
import { gateContent } from './gate.ts'
import type { GateExample, GateFile } from './schema.ts'

/** Each example is tried whenever the pack is checked, with the same functions as an act. */
export const examplesComeOut: Rule = {
  name: '每个闸门有拦下的例子和放行的例子，结果与写的一样',
  because: '没有试过的闸门，要么拦不住该拦的，要么拦住不该拦的人。',
  codes: ['GATE_EXAMPLE', 'GATE_EXAMPLE_MISSING', 'GATE_WHEN_TYPE'],
  *check(draft) {
    for (const one of partsOf(draft, gateContent)) {
      const { examples, look } = one.value
      const passes = new Set(examples.map((example) => example.passes))
      if (passes.size < 2)
        yield at(one, ['examples'], 'GATE_EXAMPLE_MISSING', '例子里至少一个拦下（passes: false），一个放行（passes: true）。')
      const known = declaredFile(draft, look.register)?.fields.map(({ name }) => name)
      for (const [n, example] of examples.entries()) {
        const unknown = example.rows.flatMap((row) => Object.keys(row)).find((name) => known && !known.includes(name))
        if (unknown !== undefined)
          yield at(one, ['examples', n, 'rows'], 'GATE_EXAMPLE', `登记册里没有「${unknown}」这个字段：请改正。`)
        else yield* tried(one, example, n)
      }
    }
  },
}

function* tried(one: Part<GateFile>, example: GateExample, n: number): Generator<PackFinding> {
  const gate = one.value
  const today = dayOf(new Date(example.at))
  const context = {
    party: { kind: 'firm', code: null, number: null, ...example.party },
    form: example.form ?? {},
    applicant: {},
    evidence: {},
    case: {},
    row: null,
    today,
  }
  try {
    const wanted = wantedOf(gate, context)
    const rows = (example.rows as Record<string, Json>[]).filter(
      (row) => wanted && Object.entries(wanted).every(([field, value]) => String(row[field] ?? '') === value),
    )
    for (const lock of rows)
      if (gate.when !== undefined && typeof evaluate(gate.when, { ...context, lock }) !== 'boolean') {
        yield at(
          one,
          ['when'],
          'GATE_WHEN_TYPE',
          `例子「${example.name}」里条件算不出“是”或“否”：请检查比较的两边是不是同一种类型、有没有空着的。`,
        )
        return
      }
    const isClosed = isInForce(gate, today) && rows.some((row) => closes(gate, row, context))
    if (isClosed === example.passes)
      yield at(
        one,
        ['examples', n],
        'GATE_EXAMPLE',
        `例子「${example.name}」写的是${example.passes ? '放行' : '拦下'}，算出来是${isClosed ? '拦下' : '放行'}：请改例子或条件。`,
      )
  } catch (cause) {
    // what cannot be read is told of where it stands
    if (!(cause instanceof FeelSyntaxError)) throw cause
  }
}
