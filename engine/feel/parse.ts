// SPDX-License-Identifier: Apache-2.0
// A recursive-descent reader of FEEL (DMN 1.5, chapter 10.3), binding from loose to tight: or, and, comparison, + −, × ÷, power,
// negation, instance of, then paths, filters and calls.
import { type LongNames, Reader } from './reader.ts'
import type { ArithmeticOperator, CompareOperator, Loop, Node, Parameter, TypeNode, UnaryTests } from './syntax.ts'

const comparisons: CompareOperator[] = ['<=', '>=', '!=', '<', '>', '=']
const maximumChain = 1500

/** Reads an expression; `longNames` are the names with spaces or signs that it may use, `entries` those of entries of contexts. Throws FeelSyntaxError. */
export function parseExpression(source: string, longNames: readonly LongNames[], entries: readonly LongNames[] = []): Node {
  const reader = new Reader(source, longNames, entries)
  if (reader.ended()) reader.fail('表达式是空的。')
  const node = expression(reader)
  if (!reader.ended()) reader.fail(`表达式到这里应当结束${reader.found()}。`)
  return node
}

/** Reads the unary tests of a decision table's input cell: `-`, `not(…)` or tests separated by commas. */
export function parseUnaryTests(source: string, longNames: readonly LongNames[], entries: readonly LongNames[] = []): UnaryTests {
  const reader = new Reader(source, longNames, entries)
  if (reader.ended()) reader.fail('单元格是空的，任意值请写 -。')
  if (reader.sees('-')) {
    const start = reader.position
    reader.take('-')
    if (reader.ended()) return { negated: false, tests: 'any' }
    reader.position = start
  }
  const start = reader.position
  if (reader.takeWord('not') && reader.take('(')) {
    const tests = testList(reader)
    if (reader.take(')') && reader.ended()) return { negated: true, tests }
    reader.position = start
  } else reader.position = start
  const tests = testList(reader)
  if (!reader.ended()) reader.fail(`条件到这里应当结束${reader.found()}。`)
  return { negated: false, tests }
}

function testList(reader: Reader): Node[] {
  const tests = [positiveTest(reader)]
  while (reader.take(',')) tests.push(positiveTest(reader))
  return tests
}

function positiveTest(reader: Reader): Node {
  reader.skip()
  const at = reader.position
  const operator = comparisons.find((one) => reader.sees(one))
  if (!operator) return expression(reader)
  reader.take(operator)
  const value = sum(reader, true)
  return { kind: 'test', operator, value, at, end: reader.position }
}

function expression(reader: Reader): Node {
  return reader.nested(() => or(reader))
}

function or(reader: Reader): Node {
  let left = and(reader)
  for (let n = 0; reader.takeWord('or'); n += 1) {
    limit(reader, n)
    const right = and(reader)
    left = { kind: 'or', left, right, at: left.at, end: right.end }
  }
  return left
}

function and(reader: Reader): Node {
  let left = comparison(reader)
  for (let n = 0; reader.takeWord('and'); n += 1) {
    limit(reader, n)
    const right = comparison(reader)
    left = { kind: 'and', left, right, at: left.at, end: right.end }
  }
  return left
}

function comparison(reader: Reader): Node {
  let left = sum(reader, true)
  for (let n = 0; ; n += 1) {
    limit(reader, n)
    const operator = comparisons.find((one) => reader.sees(one))
    if (operator) {
      reader.take(operator)
      if (operator === '=' && reader.sees('=')) reader.fail('比较是否相等请写一个 =。')
      const right = comparisons.some((one) => reader.sees(one)) ? positiveTest(reader) : sum(reader, true)
      left = { kind: 'compare', operator, left, right, at: left.at, end: right.end }
    } else if (reader.takeWord('between')) {
      const from = sum(reader, true)
      reader.expectWord('and', 'between 的两个界限之间，')
      const to = sum(reader, true)
      left = { kind: 'between', value: left, from, to, at: left.at, end: to.end }
    } else if (reader.takeWord('in')) {
      const tests = inTests(reader)
      left = { kind: 'in', value: left, tests, at: left.at, end: reader.position }
    } else return left
  }
}

