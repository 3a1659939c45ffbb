// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { readProcess, rehearse, roundTrip, type TraceLine } from './index.ts'

const file = (inside: string, before = '') =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">\n${before}<process id="p" isExecutable="true">\n<startEvent id="s"/>${inside}</process></definitions>`
const flow = (id: string, from: string, to: string) => `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`
const script = (id: string, text = '1', to = '') =>
  `<scriptTask id="${id}" scriptFormat="feel"${to ? ` camunda:resultVariable="${to}"` : ''}><script>${text}</script></scriptTask>`
const findings = async (xml: string) => (await readProcess(xml)).findings
const ran = async (xml: string, variables: Record<string, unknown> = {}) => {
  const trace: string[] = []
  const { processes } = await readProcess(xml)
  const outcome = rehearse(processes, {
    ...{ now: '2026-03-02T09:00:00+08:00', auto: true, variables },
    trace: (line: TraceLine) => trace.push(`${line.did} ${line.at}`),
  })
  return { trace, outcome: outcome.outcome }
}
const catching = (definition: string) =>
  `<intermediateCatchEvent id="x">${definition}</intermediateCatchEvent>${flow('f1', 's', 'x')}`

const refused: Record<string, [xml: string, code: string, element: string, says: string]> = {
  'a signal where a message is named': [
    file(catching('<messageEventDefinition messageRef="g"/>'), '<signal id="g" name="S"/>'),
    'REFERENCE_KIND',
    'x',
    'message',
  ],
  'a message where an error is named': [
    file(`<endEvent id="x"><errorEventDefinition errorRef="g"/></endEvent>${flow('f1', 's', 'x')}`, '<message id="g" name="S"/>'),
    ...(['REFERENCE_KIND', 'x', 'error'] as const),
  ],
  'an error where a signal is named': [
    file(catching('<signalEventDefinition signalRef="g"/>'), '<error id="g" errorCode="S"/>'),
    'REFERENCE_KIND',
    'x',
    'signal',
  ],
  'a signal that a receive task names': [
    file(`<receiveTask id="x" messageRef="g"/>${flow('f1', 's', 'x')}`, '<signal id="g"/>'),
    'REFERENCE_KIND',
    'x',
    'message',
  ],
  'a message where an event definition is named': [
    file(catching('<eventDefinitionRef>g</eventDefinitionRef>'), '<message id="g"/>'),
    'REFERENCE_KIND',
    'x',
    'message',
  ],
  'a pool whose process is a message': [
    file('', '<message id="g"/><collaboration id="c"><participant id="x" processRef="g"/></collaboration>'),
    'REFERENCE_KIND',
    'x',
    'process',
  ],
  'a flow to a lane': [file(`<laneSet id="ls"><lane id="l"/></laneSet>${flow('x', 's', 'l')}`), 'REFERENCE_KIND', 'x', 'lane'],
  'a flow to another process': [
    file(flow('x', 's', 'far'), '<process id="q"><task id="far"/></process>'),
    'FLOW_PROCESS',
    'x',
    '另一个流程',
  ],
  'a flow of a sub-process that is written outside': [
    file(
      `<subProcess id="sub"><startEvent id="a"/><endEvent id="b"/></subProcess>${flow('f', 's', 'sub')}${flow('x', 'a', 'b')}`,
    ),
    ...(['FLOW_OUTSIDE', 'x', '「sub」里'] as const),
  ],
  'a default that leaves another node': [
    file(`<exclusiveGateway id="x" default="f"/><task id="a"/>${flow('f', 's', 'x')}${flow('g', 'x', 'a')}`),
    'FLOW_DEFAULT',
    'x',
    '「s」',
  ],
  'a default that is no flow': [
    file(`<exclusiveGateway id="x" default="a"/><task id="a"/>${flow('f', 's', 'x')}${flow('g', 'x', 'a')}`),
    'REFERENCE_KIND',
    'x',
    'sequenceFlow',
  ],
  'a condition in XPath': [
    file(
      `<task id="a"/><sequenceFlow id="x" sourceRef="s" targetRef="a"><conditionExpression>bpmn:getDataObject("approved")</conditionExpression></sequenceFlow>`,
    ),
    ...(['LANGUAGE', 'x', 'XPath'] as const),
  ],
  'two times in one timer': [
    file(
      catching(
        '<timerEventDefinition><timeDate>2026-06-01T00:00:00Z</timeDate><timeDuration>PT2M</timeDuration></timerEventDefinition>',
      ),
    ),
    'TIMER_MANY',
    'x',
    'timeDuration',
  ],
  'a flow out of a link that throws': [
    file(
      `<intermediateThrowEvent id="x"><linkEventDefinition name="A"/></intermediateThrowEvent><intermediateCatchEvent id="c"><linkEventDefinition name="A"/></intermediateCatchEvent><task id="t"/>${flow('f1', 's', 'x')}${flow('f2', 'x', 't')}`,
    ),
    ...(['FLOW_NOT_HERE', 'x', '抛出的连接'] as const),
  ],
  'a flow into a link that catches': [file(catching('<linkEventDefinition name="A"/>')), 'FLOW_NOT_HERE', 'x', '捕获的连接'],
  'two links of one name that catch': [
    file(
      `<intermediateThrowEvent id="t"><linkEventDefinition name="A"/></intermediateThrowEvent>${['c', 'x'].map((id) => `<intermediateCatchEvent id="${id}"><linkEventDefinition name="A"/></intermediateCatchEvent>`).join('')}${flow('f', 's', 't')}`,
    ),
    ...(['LINK_DOUBLE', 'x', '「A」'] as const),
  ],
  'a loop and a multi-instance on one activity': [
    file(
      `<task id="x"><standardLoopCharacteristics/><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></task>${flow('f', 's', 'x')}`,
    ),
    ...(['LOOP_BOTH', 'x', '多实例'] as const),
  ],
  'an error event that would not interrupt': [
    file(
      `<userTask id="a"/><boundaryEvent id="x" attachedToRef="a" cancelActivity="false"><errorEventDefinition/></boundaryEvent>${flow('f', 's', 'a')}`,
    ),
    ...(['INTERRUPT_ALWAYS', 'x', 'cancelActivity'] as const),
  ],
}
test.each(Object.entries(refused))('%s is refused, with what is wrong', async (_, [xml, code, element, says]) => {
  const found = (await findings(xml)).filter((one) => one.level === 'error')
  expect(found[0]).toMatchObject({ code, element, line: expect.any(Number), message: expect.stringContaining(says) })
})

