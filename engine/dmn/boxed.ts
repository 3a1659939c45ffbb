// SPDX-License-Identifier: Apache-2.0
// Compiles the boxed expressions of DMN 1.1 to 1.5 to logic over variables.
import { spend } from '../budget.ts'
import {
  both,
  compileCell,
  compileExpression,
  either,
  elementsOf,
  FeelSyntaxError,
  isContext,
  isFunction,
  Missing,
  makeFunction,
} from '../feel/index.ts'
import type { Aggregation, Finding, HitPolicy, Logic, Test, Variables } from './model.ts'
import { type Known, withNames } from './names.ts'
import { runFeel } from './run.ts'
import { kinds } from './structure.ts'
import { type TableOutput, tableLogic } from './table.ts'
import { conform, namedTypes, type TypeReader } from './types.ts'
import { childOf, childrenOf, type Element, textOf } from './xml.ts'

/** `known` are the names that may be used at this place; `language` is that of expressions that do not name theirs. */
export type Reading = { types: TypeReader; known: Known; findings: Finding[]; language: string }

const feelLanguages = /^$|^feel$|[/:]feel(\/|$)/i

/** The boxed expression among an element's children, if it has one. */
export function expressionIn(element: Element | undefined): Element | undefined {
  return element?.children.find((child) => child.space === element.space && kinds.includes(child.name))
}

export function compileBoxed(element: Element, reading: Reading, what: string): Logic {
  const type = reading.types.typeOf(element.attributes.typeRef)
  const logic = compileKind(element, reading, what)
  return type === null || element.name === 'functionDefinition'
    ? logic
    : (variables, seen) => conform(logic(variables, seen), type, seen, what)
}

function compileKind(element: Element, reading: Reading, what: string): Logic {
  const inside = (name: string, names: string[] = []) =>
    compileInside(childOf(element, name), element, name, { ...reading, known: withNames(reading.known, names) }, what)
  switch (element.name) {
    case 'literalExpression':
      return compileText(element, reading, what)
    case 'decisionTable':
      return compileTable(element, reading, what)
    case 'context':
      return compileContext(element, reading, what)
    case 'invocation':
      return compileInvocation(element, reading, what)
    case 'list': {
      const items = element.children
        .filter((child) => kinds.includes(child.name))
        .map((child, i) => compileBoxed(child, reading, `${what}[${i + 1}]`))
      return (variables, seen) => items.map((item) => item(variables, seen) ?? null)
    }
    case 'relation': {
      const columns = childrenOf(element, 'column').map((column) => column.attributes.name ?? '')
      const rows = childrenOf(element, 'row').map((row, i) => {
        const cells = row.children.filter((child) => kinds.includes(child.name))
        if (cells.length !== columns.length)
          note(reading, 'DMN_ROW_WIDTH', row, what, `「${what}」第 ${i + 1} 行的单元格数与列数不符。`)
        return cells.map((child, at) => compileBoxed(child, reading, `${what}[${i + 1}].${columns[at] ?? ''}`))
      })
      return (variables, seen) =>
        rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]?.(variables, seen) ?? null])))
    }
    case 'functionDefinition':
      return compileFunction(element, reading, what)
    case 'conditional': {
      const [test, then, otherwise] = [inside('if'), inside('then'), inside('else')]
      return (variables, seen) => {
        const verdict = test(variables, seen)
        if (verdict instanceof Missing) return verdict
        return verdict === true ? then(variables, seen) : otherwise(variables, seen)
      }
    }
    case 'filter': {
      const [list, match] = [inside('in'), inside('match', [...reading.known.entries])]
      return (variables, seen) => {
        const elements = elementsOf(list(variables, seen))
        if (elements === null || elements instanceof Missing) return elements
        const verdicts = elements.map((item) => match(withMore(variables, { item, ...(isContext(item) ? item : {}) }), seen))
        return verdicts.find((verdict) => verdict instanceof Missing) ?? elements.filter((_, i) => verdicts[i] === true)
      }
    }
    case 'for': {
      const name = element.attributes.iteratorVariable ?? ''
      const [list, result] = [inside('in'), inside('return', [name])]
      return (variables, seen) => {
        const elements = elementsOf(list(variables, seen))
        if (elements === null || elements instanceof Missing) return elements
        const partial: unknown[] = []
        for (const item of elements) {
          spend(partial.length)
          partial.push(result(withMore(variables, { partial: [...partial], [name]: item }), seen) ?? null)
        }
        return partial
      }
    }
    default: {
      const name = element.attributes.iteratorVariable ?? ''
      const [list, test] = [inside('in'), inside('satisfies', [name])]
      const some = element.name === 'some'
      return (variables, seen) => {
        const elements = elementsOf(list(variables, seen))
        if (elements === null || elements instanceof Missing) return elements
        let verdict: unknown = !some
        for (const item of elements) {
          const one = () => test(withMore(variables, { [name]: item }), seen)
          verdict = some ? either(verdict, one) : both(verdict, one)
        }
        return verdict
      }
    }
  }
}