/** After `in`: one test, or several in parentheses. What begins with a parenthesis may also be an interval or an expression. */
function inTests(reader: Reader): Node[] {
  if (!reader.sees('(')) {
    const operator = comparisons.some((one) => reader.sees(one))
    return [operator ? positiveTest(reader) : sum(reader, true)]
  }
  const start = reader.position
  reader.take('(')
  const tests = testList(reader)
  if (tests.length === 1 && reader.sees('..')) {
    reader.position = start
    return [sum(reader, true)]
  }
  reader.expect(')', 'in 的列表')
  if (tests.length === 1 && ['+', '-', '*', '/', '.', '['].some((one) => reader.sees(one))) {
    reader.position = start
    return [sum(reader, true)]
  }
  return tests
}

function sum(reader: Reader, filters: boolean): Node {
  return chain(reader, () => product(reader, filters), ['+', '-'])
}

function product(reader: Reader, filters: boolean): Node {
  return chain(reader, () => powers(reader, filters), ['*', '/'])
}

function powers(reader: Reader, filters: boolean): Node {
  return chain(reader, () => negation(reader, filters), ['**'])
}

function chain(reader: Reader, operand: () => Node, operators: ArithmeticOperator[]): Node {
  let left = operand()
  for (let n = 0; ; n += 1) {
    limit(reader, n)
    const operator = operators.find((one) => reader.sees(one) && !(one === '*' && reader.sees('**')))
    if (!operator) return left
    reader.take(operator)
    const right = operand()
    left = { kind: 'arithmetic', operator, left, right, at: left.at, end: right.end }
  }
}

function negation(reader: Reader, filters: boolean): Node {
  reader.skip()
  const at = reader.position
  if (!reader.take('-')) return instance(reader, filters)
  const value = reader.nested(() => negation(reader, filters))
  if (value.kind === 'literal' && typeof value.value === 'number') return { ...value, value: -value.value, at }
  return { kind: 'negate', value, at, end: value.end }
}

function instance(reader: Reader, filters: boolean): Node {
  let value = postfix(reader, filters)
  while (reader.seesWord('instance')) {
    reader.takeWord('instance')
    reader.expectWord('of', 'instance 后面，')
    const type = readType(reader)
    value = { kind: 'instance', value, type, at: value.at, end: reader.position }
  }
  return value
}

function postfix(reader: Reader, filters: boolean): Node {
  let target = primary(reader)
  for (let n = 0; ; n += 1) {
    limit(reader, n)
    if (reader.sees('...')) {
      reader.take('...')
      const name = reader.takeWordOrName()
      if (name === null) reader.fail(`「...」后面应是名字${reader.found()}。`)
      target = { kind: 'descendant', target, name, at: target.at, end: reader.position }
    } else if (reader.sees('.') && !reader.sees('..')) {
      reader.take('.')
      const name = reader.takeWordOrName()
      if (name === null) reader.fail(`「.」后面应是名字${reader.found()}。`)
      target = { kind: 'path', target, name, at: target.at, end: reader.position }
    } else if (filters && reader.sees('[')) {
      reader.take('[')
      const test = reader.filter(() => positiveTest(reader))
      reader.expect(']', '筛选条件')
      target = { kind: 'filter', target, test, at: target.at, end: reader.position }
    } else if (reader.sees('(')) {
      target = { kind: 'call', target, arguments: callArguments(reader), at: target.at, end: reader.position }
    } else return target
  }
}

function callArguments(reader: Reader): { name: string | null; value: Node }[] {
  reader.expect('(', '函数调用')
  if (reader.take(')')) return []
  const found: { name: string | null; value: Node }[] = []
  do {
    found.push({ name: reader.takeArgumentName(), value: expression(reader) })
  } while (reader.take(','))
  reader.expect(')', '函数调用')
  const named = found.filter((one) => one.name !== null).length
  if (named > 0 && named < found.length) reader.fail('函数的参数要么都写名字，要么都不写。')
  return found
}

