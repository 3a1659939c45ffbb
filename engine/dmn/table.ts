// SPDX-License-Identifier: Apache-2.0
import { spend } from '../budget.ts'
import { both, calculate, equal, extreme, isContext, type Missing, missingAmong } from '../feel/index.ts'
import type { Aggregation, HitPolicy, Logic, RuleTrace, Seen, Test, Type, Variables } from './model.ts'
import { runTest, shown } from './run.ts'
import { conform } from './types.ts'

export type TableInput = { expression: string; value: Logic; allowed: Test | null }
/** `values` lists the possible outputs in order of priority; `allowed` is the same as tests. */
export type TableOutput = { name: string; type: Type | null; values: Logic | null; allowed: Test | null; fallback: Logic | null }
export type TableRule = { id: string | null; cells: Test[]; outputs: Logic[]; annotations: string[] }
export type Table = {
  name: string
  hitPolicy: HitPolicy
  aggregation: Aggregation
  inputs: TableInput[]
  outputs: TableOutput[]
  rules: TableRule[]
}

/** Turns a decision table into logic (DMN 1.5, chapter 8.2 on hit policies). */
export function tableLogic(table: Table): Logic {
  return (variables, seen) => {
    spend(table.rules.length)
    const inputs = table.inputs.map((input) => input.value(variables, seen))
    for (const [i, input] of table.inputs.entries()) {
      const value = inputs[i] ?? null
      if (value === null || !input.allowed || runTest(input.allowed, value, variables, seen) !== false) continue
      inputs[i] = null
      const message = `决策表「${table.name}」的输入「${input.expression}」不在允许的取值内，按空值处理。`
      seen.warnings.push({ code: 'INPUT_NOT_ALLOWED', message, element: null })
    }
    const verdicts = table.rules.map((rule) => matches(rule, inputs, variables, seen))
    const unknown = undecided(table.hitPolicy, verdicts)
    if (unknown) return unknown
    const hits: Hit[] = []
    for (const [i, rule] of table.rules.entries()) {
      if (verdicts[i] !== true) continue
      hits.push({ index: i + 1, rule, output: outputOf(table, rule, variables, seen) })
      if (table.hitPolicy === 'FIRST') break
    }
    const traces: RuleTrace[] = hits.map(({ index, rule, output }) => ({
      index,
      id: rule.id,
      annotations: rule.annotations,
      output: shown(output),
    }))
    const seenInputs = table.inputs.map((input, i) => ({ expression: input.expression, value: shown(inputs[i]) }))
    seen.tables.push({
      inputs: seenInputs,
      rules: traces,
      hitPolicy: table.aggregation ? `${table.hitPolicy} ${table.aggregation}` : table.hitPolicy,
    })
    return hits.length === 0 ? noMatch(table, variables, seen) : settle(table, hits, variables, seen)
  }
}

type Hit = { index: number; rule: TableRule; output: unknown }
type Verdict = boolean | null | Missing

function matches(rule: TableRule, inputs: unknown[], variables: Variables, seen: Seen): Verdict {
  let verdict: unknown = true
  for (const [i, cell] of rule.cells.entries()) {
    verdict = both(verdict, () => runTest(cell, inputs[i] ?? null, variables, seen))
    if (verdict === false) return false
  }
  return verdict as Verdict
}

/** While judging: what is missing to know which rules match, when that could change the result. */
function undecided(policy: HitPolicy, verdicts: Verdict[]): Missing | null {
  const first = verdicts.indexOf(true)
  const settled = policy === 'UNIQUE' || policy === 'ANY'
  if (settled && first >= 0) return null
  return missingAmong(...(policy === 'FIRST' && first >= 0 ? verdicts.slice(0, first) : verdicts))
}