/** A copy of the variables with some more; it costs as many steps as it has names. */
function withMore(variables: Variables, more: Variables): Variables {
  const made = { ...variables, ...more }
  spend(Object.keys(made).length)
  return made
}

function compileInside(holder: Element | undefined, parent: Element, name: string, reading: Reading, what: string): Logic {
  const expression = expressionIn(holder)
  if (expression) return compileBoxed(expression, reading, what)
  note(reading, 'DMN_EXPRESSION_MISSING', parent, what, `「${what}」的 ${parent.name} 里缺少 ${name} 的表达式。`)
  return () => null
}

/** Compiles FEEL text; what cannot be read is a finding with its line, and its decision is not made. */
function compileSource(source: string, element: Element, reading: Reading, what: string, place = ''): Logic {
  const id = element.attributes.id ?? null
  if (!isFeel(element, reading, what, place)) return () => null
  try {
    const { run } = compileExpression(source, reading.known, namedTypes(reading.types))
    return (variables, seen) => runFeel(run, variables, seen, id)
  } catch (cause) {
    unreadable(cause, element, reading, what, source, place)
    return () => null
  }
}

function isFeel(element: Element, reading: Reading, what: string, place: string): boolean {
  const language = element.attributes.expressionLanguage ?? reading.language
  const isKnown = feelLanguages.test(language)
  if (!isKnown)
    note(reading, 'DMN_LANGUAGE', element, what, `「${what}」${place}用了表达式语言 ${language}，只支持 FEEL，请改写。`)
  return isKnown
}

function unreadable(cause: unknown, element: Element, reading: Reading, what: string, source: string, place: string): void {
  if (!(cause instanceof FeelSyntaxError)) throw cause
  const line = (childOf(element, 'text')?.line ?? element.line) + cause.line - 1
  const message = `「${what}」${place}的表达式「${source.trim().slice(0, 60)}」第 ${cause.line} 行第 ${cause.column} 列写错了：${cause.message}`
  reading.findings.push({
    level: 'error',
    code: 'DMN_FEEL_SYNTAX',
    element: element.attributes.id ?? null,
    name: what,
    line,
    message,
  })
}

function compileText(element: Element, reading: Reading, what: string, place = ''): Logic {
  const source = textOf(element, 'text')
  if (source.trim() !== '') return compileSource(source, element, reading, what, place)
  if (isFeel(element, reading, what, place))
    note(reading, 'DMN_EXPRESSION_EMPTY', element, what, `「${what}」的表达式是空的，请填写。`, 'warning')
  return () => null
}

