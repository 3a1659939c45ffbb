// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { decide, readDecisions } from './index.ts'
import { decision, file, head, inputs, literal, needs, table, text } from './samples.ts'

const made = async (xml: string, which: string, input: Record<string, unknown> = {}) => {
  const { decisions, findings } = await readDecisions(xml)
  return { findings, run: () => decide(decisions, which, input).output }
}
const model = (id: string, inside: string, parameters = '') =>
  `<businessKnowledgeModel id="${id}" name="${id}"><variable name="${id}"/><encapsulatedLogic>${parameters}${inside}</encapsulatedLogic></businessKnowledgeModel>`
const knows = (id: string) => `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`
const requires = (name: string) => `<informationRequirement><requiredDecision href="#d-${name}"/></informationRequirement>`
const refused = { name: 'DecisionError', code: 'DECISION_UNREADABLE' }

test('a table of which one cell cannot be read decides nothing, and says which decision, rule and cell', async () => {
  const cells = (cell: string, output: string) =>
    file(
      inputs('risk') +
        decision(
          'route',
          table(
            'hitPolicy="FIRST"',
            ['risk'],
            ['o'],
            [
              [cell, output],
              ['-', '"accept"'],
            ],
          ),
          needs('risk'),
        ),
    )
  for (const risk of ['HIGH', 'LOW', null]) {
    const { run, findings } = await made(cells('== "HIGH"', '"look"'), 'route', { risk })
    expect(run).toThrow(expect.objectContaining(refused))
    expect(run).toThrow(/route.*第 1 条规则第 1 列（条件）.*== "HIGH"/)
    expect(findings).toMatchObject([{ level: 'error', code: 'DMN_FEEL_SYNTAX', name: 'route', line: 2 }])
  }
  const { run } = await made(cells('"HIGH"', '5 +* 3'), 'route', { risk: 'LOW' })
  expect(run).toThrow(/第 1 条规则第 1 列（结果）.*5 \+\* 3/)
})

const javascript =
  '<literalExpression expressionLanguage="http://www.ecma-international.org/javascript"><text>1</text></literalExpression>'
const unreadable: Record<string, string> = {
  'a literal expression': decision('a', literal('1 +')),
  JavaScript: decision('a', javascript),
  'a file that says that it is in JavaScript': `${decision('a', literal('1'))}`,
  'a condition in another language': decision(
    'a',
    '<decisionTable><input><inputExpression><text>1</text></inputExpression></input><output/><rule><inputEntry expressionLanguage="juel"><text>1</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable>',
  ),
  'an external body': decision(
    'a',
    literal('(function(x) external {java: {class: "java.lang.Math", "method signature": "cos(double)"}})(1)'),
  ),
  'a function of kind Java':
    model('k', literal('1')).replace('<encapsulatedLogic>', '<encapsulatedLogic kind="Java">') +
    decision('a', literal('k()'), knows('k')),
  'a knowledge model that it needs':
    model('k', literal('5 +* 3')) + decision('a', literal('if false then k() else 1'), knows('k')),
  'a decision that it needs': decision('b', literal('== 1')) + decision('a', literal('1'), requires('b')),
  'a branch that is not taken': decision(
    'a',
    `<conditional><if>${literal('true')}</if><then>${literal('1')}</then><else>${literal('2 +')}</else></conditional>`,
  ),
  'an entry of a context': decision('a', `<context><contextEntry><variable name="x"/>${literal('2 +')}</contextEntry></context>`),
  'a default output': decision('a', table('', ['1'], ['o'], [['-', '1']], { fallback: ['1 +'] })),
  'the values that are allowed': decision('a', table('', ['1'], ['o'], [['-', '1']], { values: ['1,, 2'] })),
  'the type of its input': `<itemDefinition name="t"><typeRef>number</typeRef>${text('allowedValues', '>< 1')}</itemDefinition><inputData id="i" name="i"><variable name="i" typeRef="t"/></inputData>${decision('a', literal('1'), '<informationRequirement><requiredInput href="#i"/></informationRequirement>')}`,
  'a hit policy that nobody knows': decision('a', table('hitPolicy="BEST"', ['1'], ['o'], [['-', '1']])),
  'a table that sums where one rule may match': decision(
    'a',
    table('hitPolicy="UNIQUE" aggregation="SUM"', ['1'], ['o'], [['-', '1']]),
  ),
  'a rule with a cell too few': decision('a', table('', ['1', '2'], ['o'], [['-', '1']])),
  'a column of conditions on nothing': decision('a', table('', [''], ['o'], [['5', '1']])),
  'two outputs of one name': decision('a', table('', ['1'], ['o', 'o'], [['-', '1', '2']])),
  'two entries of one name': decision(
    'a',
    `<context>${`<contextEntry><variable name="x"/>${literal('1')}</contextEntry>`.repeat(2)}</context>`,
  ),
  'two expressions': decision('a', literal('1') + literal('2')),
  'an element that the standard does not know': decision('a', '<literalExpresion><text>1</text></literalExpresion>'),
  'values of another file': decision('a', '<literalExpression><importedValues importType="xls"/></literalExpression>'),
  'a row of a relation that is too short': decision(
    'a',
    `<relation><column name="x"/><column name="y"/><row>${literal('1')}</row></relation>`,
  ),
  'a requirement that leads nowhere': decision('a', literal('1'), requires('none')),
  'a requirement of another file that is not there':
    decision('b', literal('1')) + decision('a', literal('1'), requires('b').replace('#', 'urn:other#')),
  'a decision required as input':
    decision('b', literal('1')) + decision('a', literal('1'), requires('b').replace('requiredDecision', 'requiredInput')),
  'input required as knowledge': inputs('i') + decision('a', literal('1'), knows('i-i')),
}