function outputOf(table: Table, rule: TableRule, variables: Variables, seen: Seen): unknown {
  const values = table.outputs.map((output, i) => {
    const name = output.name || table.name
    const value = conform(rule.outputs[i]?.(variables, seen) ?? null, output.type, seen, name) ?? null
    if (value === null || !output.allowed || runTest(output.allowed, value, variables, seen) !== false) return value
    seen.warnings.push({
      code: 'OUTPUT_NOT_ALLOWED',
      message: `决策表「${table.name}」的输出「${name}」不在允许的取值内。`,
      element: null,
    })
    return null
  })
  return combine(table, values)
}

function combine(table: Table, values: unknown[]): unknown {
  if (table.outputs.length === 1) return values[0] ?? null
  return Object.fromEntries(table.outputs.map((output, i) => [output.name, values[i] ?? null]))
}

function noMatch(table: Table, variables: Variables, seen: Seen): unknown {
  if (table.outputs.some((output) => output.fallback))
    return combine(
      table,
      table.outputs.map((output) => output.fallback?.(variables, seen) ?? null),
    )
  if (table.hitPolicy === 'COLLECT') return table.aggregation === 'COUNT' ? 0 : table.aggregation ? null : []
  return table.hitPolicy === 'RULE ORDER' || table.hitPolicy === 'OUTPUT ORDER' ? [] : null
}

function settle(table: Table, hits: Hit[], variables: Variables, seen: Seen): unknown {
  const outputs = hits.map((hit) => hit.output)
  const rules = hits.map((hit) => hit.index).join('、')
  const refuse = (code: string, message: string) => {
    seen.warnings.push({ code, message, element: null })
    return null
  }
  switch (table.hitPolicy) {
    case 'UNIQUE':
      if (hits.length === 1) return outputs[0]
      return refuse('NOT_UNIQUE', `决策表「${table.name}」应只有一条规则匹配，现在第 ${rules} 条都匹配。`)
    case 'FIRST':
      return outputs[0]
    case 'ANY':
      if (outputs.every((output) => equal(output, outputs[0]) === true)) return outputs[0]
      return refuse('NOT_SAME', `决策表「${table.name}」匹配的第 ${rules} 条规则结果不同。`)
    case 'PRIORITY':
      return byPriority(table, outputs, variables, seen)[0]
    case 'OUTPUT ORDER':
      return byPriority(table, outputs, variables, seen)
    case 'RULE ORDER':
      return outputs
    case 'COLLECT':
      return aggregate(table, outputs)
  }
}

/** Outputs in the order in which the output values are listed, the first output first. */
function byPriority(table: Table, outputs: unknown[], variables: Variables, seen: Seen): unknown[] {
  const orders = table.outputs.map((output) => output.values?.(variables, seen))
  const rank = (output: unknown, i: number) => {
    const list = orders[i]
    const value = table.outputs.length === 1 ? output : isContext(output) ? output[table.outputs[i]?.name ?? ''] : null
    const at = Array.isArray(list) ? list.findIndex((one) => equal(one, value) === true) : 0
    return at < 0 ? Number.MAX_SAFE_INTEGER : at
  }
  return outputs.slice().sort((a, b) => {
    for (const i of table.outputs.keys()) {
      const difference = rank(a, i) - rank(b, i)
      if (difference !== 0) return difference
    }
    return 0
  })
}

function aggregate(table: Table, outputs: unknown[]): unknown {
  if (table.aggregation === null) return outputs
  if (table.aggregation === 'COUNT') return outputs.length
  if (table.outputs.length === 1) return aggregateOne(table.aggregation, outputs)
  return combine(
    table,
    table.outputs.map((output) =>
      aggregateOne(
        table.aggregation,
        outputs.map((one) => (isContext(one) ? one[output.name] : null)),
      ),
    ),
  )
}

function aggregateOne(aggregation: Aggregation, values: unknown[]): unknown {
  const known = values.filter((value) => value !== null)
  if (aggregation === 'SUM')
    return known.length === 0 ? null : known.slice(1).reduce<unknown>((sum, value) => calculate('+', sum, value), known[0])
  return extreme(known, aggregation === 'MIN' ? -1 : 1)
}