function compileContext(element: Element, reading: Reading, what: string): Logic {
  // an entry sees those before it, and a function itself
  let known = reading.known
  const entries = childrenOf(element, 'contextEntry').map((entry) => {
    const variable = childOf(entry, 'variable')
    const name = variable?.attributes.name ?? null
    const type = reading.types.typeOf(variable?.attributes.typeRef)
    const expression = expressionIn(entry)
    const inside = expression?.name === 'functionDefinition' ? withNames(known, [name]) : known
    const logic = expression
      ? compileBoxed(expression, { ...reading, known: inside }, name ? `${what}.${name}` : what)
      : () => null
    known = withNames(known, [name])
    return { name, type, logic, isFunction: expression?.name === 'functionDefinition' }
  })
  return (variables, seen) => {
    let here: Variables = { ...variables }
    const context: Variables = {}
    for (const { name, type, logic, isFunction: selfReferring } of entries) {
      const scope = here
      const value = conform(logic(scope, seen) ?? null, selfReferring ? null : type, seen, name ?? what)
      if (name === null) return value
      if (selfReferring) scope[name] = value
      here = withMore(here, { [name]: value })
      context[name] = value
    }
    return context
  }
}

function compileInvocation(element: Element, reading: Reading, what: string): Logic {
  const target = expressionIn(element)
  const callee = target ? compileBoxed(target, reading, what) : () => null
  const bindings = childrenOf(element, 'binding').map((binding) => {
    const parameter = childOf(binding, 'parameter')
    const type = reading.types.typeOf(parameter?.attributes.typeRef)
    const expression = expressionIn(binding)
    return {
      name: parameter?.attributes.name ?? '',
      type,
      logic: expression ? compileBoxed(expression, reading, what) : () => null,
    }
  })
  return (variables, seen) => {
    const called = callee(variables, seen)
    if (called instanceof Missing) return called
    if (!isFunction(called)) {
      seen.warnings.push({
        code: 'NO_FUNCTION_FOUND',
        message: `「${what}」要调用的「${target ? textOf(target, 'text').trim() : ''}」不是函数。`,
        element: element.attributes.id ?? null,
      })
      return null
    }
    const named: Variables = {}
    for (const { name, type, logic } of bindings) named[name] = conform(logic(variables, seen) ?? null, type, seen, name)
    return called.call([], named)
  }
}

export function compileFunction(element: Element, reading: Reading, what: string): Logic {
  const kind = element.attributes.kind ?? 'FEEL'
  if (kind !== 'FEEL') {
    note(reading, 'DMN_FUNCTION_KIND', element, what, `「${what}」是 ${kind} 函数，只支持 FEEL，请改写。`)
    return () => null
  }
  const parameters = childrenOf(element, 'formalParameter').map((one) => ({
    name: one.attributes.name ?? '',
    type: reading.types.typeOf(one.attributes.typeRef),
  }))
  const expression = expressionIn(element)
  const names = parameters.map((parameter) => parameter.name)
  const inside = { ...reading, known: withNames(reading.known, names) }
  const body = expression ? compileBoxed(expression, inside, what) : () => null
  const type = reading.types.typeOf(element.attributes.typeRef)
  return (variables, seen) =>
    makeFunction(names, (args) => {
      if (args.length !== parameters.length) return null
      const here = withMore(variables, {})
      for (const [i, parameter] of parameters.entries())
        here[parameter.name] = conform(args[i] ?? null, parameter.type, seen, parameter.name)
      return conform(body(here, seen) ?? null, type?.kind === 'basic' && type.name === 'function' ? null : type, seen, what)
    })
}

const policies = new Set<string>(['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'])
const aggregations = new Set<string>(['SUM', 'COUNT', 'MIN', 'MAX'])

