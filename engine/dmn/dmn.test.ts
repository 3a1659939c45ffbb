// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { DecisionError, decide, readDecisions } from './index.ts'
import { decision, file, head, inputs, literal, needs, table } from './samples.ts'

async function run(body: string, which: string, input: Record<string, unknown>) {
  const { decisions, findings } = await readDecisions(file(body))
  expect(findings.filter((finding) => finding.level === 'error')).toEqual([])
  return decide(decisions, which, input)
}

const allowance =
  inputs('年龄', '户籍') +
  decision(
    '津贴',
    table(
      'hitPolicy="FIRST"',
      ['年龄', '户籍'],
      ['金额'],
      [
        ['>= 100', '"云州"', '300'],
        ['>= 90', '"云州"', '100'],
        ['>= 80', '"云州"', '50'],
        ['-', '-', '0'],
      ],
    ),
    needs('年龄', '户籍'),
  )

test('a decision table gives its result with the rules that matched and the inputs that they saw', async () => {
  const { output, trace, missing } = await run(allowance, '津贴', { 年龄: 92, 户籍: '云州' })
  expect(output).toBe(100)
  expect(missing).toEqual([])
  expect(trace).toEqual([
    {
      decision: 'd-津贴',
      name: '津贴',
      inputs: { 年龄: 92, 户籍: '云州' },
      tables: [
        {
          hitPolicy: 'FIRST',
          inputs: [
            { expression: '年龄', value: 92 },
            { expression: '户籍', value: '云州' },
          ],
          rules: [{ index: 2, id: 'r2', annotations: [], output: 100 }],
        },
      ],
      output: 100,
      warnings: [],
    },
  ])
})

test('what is missing is named, but only when the result hangs on it', async () => {
  expect((await run(allowance, '津贴', { 年龄: 92 })).missing).toEqual(['户籍'])
  expect((await run(allowance, 'd-津贴', { 户籍: '云州' })).missing).toEqual(['年龄'])
  expect((await run(allowance, '津贴', {})).missing).toEqual(['年龄', '户籍'])
  expect(await run(allowance, '津贴', { 年龄: 20 })).toMatchObject({ output: 0, missing: [] })
  expect(await run(allowance, '津贴', { 户籍: '外地' })).toMatchObject({ output: 0, missing: [] })
})

const policy = (attributes: string, more = {}) =>
  inputs('分') +
  decision(
    '级',
    table(
      attributes,
      ['分'],
      ['级'],
      [
        ['>= 60', '"及格"'],
        ['>= 80', '"良好"'],
        ['>= 90', '"优秀"'],
        ['< 0', '"无效"'],
      ],
      { values: ['"优秀","良好","及格","无效"'], ...more },
    ),
    needs('分'),
  )

test('every hit policy does what the standard says', async () => {
  const give = async (attributes: string, score: number, more = {}) =>
    (await run(policy(attributes, more), '级', { 分: score })).output
  expect(await give('hitPolicy="UNIQUE"', 70)).toBe('及格')
  expect(await give('', 95)).toBeNull()
  expect(await give('hitPolicy="FIRST"', 95)).toBe('及格')
  expect(await give('hitPolicy="PRIORITY"', 95)).toBe('优秀')
  expect(await give('hitPolicy="ANY"', 70)).toBe('及格')
  expect(await give('hitPolicy="ANY"', 95)).toBeNull()
  expect(await give('hitPolicy="RULE ORDER"', 95)).toEqual(['及格', '良好', '优秀'])
  expect(await give('hitPolicy="OUTPUT ORDER"', 95)).toEqual(['优秀', '良好', '及格'])
  expect(await give('hitPolicy="COLLECT"', 85)).toEqual(['及格', '良好'])
  expect(await give('hitPolicy="COLLECT"', 30)).toEqual([])
  expect(await give('hitPolicy="COLLECT" aggregation="COUNT"', 95)).toBe(3)
  expect(await give('hitPolicy="COLLECT" aggregation="COUNT"', 30)).toBe(0)
  expect(await give('hitPolicy="COLLECT" aggregation="MIN"', 95)).toBe('优秀')
  expect(await give('hitPolicy="UNIQUE"', 30)).toBeNull()
  expect(await give('hitPolicy="UNIQUE"', 30, { fallback: ['"不及格"'] })).toBe('不及格')
})

