// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { begin, readProcess, readProcessNow, roundTrip, step } from './index.ts'

const head = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">'
const world = { now: '2026-03-02T09:00:00+08:00' }

test('a file of 50 MB is refused for its size', async () => {
  const { processes, findings } = await readProcess(
    `${head}<process id="p">${' '.repeat(50 * 1024 * 1024)}</process></definitions>`,
  )
  expect(processes).toEqual([])
  expect(findings).toMatchObject([{ level: 'error', code: 'XML_TOO_LARGE' }])
})

test('entity expansion never happens', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>${head}<process id="p" name="&c;" /></definitions>`
  expect((await readProcess(bomb)).findings[0]).toMatchObject({ code: 'XML_DOCTYPE' })
  expect((await readProcess(`${head}<process id="p" name="&c;" /></definitions>`)).findings[0]).toMatchObject({
    code: 'XML_ENTITY',
  })
  const outside = `<!DOCTYPE d SYSTEM "file:///etc/passwd">${head}</definitions>`
  expect((await readProcess(outside)).findings[0]).toMatchObject({ code: 'XML_DOCTYPE' })
})

test('names such as __proto__ are names and nothing else', () => {
  const { processes, findings } = readProcessNow(
    `${head}<process id="constructor" isExecutable="true"><startEvent id="__proto__" /><userTask id="toString" /><scriptTask id="hasOwnProperty" scriptFormat="feel" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:resultVariable="__proto__"><script>{ polluted: true }</script></scriptTask><sequenceFlow id="valueOf" sourceRef="__proto__" targetRef="toString" /><sequenceFlow id="isPrototypeOf" sourceRef="toString" targetRef="hasOwnProperty" /></process></definitions>`,
  )
  expect(findings.filter((one) => one.level === 'error')).toEqual([])
  const definition = processes[0]!
  const variables = JSON.parse('{"__proto__":{"admin":true},"constructor":1}')
  const first = begin(definition, { variables }, world)
  const last = step(
    definition,
    JSON.parse(JSON.stringify(first.state)),
    { do: 'complete', token: '2', output: JSON.parse('{"__proto__":{"admin":true}}') },
    world,
  )
  expect(last.state.end).toEqual({ outcome: 'completed' })
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(({} as Record<string, unknown>).admin).toBeUndefined()
  expect(Object.getPrototypeOf(last.state.v)).toBe(Object.prototype)
  expect(JSON.stringify(last.state.v)).toBe('{"__proto__":{"polluted":true},"constructor":1}')
})

test('elements nested too deep are refused, not followed', () => {
  const deep = `${head}<process id="p">${'<subProcess>'.repeat(5000)}${'</subProcess>'.repeat(5000)}</process></definitions>`
  expect(readProcessNow(deep).findings[0]).toMatchObject({ code: 'XML_TOO_DEEP' })
})

test('a large but honest file is read, and every element has its line', () => {
  const tasks = Array.from(
    { length: 20_000 },
    (_, n) => `<task id="t${n}" />\n<sequenceFlow id="f${n}" sourceRef="t${n}" targetRef="t${n + 1}" />`,
  ).join('\n')
  const { processes } = readProcessNow(`${head}\n<process id="p">\n${tasks}\n<task id="t20000" />\n</process>\n</definitions>`)
  expect(processes[0]?.nodes.length).toBe(20_002)
  expect(processes[0]?.nodes.at(-1)?.line).toBe(40_003)
})

test('garbage of every kind is answered with a finding, never with an exception', () => {
  const seeds = [
    '',
    ' ',
    '<',
    '<>',
    '<a',
    '<a b',
    '<a b=',
    '<a b="',
    '<a b="c"',
    '<a/><b/>',
    '<a></b>',
    '<!--',
    '<![CDATA[',
    '<?xml',
    '\u0000',
    '<a>&#x0;</a>',
    '<a>&#xFFFFFFFF;</a>',
    '<a>&amp</a>',
    `${head}<process/></definitions>`,
    `${head}<process id="p"><task/><sequenceFlow/></process></definitions>`,
    '<a:b xmlns:a=""/>',
    `\ufeff${head}</definitions>`,
  ]
  for (const seed of seeds) {
    const { processes, findings } = readProcessNow(seed)
    expect(processes).toEqual([])
    expect(findings.some((one) => one.level === 'error')).toBe(true)
  }
})

test('a round trip keeps diagram, vendor extensions, comments, CDATA, prefixes and order', () => {
  const source = `<?xml version="1.0" encoding="UTF-8"?>
<!-- drawn by 王工 -->
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:v="urn:vendor" targetNamespace="x" v:made="a &lt; b &amp; &quot;c&quot;&#10;d">
  <bpmn:process id="p" name="办理" isClosed="false">
    <bpmn:documentation textFormat="text/html"><![CDATA[<b>说明</b> & 更多]]></bpmn:documentation>
    <bpmn:extensionElements><v:any deep="1"><v:more>文字<v:x/></v:more></v:any></bpmn:extensionElements>
    <bpmn:task id="t" name="一
二"/>
    <bpmn:textAnnotation id="ta"><bpmn:text>注 &lt;重要&gt;</bpmn:text></bpmn:textAnnotation>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="pl" bpmnElement="p"><bpmndi:BPMNShape id="sh" bpmnElement="t"><dc:Bounds x="1.5" y="2" width="100" height="80"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`
  expect(roundTrip(source).replaceAll(' />', '/>')).toBe(source.replace('一\n二', '一 二').replaceAll(' />', '/>'))
})

test('a drawing that lacks what running needs is kept and checked, but not begun', () => {
  const drawing = (executable: boolean) =>
    readProcessNow(
      `${head}<process id="p" isExecutable="${executable}"><startEvent id="s"><timerEventDefinition><timeDate /></timerEventDefinition></startEvent><callActivity id="c" /><task id="t"><multiInstanceLoopCharacteristics /></task></process></definitions>`,
    )
  expect(drawing(true).processes).toEqual([])
  const { processes, findings } = drawing(false)
  expect(findings.map((one) => `${one.level} ${one.code} ${one.element}`)).toEqual(
    expect.arrayContaining(['warning TIMER_EMPTY s', 'warning CALL_EMPTY c', 'warning LOOP_EMPTY t']),
  )
  expect(processes[0]?.runnable).toBe(false)
  expect(() => begin(processes[0]!, {}, world)).toThrow(expect.objectContaining({ code: 'NOT_RUNNABLE' }))
})

test('an expression that would not end parks the case with the reason, and the next step has a budget of its own', () => {
  const costly = 'count(for i in 1..1e9 return i) &lt; 0'
  const { processes } = readProcessNow(
    `${head}<process id="p" isExecutable="true"><startEvent id="s"/><exclusiveGateway id="g" default="n"/><userTask id="yes"/><userTask id="no"/><sequenceFlow id="a" sourceRef="s" targetRef="g"/><sequenceFlow id="y" sourceRef="g" targetRef="yes"><conditionExpression>${costly}</conditionExpression></sequenceFlow><sequenceFlow id="n" sourceRef="g" targetRef="no"/></process></definitions>`,
  )
  const { state, effects } = begin(processes[0]!, {}, world)
  const parked = (all: typeof effects) => all.filter((one) => one.effect === 'parked')
  expect(parked(effects)).toMatchObject([{ element: 'g', code: 'CONDITION_FAILED' }])
  expect(JSON.stringify(effects)).toContain('计算量太大')
  expect(state.t).toMatchObject([{ e: 'g', s: 'p' }])
  const retried = step(processes[0]!, state, { do: 'retry', token: String(state.t[0]!.i) }, world)
  expect(parked(retried.effects)).toMatchObject([{ element: 'g', message: expect.stringContaining('for i in 1..1e9') }])
})
