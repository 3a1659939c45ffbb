// SPDX-License-Identifier: Apache-2.0
// What the standard says of decision models, by chapter of DMN 1.5. Cases of our own, as small files.
import { decision, inputs, literal, needs, table } from './samples.ts'

export type DecisionCase = { says: string; body: string; decision: string; input?: Record<string, unknown>; output: unknown }

const score = (policy: string, more?: { values?: string[]; fallback?: string[] }) =>
  inputs('s') +
  decision(
    'g',
    table(
      policy,
      ['s'],
      ['g'],
      [
        ['>= 60', '"C"'],
        ['>= 80', '"B"'],
        ['>= 90', '"A"'],
      ],
      more,
    ),
    needs('s'),
  )
const hit = (
  says: string,
  policy: string,
  s: number | null,
  output: unknown,
  more?: { values?: string[]; fallback?: string[] },
): DecisionCase => ({
  ...{ says, body: score(policy, more), decision: 'g', input: { s }, output },
})
const fees = (aggregation: string) =>
  decision(
    'f',
    table(
      `hitPolicy="COLLECT" aggregation="${aggregation}"`,
      ['1'],
      ['f'],
      [
        ['-', '0.1'],
        ['-', '0.2'],
        ['> 1', '9'],
      ],
    ),
  )
const cell = (says: string, input: unknown, test: string, matches: boolean): DecisionCase => ({
  says,
  body:
    inputs('x') +
    decision(
      'd',
      table(
        'hitPolicy="FIRST"',
        ['x'],
        ['d'],
        [
          [test, 'true'],
          ['-', 'false'],
        ],
      ),
      needs('x'),
    ),
  ...{ decision: 'd', input: { x: input }, output: matches },
})
const alone = (says: string, expression: string, output: unknown, around = '', requirements = ''): DecisionCase => ({
  ...{ says, body: around + decision('d', expression, requirements), decision: 'd', output },
})
const entry = (name: string | null, body: string) =>
  `<contextEntry>${name ? `<variable name="${name}"/>` : ''}${body}</contextEntry>`
const knowledge = (name: string, parameters: string[], body: string, requirements = '') =>
  `<businessKnowledgeModel id="k-${name}" name="${name}"><variable name="${name}"/><encapsulatedLogic>${parameters.map((one) => `<formalParameter name="${one}"/>`).join('')}${body}</encapsulatedLogic>${requirements}</businessKnowledgeModel>`
const knows = (name: string) => `<knowledgeRequirement><requiredKnowledge href="#k-${name}"/></knowledgeRequirement>`
const requires = (name: string) => `<informationRequirement><requiredDecision href="#d-${name}"/></informationRequirement>`
const typed = (name: string, type: string) =>
  `<inputData id="i-${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`
const item = (name: string, inside: string, more = '') => `<itemDefinition name="${name}"${more}>${inside}</itemDefinition>`
const list = (...items: string[]) => `<list>${items.map(literal).join('')}</list>`
const relation = `<relation><column name="n"/><column name="a"/><row>${literal('"x"')}${literal('1')}</row><row>${literal('"y"')}${literal('2')}</row></relation>`
const graph =
  inputs('a') +
  decision('twice', literal('a * 2'), needs('a')) +
  decision('d', literal('twice + a'), requires('twice') + needs('a'))
const service =
  '<decisionService id="s" name="sv"><outputDecision href="#d-d"/><encapsulatedDecision href="#d-twice"/><inputData href="#i-a"/></decisionService>'