test('sums of money are exact, least and greatest follow the order of their kind', async () => {
  const fees = (aggregation: string) =>
    decision(
      '费',
      table(
        `hitPolicy="COLLECT" aggregation="${aggregation}"`,
        ['1'],
        ['元'],
        [
          ['-', '0.1'],
          ['-', '0.2'],
          ['> 1', '99'],
        ],
      ),
    )
  expect((await run(fees('SUM'), '费', {})).output).toBe(0.3)
  expect((await run(fees('MIN'), '费', {})).output).toBe(0.1)
  expect((await run(fees('MAX'), '费', {})).output).toBe(0.2)
})

test('a violated unique table says which rules collided', async () => {
  const { trace } = await run(policy('hitPolicy="UNIQUE"'), '级', { 分: 85 })
  expect(trace[0]!.warnings).toMatchObject([
    { code: 'NOT_UNIQUE', message: '决策表「级」应只有一条规则匹配，现在第 1、2 条都匹配。' },
  ])
})

test('several outputs come as one context', async () => {
  const body =
    inputs('面积') +
    decision(
      '收费',
      table(
        'hitPolicy="FIRST"',
        ['面积'],
        ['金额', '依据'],
        [
          ['< 50', '0', '"小微免收"'],
          ['-', '面积 * 2.5', '"按面积"'],
        ],
      ),
      needs('面积'),
    )
  expect((await run(body, '收费', { 面积: 60.2 })).output).toEqual({ 金额: 150.5, 依据: '按面积' })
})

test('a requirement graph is made once for each decision, in order, with every step in the trace', async () => {
  const graph =
    inputs('申请人') +
    decision('年龄', literal('years and months duration(date(申请人.出生日期), date("2026-11-22")).years'), needs('申请人')) +
    decision(
      '老人',
      literal('年龄 >= 60'),
      '<informationRequirement><requiredDecision href="#d-年龄"/></informationRequirement>',
    ) +
    decision(
      '结论',
      literal('if 老人 then "可享 " + string(年龄) else "不可享"'),
      '<informationRequirement><requiredDecision href="#d-老人"/></informationRequirement><informationRequirement><requiredDecision href="#d-年龄"/></informationRequirement>',
    )
  const { output, trace } = await run(graph, '结论', { 申请人: { 出生日期: '1960-11-23' } })
  expect(output).toBe('可享 65')
  expect(trace.map((step) => step.name)).toEqual(['年龄', '老人', '结论'])
})

test('knowledge models are functions, may call each other and themselves, and are invoked with named bindings', async () => {
  const knowledge = (name: string, parameters: string[], body: string, requirements = '') =>
    `<businessKnowledgeModel id="k-${name}" name="${name}"><variable name="${name}"/><encapsulatedLogic>${parameters.map((one) => `<formalParameter name="${one}"/>`).join('')}${body}</encapsulatedLogic>${requirements}</businessKnowledgeModel>`
  const knows = (name: string) => `<knowledgeRequirement><requiredKnowledge href="#k-${name}"/></knowledgeRequirement>`
  const models =
    knowledge('阶乘', ['n'], literal('if n <= 1 then 1 else n * 阶乘(n - 1)')) +
    knowledge('组合', ['n', 'k'], literal('阶乘(n) / (阶乘(k) * 阶乘(n - k))'), knows('阶乘'))
  const called = decision('数', literal('组合(k: 2, n: 5)'), knows('组合'))
  expect((await run(models + called, '数', {})).output).toBe(10)
  const invoked = decision(
    '数',
    `<invocation>${literal('组合')}<binding><parameter name="n"/>${literal('6')}</binding><binding><parameter name="k"/>${literal('3')}</binding></invocation>`,
    knows('组合'),
  )
  expect((await run(models + invoked, '数', {})).output).toBe(20)
})