const warned: Record<string, [xml: string, code: string, element: string]> = {
  'a gateway without a way out': [file(`<exclusiveGateway id="x"/>${flow('f', 's', 'x')}`), 'GATEWAY_NO_WAY', 'x'],
  'a lane that names a missing node': [
    file('<laneSet id="ls"><lane id="x"><flowNodeRef>gone</flowNodeRef></lane></laneSet>'),
    'LANE_NODE',
    'x',
  ],
  'a node in two lanes': [
    file(
      '<laneSet id="ls"><lane id="l"><flowNodeRef>s</flowNodeRef></lane><lane id="x"><flowNodeRef>s</flowNodeRef></lane></laneSet>',
    ),
    'LANE_NODE',
    'x',
  ],
  'a compensation handler in the flow': [
    file(`<task id="x" isForCompensation="true"/>${flow('f', 's', 'x')}`),
    'HANDLER_FLOW',
    'x',
  ],
  'a gateway that says it diverges and joins': [
    file(
      `<exclusiveGateway id="x" gatewayDirection="Diverging"/><task id="a"/><task id="b"/>${flow('f', 's', 'a')}${flow('g', 's', 'b')}${flow('h', 'a', 'x')}${flow('i', 'b', 'x')}`,
    ),
    ...(['GATEWAY_DIRECTION', 'x'] as const),
  ],
}
test.each(Object.entries(warned))('%s is not passed over in silence', async (_, [xml, code, element]) => {
  expect(await findings(xml)).toContainEqual(expect.objectContaining({ code, element, line: expect.any(Number) }))
})

test('valid files are taken: a flow without an id, a category on a sub-process', async () => {
  const bare = '<endEvent id="e"/><sequenceFlow sourceRef="s" targetRef="e"/>'
  expect((await ran(file(bare))).trace).toEqual(['entered s', 'completed s', 'entered e', 'completed e'])
  const category = `<subProcess id="t"><categoryValueRef>kv</categoryValueRef><task id="i"/></subProcess>${flow('f', 's', 't')}`
  expect(await findings(file(category, '<category id="k"><categoryValue id="kv" value="x"/></category>'))).toEqual([])
})

const conditional = (first: string) =>
  file(
    `<subProcess id="sub"><startEvent id="s1"/>${first}${script('t2')}<endEvent id="e1"/>${flow('a', 's1', 't1')}${flow('b', 't1', 't2')}${flow('c', 't2', 'e1')}</subProcess><boundaryEvent id="b1" attachedToRef="sub"><conditionalEventDefinition><condition>urgent</condition></conditionalEventDefinition></boundaryEvent><endEvent id="e"/><endEvent id="eb"/>${flow('g1', 's', 'sub')}${flow('g2', 'sub', 'e')}${flow('g3', 'b1', 'eb')}`,
  )