export const decisionCases: Record<string, DecisionCase[]> = {
  '6 requirements': [
    { says: 'input data and required decisions are variables', body: graph, decision: 'd', input: { a: 5 }, output: 15 },
    { says: 'a decision is found by its id', body: graph, decision: 'd-d', input: { a: 5 }, output: 15 },
    {
      says: 'a decision without logic is null',
      body: '<decision id="d" name="d"><variable name="d"/></decision>',
      decision: 'd',
      output: null,
    },
    {
      says: 'absent input is null',
      body: inputs('a') + decision('d', literal('a = null'), needs('a')),
      decision: 'd',
      output: true,
    },
  ],
  '6 decisions without logic': [
    {
      says: 'the value of a decision without logic may be given',
      body: `<decision id="d-e" name="e"><variable name="e"/></decision>${decision('d', literal('e + 1'), requires('e'))}`,
      decision: 'd',
      input: { e: 2 },
      output: 3,
    },
  ],
  '7.3 types': [
    {
      says: 'a date is read from JSON',
      body: typed('x', 'date') + decision('d', literal('x.year'), needs('x')),
      decision: 'd',
      input: { x: '2026-02-28' },
      output: 2026,
    },
    {
      says: 'a duration is read from JSON',
      body: typed('x', 'dayTimeDuration') + decision('d', literal('x * 2'), needs('x')),
      decision: 'd',
      input: { x: 'PT1H' },
      output: 'PT2H',
    },
    {
      says: 'a value of another type is null',
      body: typed('x', 'number') + decision('d', literal('x'), needs('x')),
      decision: 'd',
      input: { x: 'one' },
      output: null,
    },
    {
      says: 'a component with a name of two words',
      body:
        item('p', '<itemComponent name="Birth Date"><typeRef>date</typeRef></itemComponent>') +
        typed('x', 'p') +
        decision('d', literal('x.Birth Date.month'), needs('x')),
      decision: 'd',
      input: { x: { 'Birth Date': '2026-02-28' } },
      output: 2,
    },
    {
      says: 'a collection of one is made from a single value',
      body:
        item('l', '<typeRef>number</typeRef>', ' isCollection="true"') +
        typed('x', 'l') +
        decision('d', literal('x'), needs('x')),
      decision: 'd',
      input: { x: 7 },
      output: [7],
    },
    {
      says: 'a list of one gives its value where one is asked for',
      body: typed('x', 'number') + decision('d', literal('x + 1'), needs('x')),
      decision: 'd',
      input: { x: [7] },
      output: 8,
    },
    {
      says: 'a value outside the allowed ones is null',
      body:
        item('c', '<typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues>') +
        typed('x', 'c') +
        decision('d', literal('x'), needs('x')),
      decision: 'd',
      input: { x: 'c' },
      output: null,
    },
    {
      says: 'a date becomes its midnight where a date and time is asked for',
      body: '<decision id="d" name="d"><variable name="d" typeRef="dateTime"/><literalExpression><text>@"2026-02-28"</text></literalExpression></decision>',
      decision: 'd',
      output: '2026-02-28T00:00:00Z',
    },
  ],
  '7.3 types of functions and results': [
    alone(
      'the result of a function is made a list',
      literal('k()'),
      [1],
      `${item('f', '<functionItem outputTypeRef="l"/>')}${item('l', '<typeRef>number</typeRef>', ' isCollection="true"')}${knowledge('k', [], literal('1')).replace('<variable name="k"/>', '<variable name="k" typeRef="f"/>')}`,
      knows('k'),
    ),
    {
      says: 'a knowledge model is called from outside',
      body: knowledge('k', ['x', 'y'], literal('x - y')),
      decision: 'k',
      input: { y: 2, x: 5 },
      output: 3,
    },
    {
      says: 'a context that lacks an entry of its type is null',
      body: `${item('p', '<itemComponent name="n"><typeRef>string</typeRef></itemComponent><itemComponent name="a"><typeRef>number</typeRef></itemComponent>')}<decision id="d" name="d"><variable name="d" typeRef="p"/>${literal('{n: "x"}')}</decision>`,
      decision: 'd',
      output: null,
    },
    {
      says: 'a context may have more entries than its type',
      body: `${item('p', '<itemComponent name="n"><typeRef>string</typeRef></itemComponent>')}<decision id="d" name="d"><variable name="d" typeRef="p"/>${literal('{n: "x", m: 1}')}</decision>`,
      decision: 'd',
      output: { n: 'x', m: 1 },
    },
    alone(
      'an argument of the wrong type is null',
      literal('k("a")'),
      true,
      knowledge('k', ['x'], literal('x = null')).replace(
        '<formalParameter name="x"/>',
        '<formalParameter name="x" typeRef="number"/>',
      ),
      knows('k'),
    ),
  ],
  '8.2 decision table cells': [
    cell('any value', null, '-', true),
    cell('a value', 'a', '"a"', true),
    cell('several values', 'b', '"a","b"', true),
    cell('not', 'b', 'not("a","b")', false),
    cell('greater than', 5, '> 4', true),
    cell('an interval', 5, '(1..5)', false),
    cell('several intervals', 5, '< 3, [5..7]', true),
    cell('a boolean', true, 'true', true),
    cell('a boolean that is false', false, 'false', true),
    cell('null', null, 'null', true),
    cell('null is not in an interval', null, '[1..5]', false),
    cell('the question mark', 5, '? > 4 and ? < 6', true),
    cell('a function of the input', 'foobar', 'starts with(?, "foo")', true),
    cell('a list that holds the input', 'a', '["a", "b"]', true),
    cell('a list as input', ['a', 'b'], '["a", "b"]', true),
    cell('negative numbers', -5, '-5', true),
  ],
  '10.3 types of the file in FEEL': [
    alone(
      'instance of looks at the shape',
      literal('256 instance of byte'),
      true,
      item('byte', '<typeRef>number</typeRef><allowedValues><text>[0..255]</text></allowedValues>'),
    ),
    alone(
      'instance of a context',
      literal('{n: "x"} instance of p'),
      true,
      item('p', '<itemComponent name="n"><typeRef>string</typeRef></itemComponent>'),
    ),
    alone(
      'an argument that is not allowed',
      literal('(function(b: byte) b)(256)'),
      null,
      item('byte', '<typeRef>number</typeRef><allowedValues><text>[0..255]</text></allowedValues>'),
    ),
    alone(
      'an argument that is allowed',
      literal('(function(b: byte) b)(25)'),
      25,
      item('byte', '<typeRef>number</typeRef><allowedValues><text>[0..255]</text></allowedValues>'),
    ),
  ],
  '8.2 possible inputs and outputs': [
    {
      says: 'an input outside its values counts as null',
      body: decision(
        'd',
        table(
          '',
          ['5'],
          ['d'],
          [
            ['null', '"none"'],
            ['5', '"five"'],
          ],
        ).replace('</inputExpression>', '</inputExpression><inputValues><text>not(5)</text></inputValues>'),
      ),
      decision: 'd',
      output: 'none',
    },
    {
      says: 'an output outside its values is null',
      body: decision('d', table('', ['5'], ['d'], [['5', '"five"']], { values: ['"one","two"'] })),
      decision: 'd',
      output: null,
    },
    {
      says: 'output values may be tests',
      body: decision('d', table('', ['5'], ['d'], [['5', '"five"']], { values: ['string length(?) = 4'] })),
      decision: 'd',
      output: 'five',
    },
    {
      says: 'one of several outputs outside its values is null',
      body: decision('d', table('', ['5'], ['a', 'b'], [['5', '1', '2']], { values: ['[0..1]', '[0..1]'] })),
      decision: 'd',
      output: { a: 1, b: null },
    },
  ],
  '8.2 hit policies': [
    hit('unique', 'hitPolicy="UNIQUE"', 65, 'C'),
    hit('unique is the default', '', 65, 'C'),
    hit('unique with several matches is null', '', 95, null),
    hit('any with equal results', 'hitPolicy="ANY"', 65, 'C'),
    hit('any with different results is null', 'hitPolicy="ANY"', 95, null),
    hit('first', 'hitPolicy="FIRST"', 95, 'C'),
    hit('priority', 'hitPolicy="PRIORITY"', 95, 'A', { values: ['"A","B","C"'] }),
    hit('rule order', 'hitPolicy="RULE ORDER"', 95, ['C', 'B', 'A']),
    hit('output order', 'hitPolicy="OUTPUT ORDER"', 95, ['A', 'B', 'C'], { values: ['"A","B","C"'] }),
    hit('collect', 'hitPolicy="COLLECT"', 85, ['C', 'B']),
    hit('collect without a match', 'hitPolicy="COLLECT"', 5, []),
    hit('collect and count', 'hitPolicy="COLLECT" aggregation="COUNT"', 85, 2),
    hit('no match is null', '', 5, null),
    hit('no match gives the default', '', 5, 'F', { fallback: ['"F"'] }),
    hit('null input matches nothing', 'hitPolicy="FIRST"', null, null),
    { says: 'collect and sum, in decimals', body: fees('SUM'), decision: 'f', output: 0.3 },
    { says: 'collect and least', body: fees('MIN'), decision: 'f', output: 0.1 },
    { says: 'collect and greatest', body: fees('MAX'), decision: 'f', output: 0.2 },
    {
      says: 'several outputs are one context',
      body: decision('d', table('', ['1'], ['a', 'b'], [['1', '2', '3']])),
      decision: 'd',
      output: { a: 2, b: 3 },
    },
    {
      says: 'several outputs in rule order are a list of contexts',
      body: decision(
        'd',
        table(
          'hitPolicy="RULE ORDER"',
          ['1'],
          ['a', 'b'],
          [
            ['1', '2', '3'],
            ['1', '4', '5'],
          ],
        ),
      ),
      decision: 'd',
      output: [
        { a: 2, b: 3 },
        { a: 4, b: 5 },
      ],
    },
  ],
  '10.2 boxed expressions': [
    alone('literal', literal('1 + 1'), 2),
    alone('context', `<context>${entry('a', literal('1'))}${entry('b', literal('a + 1'))}</context>`, { a: 1, b: 2 }),
    alone('context with a result', `<context>${entry('a', literal('1'))}${entry(null, literal('a + 1'))}</context>`, 2),
    alone(
      'names of two words in a context',
      `<context>${entry('Base Rate', literal('2'))}${entry(null, literal('Base Rate * 2'))}</context>`,
      4,
    ),
    alone('list', list('1', '"a"'), [1, 'a']),
    alone('relation', relation, [
      { n: 'x', a: 1 },
      { n: 'y', a: 2 },
    ]),
    alone(
      'function definition',
      `<context>${entry('f', `<functionDefinition><formalParameter name="x"/>${literal('x + 1')}</functionDefinition>`)}${entry(null, literal('f(1)'))}</context>`,
      2,
    ),
    alone(
      'invocation',
      `<invocation>${literal('k')}<binding><parameter name="x"/>${literal('20')}</binding></invocation>`,
      21,
      knowledge('k', ['x'], literal('x + 1')),
      knows('k'),
    ),
    alone('call of a knowledge model in FEEL', literal('k(20)'), 21, knowledge('k', ['x'], literal('x + 1')), knows('k')),
    alone(
      'knowledge models that call each other',
      literal('k(5)'),
      11,
      knowledge('j', ['x'], literal('x * 2')) + knowledge('k', ['x'], literal('j(x) + 1'), knows('j')),
      knows('k'),
    ),
    alone(
      'a decision table as knowledge',
      literal('k(5)'),
      '"big"'.slice(1, -1),
      knowledge(
        'k',
        ['x'],
        table(
          '',
          ['x'],
          ['o'],
          [
            ['> 3', '"big"'],
            ['<= 3', '"small"'],
          ],
        ),
      ),
      knows('k'),
    ),
    alone(
      'conditional',
      `<conditional><if>${literal('1 > 2')}</if><then>${literal('"a"')}</then><else>${literal('"b"')}</else></conditional>`,
      'b',
    ),
    alone('filter', `<filter><in>${relation}</in><match>${literal('a > 1')}</match></filter>`, [{ n: 'y', a: 2 }]),
    alone(
      'for',
      `<for iteratorVariable="i"><in>${literal('1..3')}</in><return>${literal('i * 2')}</return></for>`.replace('1..3', '[1..3]'),
      [2, 4, 6],
    ),
    alone('some', `<some iteratorVariable="i"><in>${list('1', '2')}</in><satisfies>${literal('i > 1')}</satisfies></some>`, true),
    alone(
      'every',
      `<every iteratorVariable="i"><in>${list('1', '2')}</in><satisfies>${literal('i > 1')}</satisfies></every>`,
      false,
    ),
  ],
  '10.4 decision services': [
    { says: 'a service is called from outside', body: graph + service, decision: 'sv', input: { a: 5 }, output: 15 },
    {
      says: 'a service is a function',
      body: `${graph + service}${decision('e', literal('sv(1) + sv(2)'), '<knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>')}`,
      decision: 'e',
      output: 9,
    },
    {
      says: 'an input decision is given, not made',
      body: `${graph}<decisionService id="s" name="sv"><outputDecision href="#d-d"/><inputDecision href="#d-twice"/><inputData href="#i-a"/></decisionService>`,
      decision: 'sv',
      input: { a: 5, twice: 100 },
      output: 105,
    },
    {
      says: 'input data come before input decisions',
      body: `${graph}<decisionService id="s" name="sv"><outputDecision href="#d-d"/><inputDecision href="#d-twice"/><inputData href="#i-a"/></decisionService>${decision('e', literal('sv(5, 100)'), '<knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>')}`,
      decision: 'e',
      output: 105,
    },
    {
      says: 'several output decisions are one context',
      body: `${graph}<decisionService id="s" name="sv"><outputDecision href="#d-d"/><outputDecision href="#d-twice"/><inputData href="#i-a"/></decisionService>`,
      decision: 'sv',
      input: { a: 1 },
      output: { d: 3, twice: 2 },
    },
  ],
}
