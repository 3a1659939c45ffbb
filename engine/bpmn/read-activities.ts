// SPDX-License-Identifier: Apache-2.0
import type { Loop, Mapping, NodeSpec, NodeType, TaskWork } from './definition.ts'
import { readMessage, readTrigger } from './read-events.ts'
import {
  camundaUri,
  chengshuUri,
  childExpression,
  children,
  childText,
  expression,
  extension,
  firstChild,
  inside,
  isWanted,
  type Reading,
  report,
  resolve,
  valueSource,
  yes,
  zeebeUri,
} from './reading.ts'
import { attribute, textOf, type XmlElement } from './xml.ts'

const feelFormats = /^(feel|application\/feel|text\/feel)$/i
const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/** What a task asks of the world, from the standard's attributes and the vendors' that have an exact meaning here. */
export function readWork(reading: Reading, element: XmlElement, type: NodeType): TaskWork {
  const camunda = (name: string) => attribute(element, name, camundaUri)
  const assignment = extension(element, zeebeUri, 'assignmentDefinition')
  const form = extension(element, zeebeUri, 'formDefinition')
  const job = extension(element, zeebeUri, 'taskDefinition')
  const script = extension(element, zeebeUri, 'script')
  const called = extension(element, zeebeUri, 'calledDecision')
  const properties: Record<string, string> = {}
  for (const one of element.attributes)
    if (one.uri === chengshuUri && one.local !== 'limit' && one.local !== 'stage') properties[one.local] = one.value
  for (const box of [extension(element, camundaUri, 'properties'), extension(element, zeebeUri, 'properties')])
    for (const one of box ? inside(box, box.uri, 'property') : [])
      properties[attribute(one, 'name') ?? ''] = attribute(one, 'value') ?? ''
  const headers = extension(element, zeebeUri, 'taskHeaders')
  for (const one of headers ? inside(headers, zeebeUri, 'header') : [])
    properties[attribute(one, 'key') ?? ''] = attribute(one, 'value') ?? ''
  const words = (raw: string | undefined): string | null =>
    raw === undefined ? null : /^\s*(=|[$#]\{)/.test(raw) ? prefixed(expression(reading, element, raw)) : raw
  const groups = assignment ? attribute(assignment, 'candidateGroups') : camunda('candidateGroups')
  const users = assignment ? attribute(assignment, 'candidateUsers') : camunda('candidateUsers')
  const several = (raw: string | undefined): string[] => (raw && /^\s*(=|[$#]\{)/.test(raw) ? [words(raw) ?? ''] : list(raw))
  const owners = [...children(element)]
    .filter((one) => ['potentialOwner', 'performer', 'humanPerformer', 'resourceRole'].includes(one.local))
    .map((one) => readOwner(reading, one))
    .filter((one): one is string => one !== null)
  const format = attribute(element, 'scriptFormat') ?? attribute(element, 'scriptLanguage')
  const source = firstChild(element, 'script')
  const work: TaskWork = {
    candidates: [...several(groups), ...several(users), ...owners],
    assignee: words(assignment ? attribute(assignment, 'assignee') : camunda('assignee')),
    formKey: words(
      (form && (attribute(form, 'formId') ?? attribute(form, 'formKey'))) ?? camunda('formKey') ?? camunda('formRef'),
    ),
    limit: attribute(element, 'limit', chengshuUri) ?? null,
    stage: attribute(element, 'stage', chengshuUri) ?? null,
    properties,
    topic: words(camunda('topic') ?? (job && attribute(job, 'type'))),
    retries: Number(job && attribute(job, 'retries')) || retriesOf(extension(element, camundaUri, 'failedJobRetryTimeCycle')),
    script: null,
    result:
      camunda('resultVariable') ??
      (script && attribute(script, 'resultVariable')) ??
      (called && attribute(called, 'resultVariable')) ??
      null,
    decision: words((called && attribute(called, 'decisionId')) ?? camunda('decisionRef')),
    message: null,
    instantiate: yes(attribute(element, 'instantiate'), false),
    call: null,
  }
  if (type === 'scriptTask') {
    if (script && attribute(script, 'expression') !== undefined)
      work.script = expression(reading, element, attribute(script, 'expression') ?? '')
    else if (!job) {
      const text = source ? textOf(source) : ''
      if (format !== undefined && !feelFormats.test(format)) report(reading, 'SCRIPT_FORMAT', element, { format })
      else if (!text.trim()) report(reading, 'SCRIPT_EMPTY', element)
      else if (format === undefined) report(reading, 'SCRIPT_FORMAT', element, { format: '（未写）' })
      else work.script = expression(reading, element, text)
    }
  }
  if (type === 'sendTask' || type === 'receiveTask') {
    const operation = attribute(element, 'messageRef') !== undefined || !work.topic
    if (operation) work.message = readMessage(reading, element, element)
  }
  if (type === 'businessRuleTask' && !work.decision && !work.topic) report(reading, 'DECISION_EMPTY', element)
  if (type === 'callActivity') work.call = readCall(reading, element)
  return work
}
/** camunda:failedJobRetryTimeCycle, such as R3/PT10M: three tries. */
const retriesOf = (cycle: XmlElement | undefined): number => Number(/^\s*R(\d+)\//.exec(cycle ? textOf(cycle) : '')?.[1] ?? 0)
const prefixed = (source: string | null): string | null => (source === null ? null : `=${source}`)

function readOwner(reading: Reading, owner: XmlElement): string | null {
  const assigned = firstChild(owner, 'resourceAssignmentExpression')
  const formal = assigned && (firstChild(assigned, 'formalExpression') ?? firstChild(assigned, 'expression'))
  if (formal) {
    const text = textOf(formal).trim()
    const plain = /^(?:group|user)\(([^)]*)\)$/.exec(text)
    return plain ? (plain[1] as string).trim() : text || null
  }
  const reference = firstChild(owner, 'resourceRef')
  if (!reference) return attribute(owner, 'name') ?? null
  const resource = resolve(reading, textOf(reference).trim())
  if (!resource) report(reading, 'REFERENCE_MISSING', owner, { what: 'resourceRef', id: textOf(reference).trim() })
  return resource ? (attribute(resource, 'name') ?? attribute(resource, 'id') ?? null) : null
}

function readCall(reading: Reading, element: XmlElement): TaskWork['call'] {
  const called = extension(element, zeebeUri, 'calledElement')
  const raw = (called && attribute(called, 'processId')) ?? attribute(element, 'calledElement')
  if (!raw?.trim()) {
    report(reading, 'CALL_EMPTY', element)
    return null
  }
  const dynamic = /^\s*(=|[$#]\{)/.test(raw)
  const box = firstChild(element, 'extensionElements')
  const inputs: Mapping[] = []
  const outputs: Mapping[] = []
  let all = called ? yes(attribute(called, 'propagateAllParentVariables'), true) : true
  let back = called ? yes(attribute(called, 'propagateAllChildVariables'), true) : true
  const ways: [string, Mapping[]][] = [
    ['in', inputs],
    ['out', outputs],
  ]
  for (const [local, into] of ways) {
    const bindings = box ? inside(box, camundaUri, local).filter((one) => attribute(one, 'businessKey') === undefined) : []
    if (!bindings.length) continue
    const whole = bindings.some((one) => attribute(one, 'variables') === 'all')
    if (local === 'in') all = whole
    else back = whole
    for (const one of bindings) {
      const target = attribute(one, 'target')
      if (!target) continue
      const from = attribute(one, 'source')
      const source = attribute(one, 'sourceExpression')
      if (from !== undefined) into.push({ source: '', from, target })
      else if (source !== undefined) into.push({ source: expression(reading, one, source) ?? 'null', target })
    }
  }
  return {
    process: dynamic ? null : local(raw),
    expression: dynamic ? expression(reading, element, raw) : null,
    all,
    back,
    inputs,
    outputs,
  }
}
/** calledElement is a QName: its prefix names the file's own target namespace, not the process. */
const local = (name: string): string => name.trim().slice(name.trim().lastIndexOf(':') + 1)

/** Input and output mappings: camunda:inputOutput, zeebe:ioMapping, the standard's data associations. */
export function readMappings(reading: Reading, element: XmlElement, node: NodeSpec) {
  const inputs: Mapping[] = []
  const outputs: Mapping[] = []
  const zeebe = extension(element, zeebeUri, 'ioMapping')
  if (zeebe)
    for (const [local, into] of [
      ['input', inputs],
      ['output', outputs],
    ] as const)
      for (const one of inside(zeebe, zeebeUri, local)) {
        const source = valueSource(reading, one, attribute(one, 'source') ?? '')
        const target = attribute(one, 'target')
        if (source !== null && target) into.push({ source, target })
        if (local === 'output') node.onlyMapped = true
      }
  const camunda = extension(element, camundaUri, 'inputOutput')
  if (camunda)
    for (const [local, into] of [
      ['inputParameter', inputs],
      ['outputParameter', outputs],
    ] as const)
      for (const one of inside(camunda, camundaUri, local)) {
        const source = camundaSource(reading, one)
        const target = attribute(one, 'name')
        if (source !== null && target) into.push({ source, target })
      }
  readAssociations(reading, element, inputs, outputs)
  if (inputs.length) node.inputs = inputs
  if (outputs.length) node.outputs = outputs
}

/** The FEEL source of a camunda parameter: text, ${…}, list, map or FEEL script. */
function camundaSource(reading: Reading, parameter: XmlElement): string | null {
  const script = inside(parameter, camundaUri, 'script')[0]
  if (script) {
    const format = attribute(script, 'scriptFormat') ?? ''
    if (feelFormats.test(format)) return expression(reading, script, textOf(script))
    report(reading, 'SCRIPT_FORMAT', parameter, { format })
    return null
  }
  const values = inside(parameter, camundaUri, 'list')[0]
  if (values)
    return `[${inside(values, camundaUri, 'value')
      .map((one) => valueSource(reading, one, textOf(one)) ?? 'null')
      .join(', ')}]`
  const map = inside(parameter, camundaUri, 'map')[0]
  if (map)
    return `{${inside(map, camundaUri, 'entry')
      .map((one) => `${JSON.stringify(attribute(one, 'key') ?? '')}: ${valueSource(reading, one, textOf(one)) ?? 'null'}`)
      .join(', ')}}`
  return valueSource(reading, parameter, textOf(parameter).trim())
}

function readAssociations(reading: Reading, element: XmlElement, inputs: Mapping[], outputs: Mapping[]) {
  const variable = (id: string, at: XmlElement): string | null => {
    const known = reading.data.get(id)
    if (known === undefined) report(reading, 'REFERENCE_MISSING', at, { what: at.local, id })
    return known ?? null
  }
  for (const [local, into] of [
    ['dataInputAssociation', inputs],
    ['dataOutputAssociation', outputs],
  ] as const)
    for (const one of children(element, local)) {
      const target = textOf(firstChild(one, 'targetRef') ?? one).trim()
      const sources = [...children(one, 'sourceRef')].map((source) => textOf(source).trim()).filter(Boolean)
      const transformation = childExpression(reading, one, 'transformation')
      const into1 = target ? variable(target, one) : null
      const from = sources.map((source) => variable(source, one)).filter((name): name is string => name !== null)
      for (const assignment of children(one, 'assignment')) {
        const source = childExpression(reading, assignment, 'from')
        const to = textOf(firstChild(assignment, 'to') ?? assignment).trim()
        if (source !== null && to) into.push({ source, target: reading.data.get(to) ?? to })
      }
      if (into1 === null || firstChild(one, 'assignment')) continue
      if (transformation !== null) into.push({ source: transformation, target: into1 })
      else if (from[0] !== undefined && from[0] !== into1) into.push({ source: '', from: from[0], target: into1 })
    }
}

/** Standard loop and multi-instance (BPMN 2.0 §10.3.8), with camunda:collection and zeebe:loopCharacteristics. */
export function readLoop(reading: Reading, element: XmlElement): Loop | undefined {
  const standard = firstChild(element, 'standardLoopCharacteristics')
  if ([...children(element)].filter((one) => one.local.endsWith('LoopCharacteristics')).length > 1)
    report(reading, 'LOOP_BOTH', element)
  if (standard)
    return {
      kind: 'standard',
      testBefore: yes(attribute(standard, 'testBefore'), false),
      maximum: attribute(standard, 'loopMaximum') ?? null,
      condition: childExpression(reading, standard, 'loopCondition'),
    }
  const many = firstChild(element, 'multiInstanceLoopCharacteristics')
  if (!many) return undefined
  const zeebe = extension(many, zeebeUri, 'loopCharacteristics')
  const data = (local: string): string | null => {
    const child = firstChild(many, local)
    if (!child) return null
    const id = textOf(child).trim()
    const known = reading.data.get(id)
    if (known === undefined) report(reading, 'REFERENCE_MISSING', many, { what: local, id })
    return known ?? null
  }
  const itemName = (local: string): string | null => {
    const child = firstChild(many, local)
    return child ? (attribute(child, 'name') ?? attribute(child, 'id') ?? null) : null
  }
  const camundaCollection = attribute(many, 'collection', camundaUri)
  const zeebeCollection = zeebe && attribute(zeebe, 'inputCollection')
  const zeebeOutput = zeebe && attribute(zeebe, 'outputElement')
  const reference = (local: string) => {
    const id = attribute(many, local)
    const target = id ? resolve(reading, id) : undefined
    if (id && !target) report(reading, 'REFERENCE_MISSING', many, { what: local, id })
    return target && isWanted(reading, many, local, target) ? readTrigger(reading, element, target) : null
  }
  const collectionName = data('loopDataInputRef')
  const outputItem = itemName('outputDataItem')
  const loop: Loop = {
    kind: 'many',
    sequential: yes(attribute(many, 'isSequential'), false),
    cardinality: childExpression(reading, many, 'loopCardinality'),
    collection: zeebeCollection
      ? expression(reading, many, zeebeCollection)
      : camundaCollection
        ? expression(reading, many, camundaCollection)
        : collectionName === null
          ? null
          : `@${collectionName}`,
    item:
      (zeebe && attribute(zeebe, 'inputElement')) ?? attribute(many, 'elementVariable', camundaUri) ?? itemName('inputDataItem'),
    until: childExpression(reading, many, 'completionCondition'),
    outputCollection: (zeebe && attribute(zeebe, 'outputCollection')) ?? data('loopDataOutputRef'),
    outputItem: zeebeOutput ? expression(reading, many, zeebeOutput) : outputItem === null ? null : `@${outputItem}`,
    behaviour: (attribute(many, 'behavior')?.toLowerCase() ?? 'all') as 'all' | 'none' | 'one' | 'complex',
    eventOnOne: reference('oneBehaviorEventRef'),
    eventOnNone: reference('noneBehaviorEventRef'),
    complex: [...children(many, 'complexBehaviorDefinition')].map((one) => {
      const event = firstChild(one, 'event')
      const definition = event && [...children(event)].find((child) => child.local.endsWith('EventDefinition'))
      return {
        when: childExpression(reading, one, 'condition') ?? 'false',
        event: definition ? readTrigger(reading, element, definition) : null,
      }
    }),
  }
  const tried = camundaCollection || zeebeCollection || childText(many, 'loopCardinality') || childText(many, 'loopDataInputRef')
  if (loop.collection === null && loop.cardinality === null && !tried) report(reading, 'LOOP_EMPTY', element)
  return loop
}