test.each(Object.entries(unreadable))('a decision decides nothing when this cannot be read: %s', async (what, body) => {
  const xml = what.startsWith('a file') ? file(body).replace(' id="definitions"', ' expressionLanguage="javascript"') : file(body)
  const { run, findings } = await made(xml, 'a', { i: 1 })
  expect(run).toThrow(expect.objectContaining(refused))
  expect(findings.filter((one) => one.level === 'error' && one.line !== null && /[\u4e00-\u9fff]/.test(one.message))).not.toEqual(
    [],
  )
})

test('what does not depend on the unreadable part is decided, also beside it in the same file', async () => {
  const body = model('k', literal('1 +')) + decision('b', literal('k()'), knows('k')) + decision('a', literal('1'))
  expect((await made(file(body), 'a')).run()).toBe(1)
  expect((await made(file(body), 'b')).run).toThrow(expect.objectContaining(refused))
  expect((await made(file(body), 'k')).run).toThrow(expect.objectContaining(refused))
})

test('the languages that mean FEEL are read, in every version of the standard', async () => {
  for (const language of ['feel', 'http://www.omg.org/spec/FEEL/20140401', 'https://www.omg.org/spec/DMN/20230324/FEEL/']) {
    const xml = `${head.replace(' id=', ` expressionLanguage="${language}" id=`)}${decision('a', literal('1 + 1'))}</definitions>`
    expect((await made(xml, 'a')).run()).toBe(2)
  }
})

test('a name that one element declares says nothing about another', async () => {
  const greet = model('greet', literal('"from " + Owner.City'), '<formalParameter name="Owner.City" typeRef="string"/>')
  const call = `<invocation>${literal('greet')}<binding><parameter name="Owner.City"/>${literal('Owner.City')}</binding></invocation>`
  const body =
    inputs('Owner', 'a', 'b', 'a-b') +
    greet +
    decision('city', literal('Owner.City'), needs('Owner')) +
    decision('hello', call, needs('Owner') + knows('greet')) +
    decision('named', literal('greet(Owner.City: Owner.City)'), needs('Owner') + knows('greet')) +
    decision('difference', literal('a-b'), needs('a', 'b')) +
    decision('one', literal('a-b'), needs('a-b')) +
    decision('table', table('', ['Owner.City'], ['o'], [['"Yunzhou"', 'Owner.City']]), needs('Owner')) +
    decision(
      'nested',
      `<context><contextEntry><variable name="f"/><functionDefinition><formalParameter name="Owner.City"/>${literal('Owner.City')}</functionDefinition></contextEntry><contextEntry><variable name="x"/>${literal('f(Owner.City)')}</contextEntry><contextEntry>${literal('x')}</contextEntry></context>`,
      needs('Owner'),
    ) +
    decision(
      'loop',
      `<for iteratorVariable="Owner.City"><in>${literal('[Owner.City, "B"]')}</in><return>${literal('Owner.City')}</return></for>`,
      needs('Owner'),
    )
  const input = { Owner: { City: 'Yunzhou' }, a: 5, b: 2, 'a-b': 9 }
  const outputs = {
    ...{
      city: 'Yunzhou',
      hello: 'from Yunzhou',
      named: 'from Yunzhou',
      difference: 3,
      one: 9,
      table: 'Yunzhou',
      nested: 'Yunzhou',
    },
    loop: ['Yunzhou', 'B'],
  }
  for (const [which, output] of Object.entries(outputs))
    expect((await made(file(body), which, input)).run(), which).toEqual(output)
})

test('entries with spaces are read after a dot and in filters, also of a decision that is required', async () => {
  const rows = `<relation><column name="First Name"/><column name="age"/><row>${literal('"Li"')}${literal('5')}</row><row>${literal('"Wu"')}${literal('7')}</row></relation>`
  const body =
    decision('people', rows) +
    decision('oldest', literal('people[age > 5].First Name'), requires('people')) +
    decision('aged', literal('people[First Name = "Li"].age'), requires('people'))
  expect((await made(file(body), 'oldest')).run()).toEqual(['Wu'])
  expect((await made(file(body), 'aged')).run()).toEqual([5])
})