test('an interrupting condition interrupts at entry when it is true already, and else after the step that makes it true', async () => {
  const atEntry = await ran(conditional(script('t1')), { urgent: true })
  expect(atEntry.trace).toContain('fired b1')
  expect(atEntry.trace).not.toContain('completed t1')
  const midway = await ran(conditional(script('t1', 'true', 'urgent')))
  expect(midway.trace).toEqual(expect.arrayContaining(['completed t1', 'fired b1', 'completed eb']))
  expect(midway.trace).not.toContain('completed t2')
  expect(midway.trace).not.toContain('completed e')
})

test('a conditional event sub-process interrupts after the step that makes its condition true', async () => {
  const handler = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs"><conditionalEventDefinition><condition>urgent</condition></conditionalEventDefinition></startEvent>${script('ht')}${flow('h1', 'hs', 'ht')}</subProcess>`
  const { trace } = await ran(
    file(`${script('t1', 'true', 'urgent')}${script('t2')}${flow('a', 's', 't1')}${flow('b', 't1', 't2')}${handler}`),
  )
  expect(trace).toEqual(expect.arrayContaining(['completed t1', 'fired hs', 'completed ht']))
  expect(trace).not.toContain('completed t2')
})

test('compensation thrown in a compensation event sub-process calls the handlers of its scope', async () => {
  const handler = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs"><compensateEventDefinition/></startEvent><intermediateThrowEvent id="again"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="he"/>${flow('h1', 'hs', 'again')}${flow('h2', 'again', 'he')}</subProcess>`
  const sub = `<subProcess id="sub"><startEvent id="s1"/><task id="book"/><boundaryEvent id="cb" attachedToRef="book"><compensateEventDefinition/></boundaryEvent><task id="undo" isForCompensation="true"/><association id="as" sourceRef="cb" targetRef="undo"/><endEvent id="e1"/>${handler}${flow('f1', 's1', 'book')}${flow('f2', 'book', 'e1')}</subProcess>`
  const { trace, outcome } = await ran(
    file(
      `${sub}<intermediateThrowEvent id="throw"><compensateEventDefinition/></intermediateThrowEvent><endEvent id="e"/>${flow('g1', 's', 'sub')}${flow('g2', 'sub', 'throw')}${flow('g3', 'throw', 'e')}`,
    ),
  )
  expect(trace.filter((one) => one === 'completed undo')).toHaveLength(1)
  expect(trace.indexOf('completed undo')).toBeLessThan(trace.indexOf('completed he'))
  expect(outcome).toBe('completed')
})

test('a message to a receive task that instantiates starts an instance, also beside a start event', async () => {
  const before = (start: string) =>
    `<message id="m" name="order"/><collaboration id="c"><participant id="pa" processRef="p"/><participant id="pb" processRef="q"/><messageFlow id="mf" sourceRef="throw" targetRef="r"/></collaboration><process id="q" isExecutable="true">${start}<receiveTask id="r" instantiate="true" messageRef="m"/><task id="after"/>${flow('f3', 'r', 'after')}</process>`
  const body = `<intermediateThrowEvent id="throw"><messageEventDefinition messageRef="m"/></intermediateThrowEvent>${flow('f1', 's', 'throw')}`
  for (const start of ['', '<startEvent id="other"/>']) {
    const { processes } = await readProcess(file(body, before(start)))
    const trace: string[] = []
    rehearse(processes, {
      now: '2026-03-02T09:00:00+08:00',
      process: 'p',
      auto: true,
      trace: ({ did, at }) => trace.push(`${did} ${at}`),
    })
    expect(trace).toContain('completed after')
  }
})

test('a round trip keeps written carriage returns, and the line ends of the file', () => {
  const xml = file('<documentation>one&#13;&#10;two&#13;</documentation><task id="t" name="a&#13;&#10;b&#9;c"/>')
  const once = roundTrip(xml)
  expect(once).toContain('one&#13;\ntwo&#13;')
  expect(once).toContain('name="a&#13;&#10;b&#9;c"')
  expect(roundTrip(once)).toBe(once)
  const windows = `<?xml version="1.0" encoding="UTF-8"?>\n${file('\n<!-- x\n -->')}`.replace(/\n/g, '\r\n')
  expect(roundTrip(windows).replace(/ \/>/g, '/>')).toBe(windows)
})