test('contexts, lists, relations, function definitions and the boxed expressions of DMN 1.4 are evaluated', async () => {
  const entry = (name: string | null, body: string) =>
    `<contextEntry>${name ? `<variable name="${name}"/>` : ''}${body}</contextEntry>`
  const context = decision(
    '合计',
    `<context>${entry('单价', literal('12.5'))}${entry('件数', literal('3'))}${entry('加价', `<functionDefinition><formalParameter name="x"/>${literal('x * 1.1')}</functionDefinition>`)}${entry(null, literal('加价(单价 * 件数)'))}</context>`,
  )
  expect((await run(context, '合计', {})).output).toBe(41.25)
  const open = decision('费用', `<context>${entry('基数', literal('2'))}${entry('Total Fee', literal('基数 * 2'))}</context>`)
  expect((await run(open, '费用', {})).output).toEqual({ 基数: 2, 'Total Fee': 4 })
  expect((await run(decision('列', `<list>${literal('1')}${literal('1 + 1')}</list>`), '列', {})).output).toEqual([1, 2])
  const relation = decision(
    '表',
    `<relation><column name="名"/><column name="岁"/><row>${literal('"甲"')}${literal('3')}</row><row>${literal('"乙"')}${literal('70')}</row></relation>`,
  )
  expect((await run(relation, '表', {})).output).toEqual([
    { 名: '甲', 岁: 3 },
    { 名: '乙', 岁: 70 },
  ])
  const people = inputs('人')
  const boxed = (body: string) => people + decision('果', body, needs('人'))
  const 人 = [{ 岁: 3 }, { 岁: 70 }]
  expect(
    (
      await run(
        boxed(
          `<conditional><if>${literal('count(人) > 1')}</if><then>${literal('"多"')}</then><else>${literal('"少"')}</else></conditional>`,
        ),
        '果',
        { 人 },
      )
    ).output,
  ).toBe('多')
  expect(
    (await run(boxed(`<filter><in>${literal('人')}</in><match>${literal('岁 > 60')}</match></filter>`), '果', { 人 })).output,
  ).toEqual([{ 岁: 70 }])
  expect(
    (
      await run(
        boxed(
          `<for iteratorVariable="某人"><in>${literal('人')}</in><return>${literal('某人.岁 + count(partial)')}</return></for>`,
        ),
        '果',
        { 人 },
      )
    ).output,
  ).toEqual([3, 71])
  expect(
    (
      await run(
        boxed(`<some iteratorVariable="某人"><in>${literal('人')}</in><satisfies>${literal('某人.岁 > 60')}</satisfies></some>`),
        '果',
        { 人 },
      )
    ).output,
  ).toBe(true)
  expect(
    (
      await run(
        boxed(
          `<every iteratorVariable="某人"><in>${literal('人')}</in><satisfies>${literal('某人.岁 > 60')}</satisfies></every>`,
        ),
        '果',
        { 人 },
      )
    ).output,
  ).toBe(false)
})

test('types read dates from JSON, refuse what does not fit, and hold values to what is allowed', async () => {
  const types =
    '<itemDefinition name="区"><typeRef>string</typeRef><allowedValues><text>"云东区","云西区"</text></allowedValues></itemDefinition>' +
    '<itemDefinition name="人"><itemComponent name="出生日期"><typeRef>date</typeRef></itemComponent><itemComponent name="所在区"><typeRef>区</typeRef></itemComponent></itemDefinition>' +
    '<itemDefinition name="人们" isCollection="true"><typeRef>人</typeRef></itemDefinition>'
  const typed = (type: string) => `${types}<inputData id="i-x" name="x"><variable name="x" typeRef="${type}"/></inputData>`
  expect(
    (
      await run(typed('人') + decision('年', literal('x.出生日期.year'), needs('x')), '年', {
        x: { 出生日期: '1960-02-03', 所在区: '云东区' },
      })
    ).output,
  ).toBe(1960)
  expect(
    (await run(typed('人') + decision('年', literal('x'), needs('x')), '年', { x: { 出生日期: '1960-02-03', 所在区: '外区' } }))
      .output,
  ).toBeNull()
  expect(
    (
      await run(typed('人们') + decision('数', literal('count(x[出生日期 < date("1970-01-01")])'), needs('x')), '数', {
        x: [{ 出生日期: '1960-02-03' }, { 出生日期: '1980-02-03' }],
      })
    ).output,
  ).toBe(1)
  expect((await run(typed('number') + decision('数', literal('x + 1'), needs('x')), '数', { x: '1' })).output).toBeNull()
  expect(
    (
      await run(
        '<decision id="d-果" name="果"><variable name="果" typeRef="number"/><literalExpression><text>"a"</text></literalExpression></decision>',
        '果',
        {},
      )
    ).output,
  ).toBeNull()
})