function compileTable(element: Element, reading: Reading, what: string): Logic {
  const hitPolicy = element.attributes.hitPolicy ?? 'UNIQUE'
  const aggregation = element.attributes.aggregation ?? null
  if (!policies.has(hitPolicy))
    note(reading, 'DMN_HIT_POLICY', element, what, `决策表「${what}」的命中策略 ${hitPolicy} 不认识。`)
  if (aggregation !== null && !aggregations.has(aggregation))
    note(reading, 'DMN_AGGREGATION', element, what, `决策表「${what}」的汇总方式 ${aggregation} 不认识。`)
  else if (aggregation !== null && hitPolicy !== 'COLLECT')
    note(
      reading,
      'DMN_AGGREGATION',
      element,
      what,
      `决策表「${what}」写了汇总方式 ${aggregation}，命中策略却是 ${hitPolicy}：汇总只用于 COLLECT，请改其中一个。`,
    )
  const inputs = childrenOf(element, 'input').map((input, i) => {
    const expression = childOf(input, 'inputExpression')
    const source = expression ? textOf(expression, 'text') : ''
    const type = reading.types.typeOf(expression?.attributes.typeRef)
    const logic =
      expression && source.trim() !== '' ? compileSource(source, expression, reading, what, columnName('输入', i)) : () => null
    const value: Logic = (variables, seen) => conform(logic(variables, seen) ?? null, type, seen, source.trim())
    return {
      expression: source.trim(),
      value,
      allowed: cellIn(childOf(input, 'inputValues'), reading, what, columnName('输入', i)),
    }
  })
  const clauses = childrenOf(element, 'output')
  const outputs: TableOutput[] = clauses.map((output, i) => {
    const values = childOf(output, 'outputValues')
    const listed = values ? textOf(values, 'text').trim() : ''
    const fallback = childOf(output, 'defaultOutputEntry')
    return {
      name: output.attributes.name ?? '',
      type: reading.types.typeOf(output.attributes.typeRef),
      values:
        values && /PRIORITY|OUTPUT ORDER/.test(hitPolicy) && listed !== ''
          ? compileSource(`[${listed}]`, values, reading, what, columnName('输出', i))
          : null,
      allowed: cellIn(values, reading, what, columnName('输出', i)),
      fallback:
        fallback && textOf(fallback, 'text').trim() !== ''
          ? compileText(fallback, reading, what, `${columnName('输出', i)}的缺省值`)
          : null,
    }
  })
  if (outputs.length === 0) note(reading, 'DMN_NO_OUTPUT', element, what, `决策表「${what}」没有输出列。`)
  const rules = childrenOf(element, 'rule').map((rule, i) => {
    const cells = childrenOf(rule, 'inputEntry')
    const results = childrenOf(rule, 'outputEntry')
    if (cells.length !== inputs.length || results.length !== outputs.length)
      note(reading, 'DMN_RULE_WIDTH', rule, what, `决策表「${what}」第 ${i + 1} 条规则的单元格数与列数不符。`)
    const annotations = childrenOf(rule, 'annotationEntry').map((one) => textOf(one, 'text').trim())
    const description = textOf(rule, 'description').trim() || childOf(rule, 'description')?.text.trim() || ''
    return {
      id: rule.attributes.id ?? null,
      cells: cells.map((cell, at) => cellIn(cell, reading, what, `第 ${i + 1} 条规则${columnName('条件', at)}`) ?? always),
      outputs: results.map((result, at) =>
        textOf(result, 'text').trim() === ''
          ? () => null
          : compileText(result, reading, what, `第 ${i + 1} 条规则${columnName('结果', at)}`),
      ),
      annotations: [...annotations, description].filter((text) => text !== ''),
    }
  })
  return tableLogic({
    name: what,
    hitPolicy: hitPolicy as HitPolicy,
    aggregation: (aggregation as Aggregation) ?? null,
    inputs,
    outputs,
    rules,
  })
}

const columnName = (kind: string, i: number) => `第 ${i + 1} 列（${kind}）`
const always: Test = { source: '-', run: () => true }

function cellIn(element: Element | undefined, reading: Reading, what: string, place: string): Test | null {
  const source = element ? textOf(element, 'text').trim() : ''
  if (!element || source === '') return null
  if (!isFeel(element, reading, what, place)) return { source, run: () => false }
  try {
    return { source, run: compileCell(source, reading.known).run }
  } catch (cause) {
    unreadable(cause, element, reading, what, source, place)
    return { source, run: () => false }
  }
}

export function note(
  reading: Reading,
  code: string,
  element: Element,
  name: string,
  message: string,
  level: Finding['level'] = 'error',
): void {
  reading.findings.push({ level, code, element: element.attributes.id ?? null, name, line: element.line, message })
}