function primary(reader: Reader): Node {
  reader.skip()
  const at = reader.position
  const first = reader.source.charAt(at)
  if (first === '"') return { kind: 'literal', value: text(reader), at, end: reader.position }
  if (first === '@') {
    reader.take('@')
    if (!reader.sees('"')) reader.fail('「@」后面应是双引号括起来的日期、时间或时长。')
    return { kind: 'at', text: text(reader), at, end: reader.position }
  }
  if (/[0-9]/.test(first) || (first === '.' && /[0-9]/.test(reader.source.charAt(at + 1)))) return number(reader)
  if (first === '(') return parenthesis(reader, at)
  if (first === '[') return bracket(reader, at)
  if (first === ']') return interval(reader, at, false)
  if (first === '{') return reader.block(() => context(reader, at))
  for (const [word, value] of [
    ['true', true],
    ['false', false],
    ['null', null],
  ] as const)
    if (reader.seesWord(word)) {
      const position = reader.position
      const name = reader.takeName()
      if (name !== null) return { kind: 'name', name, at, end: reader.position }
      reader.position = position
      reader.takeWord(word)
      return { kind: 'literal', value, at, end: reader.position }
    }
  const name = reader.takeName()
  if (name !== null) return { kind: 'name', name, at, end: reader.position }
  if (reader.takeWord('if')) return conditional(reader, at)
  if (reader.takeWord('for'))
    return reader.block(() => {
      const loops = loopList(reader)
      reader.expectWord('return', 'for 表达式')
      const result = expression(reader)
      return { kind: 'for', loops, result, at, end: result.end }
    })
  for (const kind of ['some', 'every'] as const)
    if (reader.takeWord(kind))
      return reader.block(() => {
        const loops = loopList(reader)
        reader.expectWord('satisfies', `${kind} 表达式`)
        const test = expression(reader)
        return { kind, loops, test, at, end: test.end }
      })
  if (reader.takeWord('function')) return reader.block(() => functionDefinition(reader, at))
  return reader.fail(`这里应是一个值${reader.found()}。`)
}

function conditional(reader: Reader, at: number): Node {
  const test = expression(reader)
  reader.expectWord('then', 'if 表达式')
  const then = expression(reader)
  reader.expectWord('else', 'if 表达式')
  const otherwise = expression(reader)
  return { kind: 'if', test, then, else: otherwise, at, end: otherwise.end }
}

function loopList(reader: Reader): Loop[] {
  const loops: Loop[] = []
  do {
    const name = reader.takeDeclared(/\sin\b/, '循环变量')
    reader.expectWord('in', '循环变量后面，')
    const from = expression(reader)
    const to = reader.take('..') ? expression(reader) : null
    loops.push({ name, from, to })
  } while (reader.take(','))
  return loops
}

function functionDefinition(reader: Reader, at: number): Node {
  reader.expect('(', 'function 后面，')
  const parameters: Parameter[] = []
  if (!reader.take(')')) {
    do {
      const name = reader.takeDeclared(/[,):]/, '参数')
      parameters.push({ name, type: reader.take(':') ? readType(reader) : null })
    } while (reader.take(','))
    reader.expect(')', '函数参数')
  }
  if (reader.seesWord('external')) reader.fail('不支持外部函数（external），请改写成 FEEL 表达式。')
  const body = expression(reader)
  return { kind: 'function', parameters, body, at, end: body.end }
}

/** `(` begins an expression in parentheses, an open interval, or a one-sided range such as (< 5). */
function parenthesis(reader: Reader, at: number): Node {
  reader.take('(')
  if (comparisons.some((one) => reader.sees(one))) {
    const test = positiveTest(reader)
    reader.expect(')', '括号')
    return { ...test, at, end: reader.position }
  }
  const start = reader.position
  const inner = expression(reader)
  if (reader.sees('..')) {
    reader.position = start
    return interval(reader, at, false, false)
  }
  reader.expect(')', '括号')
  return { ...inner, at, end: reader.position }
}

/** `[` begins a list or a closed interval. */
function bracket(reader: Reader, at: number): Node {
  reader.take('[')
  if (reader.take(']')) return { kind: 'list', items: [], at, end: reader.position }
  const start = reader.position
  const items = [positiveTest(reader)]
  if (reader.sees('..')) {
    reader.position = start
    return interval(reader, at, true, false)
  }
  while (reader.take(',')) items.push(positiveTest(reader))
  reader.expect(']', '列表')
  return { kind: 'list', items, at, end: reader.position }
}