test('a decision service is a function of its inputs, from outside and from other decisions', async () => {
  const service =
    inputs('额') +
    decision('税', literal('额 * 0.06'), needs('额')) +
    decision(
      '总',
      literal('额 + 税'),
      `${needs('额')}<informationRequirement><requiredDecision href="#d-税"/></informationRequirement>`,
    ) +
    '<decisionService id="s" name="计税"><variable name="计税"/><outputDecision href="#d-总"/><encapsulatedDecision href="#d-税"/><inputData href="#i-额"/></decisionService>' +
    '<decisionService id="s2" name="加税"><outputDecision href="#d-总"/><inputDecision href="#d-税"/><inputData href="#i-额"/></decisionService>' +
    decision('两次', literal('计税(计税(100))'), '<knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>')
  expect((await run(service, '计税', { 额: 100 })).output).toBe(106)
  expect((await run(service, '加税', { 额: 100, 税: 1 })).output).toBe(101)
  expect((await run(service, '两次', {})).output).toBe(112.36)
})

test('files of DMN 1.1 to 1.5 are read, others are refused by name', async () => {
  for (const space of [
    'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
    'http://www.omg.org/spec/DMN/20180521/MODEL/',
    'https://www.omg.org/spec/DMN/20191111/MODEL/',
    'https://www.omg.org/spec/DMN/20211108/MODEL/',
    'https://www.omg.org/spec/DMN/20230324/MODEL/',
  ]) {
    const { decisions, findings } = await readDecisions(
      `<dmn:definitions xmlns:dmn="${space}" name="x"><dmn:decision id="a" name="a"><dmn:literalExpression><dmn:text>1 + 1</dmn:text></dmn:literalExpression></dmn:decision></dmn:definitions>`,
    )
    expect(findings).toEqual([])
    expect(decide(decisions, 'a', {}).output).toBe(2)
  }
  expect((await readDecisions('<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>')).findings[0]!.code).toBe(
    'DMN_NOT_DMN',
  )
})

test('what is wrong with a file is found with its line: broken XML, entities, references, circles, expressions', async () => {
  const codes = async (xml: string) => (await readDecisions(xml)).findings.map(({ code, line }) => [code, line])
  expect(await codes('<definitions')).toEqual([['XML_UNREADABLE', 1]])
  expect(await codes(`${head}<decision>`)).toEqual([['XML_UNREADABLE', expect.any(Number)]])
  expect(await codes(`<!DOCTYPE a [<!ENTITY b "cc">]>\n${head}</definitions>`)).toEqual([['XML_UNREADABLE', expect.any(Number)]])
  expect(await codes(file('<x:decision name="a"/>'))).toEqual([['XML_UNREADABLE', 2]])
  expect(
    await codes(
      file(`\n${decision('a', literal('1'), '<informationRequirement><requiredInput href="#无"/></informationRequirement>')}`),
    ),
  ).toEqual([['DMN_REFERENCE', 3]])
  expect(await codes(file(`\n${decision('a', '\n\n<literalExpression><text>\n 1 +</text></literalExpression>')}`))).toEqual([
    ['DMN_FEEL_SYNTAX', 6],
  ])
  const circle = (id: string) => `<informationRequirement><requiredDecision href="#d-${id}"/></informationRequirement>`
  expect((await codes(file(decision('a', literal('b'), circle('b')) + decision('b', literal('a'), circle('a')))))[0]![0]).toBe(
    'DMN_CYCLE',
  )
  expect((await codes(file(decision('a', literal('1')) + decision('a', literal('2')))))[0]![0]).toBe('DMN_ID_TWICE')
})

test('an unknown decision is refused with the names that there are', async () => {
  const { decisions } = await readDecisions(file(allowance))
  expect(() => decide(decisions, '没有', {})).toThrow(DecisionError)
  expect(() => decide(decisions, '没有', {})).toThrow('津贴')
})

test('hostile names in a file do no harm', async () => {
  const { output } = await run(
    inputs('__proto__') +
      decision(
        'constructor',
        '<context><contextEntry><variable name="__proto__"/><literalExpression><text>{"polluted": true}</text></literalExpression></contextEntry></context>',
      ),
    'constructor',
    JSON.parse('{"__proto__": {"polluted": 1}}'),
  )
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(output).not.toHaveProperty('polluted')
})
