// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import {
  activeElements,
  begin,
  type Command,
  type Effect,
  type ProcessDefinition,
  readProcessNow,
  type Stepped,
  step,
  type World,
} from './index.ts'

const world: World = { now: '2026-03-02T09:00:00+08:00' }

function process(body: string, roots = ''): ProcessDefinition {
  const { processes, findings } = readProcessNow(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:chengshu="https://chengshu.dev/bpmn" targetNamespace="x">${roots}<process id="p" isExecutable="true">${body}</process></definitions>`,
  )
  expect(findings.filter((one) => one.level === 'error')).toEqual([])
  return processes[0] as ProcessDefinition
}
const flow = (from: string, to: string, when = '') =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${when ? `<conditionExpression>${when}</conditionExpression>` : ''}</sequenceFlow>`
const line = (...ids: string[]) =>
  ids
    .slice(1)
    .map((id, n) => flow(ids[n] as string, id))
    .join('')
const only = <K extends Effect['effect']>(effects: Effect[], kind: K) =>
  effects.filter((one): one is Extract<Effect, { effect: K }> => one.effect === kind)

/** Drives one definition, command after command. */
function drive(definition: ProcessDefinition, variables: Record<string, unknown> = {}, over: Partial<World> = {}) {
  let last: Stepped = begin(definition, { variables }, { ...world, ...over })
  return {
    get state() {
      return last.state
    },
    get effects() {
      return last.effects
    },
    token: (element: string) =>
      last.state.t.find((one) => one.e === element && one.s !== 'b')?.i.toString() ??
      last.state.t.find((one) => one.e === element)?.i.toString() ??
      '',
    do(command: Command) {
      last = step(definition, last.state, command, { ...world, ...over })
      return last
    },
    at: () => activeElements(definition, last.state).map((one) => `${one.element} ${one.status}`),
  }
}

describe('what a host is told', () => {
  test('a user task tells who may do it, with which form, at which stage and by when', () => {
    const run = drive(
      process(
        `<startEvent id="s" /><userTask id="u" name="审查" camunda:candidateGroups="handler, reviewer" camunda:formKey="review" camunda:assignee="\${经办}" chengshu:limit="3 工作日" chengshu:stage="审查" chengshu:counter="A01" />${line('s', 'u')}`,
      ),
      { 经办: 'wang' },
    )
    expect(only(run.effects, 'task')).toEqual([
      {
        effect: 'task',
        token: '2',
        element: 'u',
        name: '审查',
        kind: 'user',
        candidates: ['handler', 'reviewer'],
        assignee: 'wang',
        formKey: 'review',
        limit: '3 工作日',
        stage: '审查',
        properties: { counter: 'A01' },
      },
    ])
    expect(activeElements(process('<task id="x" />'), run.state)).toEqual([
      { token: '2', element: 'u', status: 'waiting', since: world.now },
    ])
  })

  test('zeebe attributes mean the same as camunda ones', () => {
    const run = drive(
      process(
        `<startEvent id="s" /><userTask id="u"><extensionElements><zeebe:assignmentDefinition candidateGroups="=[组, &quot;b&quot;]" /><zeebe:formDefinition formKey="f" /></extensionElements></userTask><serviceTask id="v"><extensionElements><zeebe:taskDefinition type="mail" retries="3" /><zeebe:ioMapping><zeebe:input source="=n + 1" target="m" /></zeebe:ioMapping></extensionElements></serviceTask>${line('s', 'u', 'v')}`,
      ),
      { 组: 'a', n: 1 },
    )
    expect(only(run.effects, 'task')[0]).toMatchObject({ candidates: ['a', 'b'], formKey: 'f' })
    run.do({ do: 'complete', token: run.token('u') })
    expect(only(run.effects, 'service')[0]).toMatchObject({ topic: 'mail', retries: 3, input: { m: 2 } })
  })

  test('whatever was opened is closed: the task and the timer on it', () => {
    const run = drive(
      process(
        `<startEvent id="s" /><userTask id="u" /><boundaryEvent id="b" attachedToRef="u"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>${line('s', 'u')}`,
      ),
    )
    const [timer] = only(run.effects, 'timer')
    expect(timer).toMatchObject({ element: 'b', dueAt: '2026-03-02T10:00:00+08:00' })
    run.do({ do: 'complete', token: run.token('u') })
    expect(only(run.effects, 'closed').map((one) => `${one.element} ${one.how}`)).toEqual(['u completed', 'b interrupted'])
  })

  test('a decision is asked of the host and its trace handed back with the result', () => {
    const asked: unknown[] = []
    const run = drive(
      process(
        `<startEvent id="s" /><businessRuleTask id="d" camunda:decisionRef="资格" camunda:resultVariable="结论" />${line('s', 'd')}`,
      ),
      { 年龄: 61 },
      {
        decide: (decision, input) => {
          asked.push([decision, input])
          return { output: '符合', trace: ['第 1 条'], missing: [] }
        },
      },
    )
    expect(asked).toEqual([['资格', { 年龄: 61 }]])
    expect(only(run.effects, 'decided')[0]).toMatchObject({ decision: '资格', outcome: { trace: ['第 1 条'] } })
    expect(run.state.v).toEqual({ 年龄: 61, 结论: '符合' })
  })

  test('a work-time limit on a timer is counted on the host’s calendar, and without one the token is parked', () => {
    const definition = process(
      `<startEvent id="s" /><intermediateCatchEvent id="c"><timerEventDefinition><timeDuration>5 工作日</timeDuration></timerEventDefinition></intermediateCatchEvent>${line('s', 'c')}`,
    )
    const calendar = { region: '990100', version: '1', years: { '2026': { off: ['2026-03-04'], work: [] } } }
    expect(only(begin(definition, {}, { ...world, calendar }).effects, 'timer')[0]?.dueAt).toMatch(/^2026-03-1\d/)
    expect(only(begin(definition, {}, world).effects, 'parked')[0]).toMatchObject({ element: 'c', code: 'TIMER_FAILED' })
  })
})

describe('nothing is lost', () => {
  const conditional = process(
    `<startEvent id="s" /><exclusiveGateway id="x" /><userTask id="a" /><userTask id="b" />${line('s', 'x')}${flow('x', 'a', 'n &gt; 5')}${flow('x', 'b', 'n &lt; 3')}`,
  )
  test('a condition that cannot be worked out parks the case with the reason; a retry after a fix goes on', () => {
    const run = drive(conditional)
    expect(only(run.effects, 'parked')[0]).toMatchObject({ element: 'x', code: 'CONDITION_FAILED' })
    expect(only(run.effects, 'parked')[0]?.message).toContain('n')
    run.do({ do: 'retry', token: run.token('x') })
    expect(run.at()).toEqual(['x parked'])
    run.do({ do: 'retry', token: run.token('x'), variables: { n: 9 } })
    expect(run.at()).toEqual(['a waiting'])
  })
  test('when no condition holds an officer may choose the flow', () => {
    const run = drive(conditional, { n: 4 })
    expect(only(run.effects, 'parked')[0]).toMatchObject({ code: 'NO_MATCHING_FLOW' })
    expect(() => run.do({ do: 'skip', token: run.token('x'), flow: 's-x' })).toThrow('没有出线')
    run.do({ do: 'skip', token: run.token('x'), flow: 'x-b' })
    expect(run.at()).toEqual(['b waiting'])
  })
  test('a join that can never be complete is named, and an officer may let it pass', () => {
    const run = drive(
      process(
        `<startEvent id="s" /><exclusiveGateway id="x" /><userTask id="a" /><userTask id="b" /><parallelGateway id="j" /><userTask id="z" />${line('s', 'x')}${flow('x', 'a', 'true')}${flow('x', 'b', 'false')}${line('a', 'j', 'z')}${flow('b', 'j')}`,
      ),
    )
    run.do({ do: 'complete', token: run.token('a') })
    expect(only(run.effects, 'parked')[0]).toMatchObject({ element: 'j', code: 'JOIN_STARVED' })
    run.do({ do: 'skip', token: run.token('j') })
    expect(run.at()).toEqual(['z waiting'])
  })
  test('a failed service is parked with its limit still running, and taken up again under the same token', () => {
    const run = drive(
      process(
        `<startEvent id="s" /><serviceTask id="v" camunda:topic="t" /><boundaryEvent id="b" attachedToRef="v"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent><endEvent id="late" />${line('s', 'v')}${line('b', 'late')}`,
      ),
    )
    const token = run.token('v')
    run.do({ do: 'fail', token, message: '接口超时' })
    expect(run.at()).toEqual(['v parked'])
    run.do({ do: 'retry', token })
    expect(only(run.effects, 'service').map((one) => one.token)).toEqual([token])
    expect(only(run.effects, 'timer')).toEqual([])
    run.do({ do: 'fail', token, message: '接口超时' })
    run.do({ do: 'fire', token: run.token('b') })
    expect(run.state.end).toEqual({ outcome: 'completed' })
  })
  test('an output mapping that breaks keeps the output for the retry', () => {
    const run = drive(
      process(
        `<startEvent id="s" /><scriptTask id="a" scriptFormat="feel" camunda:resultVariable="r"><script>k + 1</script></scriptTask><userTask id="u" />${line('s', 'a', 'u')}`,
      ),
    )
    expect(run.at()).toEqual(['a parked'])
    run.do({ do: 'retry', token: run.token('a'), variables: { k: 1 } })
    expect(run.state.v).toEqual({ k: 1, r: 2 })
    expect(run.at()).toEqual(['u waiting'])
  })
  test('a loop whose collection is wrong is parked, and begins after the fix', () => {
    const run = drive(
      process(
        `<startEvent id="s" /><userTask id="u"><multiInstanceLoopCharacteristics camunda:collection="xs" camunda:elementVariable="x" /></userTask>${line('s', 'u')}`,
      ),
      {
        xs: 'none',
      },
    )
    run.do({ do: 'retry', token: run.token('u'), variables: { xs: [1, 2] } })
    expect(only(run.effects, 'task').map((one) => one.item)).toEqual([1, 2])
  })
  test('an endless cycle is parked within its bound of moves, and the step returns', () => {
    const run = drive(process(`<startEvent id="s" /><task id="a" /><task id="b" />${line('s', 'a', 'b', 'a')}`))
    expect(only(run.effects, 'parked')[0]).toMatchObject({ code: 'TOO_MANY_MOVES' })
    expect(run.at()).toHaveLength(1)
    expect(run.do({ do: 'retry', token: run.state.t[0]?.i.toString() ?? '' }).state.t).toHaveLength(1)
  })
  test('a cycle that doubles its tokens is stopped as well', () => {
    const run = drive(
      process(
        `<startEvent id="s" /><task id="a" /><parallelGateway id="g" />${line('s', 'a', 'g')}${flow('g', 'a')}<sequenceFlow id="again" sourceRef="g" targetRef="a" />`,
      ),
      {},
      { maxMoves: 500 },
    )
    expect(run.state.t.every((one) => one.s === 'p')).toBe(true)
    expect(run.state.t.length).toBeLessThan(500)
  })
})

describe('commands that do not fit', () => {
  const task = process(`<startEvent id="s" /><userTask id="u" />${line('s', 'u')}`)
  test('a task is completed once; a second time is refused', () => {
    const run = drive(task)
    run.do({ do: 'complete', token: '2' })
    expect(() => run.do({ do: 'complete', token: '2' })).toThrow(expect.objectContaining({ code: 'PROCESS_ENDED' }))
    expect(() => drive(task).do({ do: 'complete', token: '99' })).toThrow(expect.objectContaining({ code: 'TOKEN_UNKNOWN' }))
    expect(() => drive(task).do({ do: 'retry', token: '2' })).toThrow(expect.objectContaining({ code: 'TOKEN_NOT_PARKED' }))
  })
  test('a timer that comes too late, a message and a signal that nobody awaits change nothing', () => {
    const run = drive(task)
    const before = run.state
    for (const command of [
      { do: 'fire', token: '77' },
      { do: 'message', name: 'x' },
      { do: 'signal', name: 'x' },
    ] as Command[]) {
      const { state, effects } = run.do(command)
      expect({ state, effects }).toEqual({ state: before, effects: [] })
    }
  })
  test('an unknown start is refused', () => {
    expect(() => begin(task, { message: '无' }, world)).toThrow(expect.objectContaining({ code: 'START_UNKNOWN' }))
  })
})

describe('messages', () => {
  test('a message goes to the one with its correlation key only', () => {
    const definition = process(
      `<startEvent id="s" /><receiveTask id="r" messageRef="m"><multiInstanceLoopCharacteristics camunda:collection="xs" camunda:elementVariable="x" /></receiveTask>${line('s', 'r')}`,
      '<message id="m" name="付款"><extensionElements><zeebe:subscription correlationKey="=x" /></extensionElements></message>',
    )
    const run = drive(definition, { xs: ['a', 'b'] })
    expect(only(run.effects, 'await').map((one) => one.correlation)).toEqual(['a', 'b'])
    run.do({ do: 'message', name: '付款', correlation: 'b', payload: { paid: 'b' } })
    expect(run.state.v).toMatchObject({ paid: 'b' })
    expect(run.state.t.filter((one) => one.s === 'w').map((one) => one.q)).toEqual(['a'])
  })
  test('an event-based gateway that starts the process takes the message it starts with', () => {
    const definition = process(
      `<eventBasedGateway id="g" instantiate="true" /><intermediateCatchEvent id="a"><messageEventDefinition messageRef="ma" /></intermediateCatchEvent><intermediateCatchEvent id="b"><messageEventDefinition messageRef="mb" /></intermediateCatchEvent><userTask id="u" />${line('g', 'a', 'u')}${line('g', 'b')}`,
      '<message id="ma" name="甲" /><message id="mb" name="乙" />',
    )
    const { state } = begin(definition, { message: '甲' }, world)
    expect(activeElements(definition, state).map((one) => one.element)).toEqual(['u'])
  })
  test('a parallel one waits for the other messages of the same matter', () => {
    const definition = process(
      `<eventBasedGateway id="g" instantiate="true" eventGatewayType="Parallel" /><receiveTask id="a" messageRef="ma" /><receiveTask id="b" messageRef="mb" /><parallelGateway id="j" /><userTask id="u" />${line('g', 'a', 'j', 'u')}${line('g', 'b', 'j')}`,
      '<message id="ma" name="甲" /><message id="mb" name="乙" />',
    )
    const first = begin(definition, { message: '甲' }, world)
    expect(first.state.end).toBeUndefined()
    const second = step(definition, first.state, { do: 'message', name: '乙' }, world)
    expect(activeElements(definition, second.state).map((one) => one.element)).toEqual(['u'])
  })
  test('an activity of an ad-hoc sub-process may be begun again by a person', () => {
    const run = drive(
      process(`<startEvent id="s" /><adHocSubProcess id="h"><userTask id="a" /></adHocSubProcess>${line('s', 'h')}`),
    )
    const hoc = run.state.t.find((one) => one.e === 'h')?.i.toString() ?? ''
    run.do({ do: 'start', token: hoc, element: 'a' })
    expect(run.at()).toEqual(['a waiting', 'a waiting'])
    expect(() => run.do({ do: 'start', token: hoc, element: 's' })).toThrow(expect.objectContaining({ code: 'ELEMENT_UNKNOWN' }))
  })
})

describe('vendors’ extensions', () => {
  const read = (body: string, attributes = '') =>
    readProcessNow(
      `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:flowable="http://flowable.org/bpmn" targetNamespace="x"${attributes}><process id="p" isExecutable="true">${body}</process></definitions>`,
    )
  test('what has no meaning here is listed by name, what has one is used', () => {
    const { processes, findings } = read(
      '<serviceTask id="v" camunda:asyncBefore="true" camunda:class="com.example.Job" camunda:topic="t" flowable:skip="x"><extensionElements><camunda:failedJobRetryTimeCycle>R3/PT10M</camunda:failedJobRetryTimeCycle><flowable:field name="a" /></extensionElements></serviceTask>',
    )
    expect(findings).toMatchObject([{ level: 'note', code: 'EXTENSION_IGNORED', element: 'v' }])
    expect(findings[0]?.message).toContain('camunda:asyncBefore, camunda:class, flowable:skip, flowable:field')
    expect(only(begin(processes[0] as ProcessDefinition, {}, world).effects, 'service')[0]).toMatchObject({
      topic: 't',
      retries: 3,
    })
  })
  test('the language that a file declares for its expressions is held to', () => {
    const flow =
      '<startEvent id="s" /><task id="t" /><sequenceFlow id="f" sourceRef="s" targetRef="t"><conditionExpression>n = 1</conditionExpression></sequenceFlow>'
    expect(read(flow, ' expressionLanguage="http://www.w3.org/1999/XPath"').processes).toHaveLength(1)
    expect(read(flow, ' expressionLanguage="http://www.java.com/java"').findings[0]).toMatchObject({
      level: 'error',
      code: 'LANGUAGE',
    })
  })
})

test('a message that a message flow leads to another pool says which process and element receive it', () => {
  const { processes } = readProcessNow(
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><collaboration id="c"><participant id="pa" processRef="a" /><participant id="pb" processRef="b" /><participant id="box" /><messageFlow id="m1" sourceRef="t" targetRef="bs" /><messageFlow id="m2" sourceRef="u" targetRef="box" /></collaboration><process id="a"><sendTask id="t" /><sequenceFlow id="f" sourceRef="t" targetRef="u" /><sendTask id="u" /></process><process id="b"><startEvent id="bs"><messageEventDefinition /></startEvent></process></definitions>',
  )
  const { effects } = begin(processes[0] as ProcessDefinition, {}, world)
  expect(only(effects, 'message').map((one) => one.to)).toEqual([{ process: 'b', element: 'bs' }, undefined])
})

test('an output mapped to a part of a variable keeps the other parts', () => {
  const run = drive(
    process(
      `<startEvent id="s" /><serviceTask id="v"><extensionElements><zeebe:ioMapping><zeebe:output source="=paid" target="order.paid" /></zeebe:ioMapping></extensionElements></serviceTask><userTask id="u" />${line('s', 'v', 'u')}`,
    ),
    { order: { total: 5 } },
  )
  run.do({ do: 'complete', token: run.token('v'), output: { paid: true, secret: 1 } })
  expect(run.state.v).toEqual({ order: { total: 5, paid: true } })
})

test('a script that is taken up after its fix closes the limit that ran on it', () => {
  const run = drive(
    process(
      `<startEvent id="s" /><scriptTask id="a" scriptFormat="feel" camunda:resultVariable="r"><script>k + 1</script></scriptTask><boundaryEvent id="b" attachedToRef="a"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent><userTask id="u" />${line('s', 'a', 'u')}`,
    ),
  )
  expect(only(run.effects, 'timer')).toHaveLength(1)
  run.do({ do: 'retry', token: run.token('a'), variables: { k: 1 } })
  expect(only(run.effects, 'closed').map((one) => one.element)).toEqual(['b'])
  expect(run.at()).toEqual(['u waiting'])
})

test('an ad-hoc sub-process whose choice of activities is wrong begins anew after the fix', () => {
  const run = drive(
    process(
      `<startEvent id="s" /><adHocSubProcess id="h"><extensionElements><zeebe:adHoc activeElementsCollection="=chosen" /></extensionElements><userTask id="a" /><userTask id="b" /><subProcess id="es" triggeredByEvent="true"><startEvent id="m"><messageEventDefinition /></startEvent></subProcess></adHocSubProcess>${line('s', 'h')}`,
    ),
    { chosen: 'b' },
  )
  expect(run.at()).toEqual(['h parked'])
  run.do({ do: 'retry', token: run.token('h'), variables: { chosen: ['b'] } })
  expect(run.at()).toEqual(['b waiting'])
  expect(run.state.t.filter((one) => one.e === 'm')).toHaveLength(1)
})