function interval(reader: Reader, at: number, fromIncluded: boolean, bracketAhead = true): Node {
  if (bracketAhead) reader.position += 1
  const from = sum(reader, false)
  reader.expect('..', '区间')
  const to = sum(reader, false)
  const toIncluded = reader.take(']')
  if (!toIncluded && !reader.take(')') && !reader.take('[')) reader.fail(`区间没有结束，应是 ]、) 或 [${reader.found()}。`)
  return { kind: 'range', from, to, fromIncluded, toIncluded, at, end: reader.position }
}

function context(reader: Reader, at: number): Node {
  reader.take('{')
  const entries: { key: string; value: Node }[] = []
  const keys = new Set<string>()
  if (reader.take('}')) return { kind: 'context', entries, at, end: reader.position }
  do {
    const key = reader.sees('"') ? text(reader) : reader.takeDeclared(/:/, '一项')
    reader.learn(key)
    reader.expect(':', '一项的名字后面，')
    if (keys.has(key)) reader.fail(`「${key}」写了两次。`)
    keys.add(key)
    entries.push({ key, value: expression(reader) })
  } while (reader.take(','))
  reader.expect('}', '上下文')
  return { kind: 'context', entries, at, end: reader.position }
}

function number(reader: Reader): Node {
  const at = reader.position
  const match = /^(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/.exec(reader.source.slice(at, at + 400))
  const digits = match?.[0] ?? ''
  reader.position += digits.length
  const value = Number(digits)
  if (!Number.isFinite(value)) reader.fail('数字太大。', at)
  return { kind: 'literal', value, at, end: reader.position }
}

function text(reader: Reader): string {
  const start = reader.position
  let at = start + 1
  let value = ''
  for (;;) {
    const character = reader.source.charAt(at)
    if (character === '') reader.fail('文字没有结束，缺少右边的双引号。', start)
    if (character === '"') break
    if (character !== '\\') {
      value += character
      at += 1
      continue
    }
    const escaped = /^\\(?:u\{?([0-9a-fA-F]{4})\}?|U([0-9a-fA-F]{6})|(["\\/bfnrt']))/.exec(reader.source.slice(at, at + 10))
    const code = escaped?.[1] ?? escaped?.[2]
    if (code !== undefined) {
      const point = Number.parseInt(code, 16)
      value += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point)
    } else if (escaped?.[3] !== undefined) value += plainEscapes[escaped[3]] ?? escaped[3]
    else value += character
    at += escaped?.[0].length ?? 1
  }
  reader.position = at + 1
  return value
}

const plainEscapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function readType(reader: Reader): TypeNode {
  return reader.nested(() => {
    const name = reader.takeWordOrName() ?? (reader.takeWord('function') ? 'function' : null)
    if (name === null) reader.fail(`这里应是类型的名字${reader.found()}。`)
    if ((name === 'list' || name === 'range') && reader.take('<')) {
      const of = readType(reader)
      reader.expect('>', '类型')
      return { type: name, of }
    }
    if (name === 'context' && reader.take('<')) {
      const entries: { name: string; of: TypeNode }[] = []
      do {
        const entry = reader.takeDeclared(/:/, '一项')
        reader.expect(':', '类型')
        entries.push({ name: entry, of: readType(reader) })
      } while (reader.take(','))
      reader.expect('>', '类型')
      return { type: 'context', entries }
    }
    if (name === 'function' && reader.take('<')) {
      const parameters: TypeNode[] = []
      if (!reader.take('>')) {
        do parameters.push(readType(reader))
        while (reader.take(','))
        reader.expect('>', '类型')
      }
      reader.expect('->', '函数类型')
      return { type: 'function', parameters, of: readType(reader) }
    }
    return { type: 'named', name }
  })
}

function limit(reader: Reader, n: number): void {
  if (n > maximumChain) reader.fail('表达式太长。')
}
